export const FAULT_KINDS = ['status', 'html', 'broken', 'hang', 'reset', 'slow'] as const;

/** One fault, as the control API takes it. */
export interface FaultOptions {
	/** Left out: any method. */
	method?: string;
	/** A glob over the path, with or without `/api/v1`: `*` within a segment, `**` across them. */
	path?: string;
	/** A regular expression over the full path, instead of a glob. */
	pattern?: string;
	/** How many requests it strikes. Default 1. */
	count?: number;
	/** How many matching requests it lets pass first. Default 0. */
	skip?: number;
	kind: (typeof FAULT_KINDS)[number];
	/** For `status` (default 500), `html` and `broken` (default 200). */
	status?: number;
	headers?: Record<string, string>;
	/** For `status`: the JSON body instead of the API's own. */
	body?: unknown;
	/** Real milliseconds, for `slow`. Default 1,000. */
	delayMs?: number;
	/**
	 * `before` (default): the request is not carried out. `after`: it is, but its answer is lost or replaced.
	 */
	when?: 'before' | 'after';
}

export interface Fault extends FaultOptions {
	id: number;
	account: number;
	/** How many requests it will still strike. */
	left: number;
	pathPattern: RegExp;
	skipsLeft: number;
}

const PREFIX = '/api/v1';

function globToRegExp(glob: string): RegExp {
	const source = glob
		.split(/(\*\*|\*)/)
		.map((part) => {
			if (part === '**') return '.*';
			if (part === '*') return '[^/]*';
			return part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
		})
		.join('');
	const prefix = glob.startsWith('/api/') ? '' : PREFIX;
	return new RegExp(`^${prefix}${source}$`);
}

/** Faults on order, the oldest first. */
export class FaultList {
	private faults: Fault[] = [];
	private lastId = 0;

	/** Throws a SyntaxError when the pattern is not a regular expression. */
	add(account: number, order: FaultOptions): Fault {
		const fault: Fault = {
			...order,
			id: ++this.lastId,
			account,
			left: order.count ?? 1,
			skipsLeft: order.skip ?? 0,
			pathPattern: order.pattern ? new RegExp(order.pattern) : globToRegExp(order.path ?? '/api/**'),
		};
		this.faults.push(fault);
		return fault;
	}

	/**
	 * The fault that strikes this request, counted off. A request without a valid token (account null) can be
	 * struck by any account's fault.
	 */
	takeMatching(method: string, path: string, account: number | null): Fault | undefined {
		for (const fault of this.faults) {
			const fits =
				fault.left > 0 &&
				(account === null || fault.account === account) &&
				(!fault.method || fault.method.toUpperCase() === method) &&
				fault.pathPattern.test(path);
			if (!fits) continue;
			if (fault.skipsLeft > 0) {
				fault.skipsLeft -= 1;
				continue;
			}
			fault.left -= 1;
			return fault;
		}
		return undefined;
	}

	/** Those that will still strike. */
	list(account: number): object[] {
		return this.faults
			.filter((fault) => fault.account === account && fault.left > 0)
			.map(({ pathPattern: matches, ...fault }) => ({ ...fault, matches: matches.source }));
	}

	clear(account: number): void {
		this.faults = this.faults.filter((fault) => fault.account !== account);
	}
}
