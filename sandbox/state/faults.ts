import picomatch from 'picomatch';

export const FAULT_KINDS = ['status', 'html', 'broken', 'hang', 'reset', 'slow'] as const;

/** A fault as the control API accepts it. */
export interface FaultOptions {
	/** Default: any method. */
	method?: string;
	/** A glob for the path, with or without `/api/v1`: `*` within a segment, `**` for any number of segments. */
	path?: string;
	/** A regular expression for the full path, instead of a glob. */
	pattern?: string;
	/** How many requests it affects. Default 1. */
	count?: number;
	/** How many matching requests it skips first. Default 0. */
	skip?: number;
	kind: (typeof FAULT_KINDS)[number];
	/** For `status` (default 500), `html` and `broken` (default 200). */
	status?: number;
	headers?: Record<string, string>;
	/** For `status`: the JSON body that replaces the API's. */
	body?: unknown;
	/** Real milliseconds, for `slow`. Default 1,000. */
	delayMs?: number;
	/** `before` (default): the request is not processed. `after`: it is, but its response is lost or replaced. */
	when?: 'before' | 'after';
}

export interface Fault extends FaultOptions {
	id: number;
	account: number;
	/** How many more requests it affects. */
	left: number;
	pathPattern: RegExp;
	skipsLeft: number;
}

const PREFIX = '/api/v1';

function createPathPattern({ path = '/api/**', pattern }: FaultOptions): RegExp {
	if (pattern) return new RegExp(pattern);
	const glob = path.startsWith('/api/') ? path : PREFIX + path;
	return picomatch.makeRe(glob, { dot: true, strictSlashes: true });
}

/** The faults of all accounts, oldest first. */
export class FaultList {
	private faults: Fault[] = [];
	private lastId = 0;

	/** Throws a SyntaxError when the pattern is not a regular expression. */
	add(account: number, options: FaultOptions): Fault {
		const fault: Fault = {
			...options,
			id: ++this.lastId,
			account,
			left: options.count ?? 1,
			skipsLeft: options.skip ?? 0,
			pathPattern: createPathPattern(options),
		};
		this.faults.push(fault);
		return fault;
	}

	/**
	 * Returns the fault to apply to this request and counts it. A request without a valid token (account null)
	 * matches the faults of every account.
	 */
	takeMatching(method: string, path: string, account: number | null): Fault | undefined {
		for (const fault of this.faults) {
			const isMatch =
				fault.left > 0 &&
				(account === null || fault.account === account) &&
				(!fault.method || fault.method.toUpperCase() === method) &&
				fault.pathPattern.test(path);
			if (!isMatch) continue;
			if (fault.skipsLeft > 0) {
				fault.skipsLeft -= 1;
				continue;
			}
			fault.left -= 1;
			return fault;
		}
		return undefined;
	}

	/** Returns the faults that still affect requests. */
	list(account: number): object[] {
		return this.faults
			.filter((fault) => fault.account === account && fault.left > 0)
			.map(({ pathPattern: matches, ...fault }) => ({ ...fault, matches: matches.source }));
	}

	clear(account: number): void {
		this.faults = this.faults.filter((fault) => fault.account !== account);
	}
}
