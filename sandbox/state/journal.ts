import type { DeliveryAttempt } from '../world/webhooks/deliveryQueue';

/** Older entries are deleted, so that a long run does not fill the memory. */
const MAX_ENTRIES = 20_000;
/** Characters. */
const MAX_TEXT = 2_000;

interface EntryBase {
	id: number;
	/** Real time, ISO 8601. */
	at: string;
	/** Index of the account; null when the request had no valid token. */
	account: number | null;
}

export interface RequestEntry extends EntryBase {
	kind: 'request';
	method: string;
	path: string;
	query: Record<string, unknown>;
	/** The token is masked. */
	headers: Record<string, unknown>;
	/** Long texts are truncated. */
	body: unknown;
	/** Null while the request runs, and when the client got no response. */
	status: number | null;
	/** Real milliseconds; null while the request runs. */
	duration_ms: number | null;
	/** The fault that was applied, if any. */
	fault: string | null;
}

export interface DeliveryEntry extends EntryBase, Omit<DeliveryAttempt, 'body'> {
	kind: 'delivery';
	body: string;
}

export type JournalEntry = RequestEntry | DeliveryEntry;

function truncate(text: string): string {
	return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}… (${text.length} characters)` : text;
}

/** Returns a copy with truncated texts; undefined for no body. */
export function createExcerpt(body: unknown): unknown {
	if (body === undefined) return undefined;
	const truncateTexts = (_: string, value: unknown) =>
		typeof value === 'string' ? truncate(value) : value;
	const json = JSON.stringify(body, truncateTexts);
	return json.length > 20 * MAX_TEXT ? truncate(json) : JSON.parse(json);
}

function maskHeaders(headers: Record<string, unknown>): Record<string, unknown> {
	const masked = { ...headers };
	if ('authorization' in masked) masked.authorization = 'Bearer ***';
	return masked;
}

/** Every request to the API and every delivery attempt, oldest first. */
export class Journal {
	private entries: JournalEntry[] = [];
	private lastId = 0;

	constructor(
		private readonly announce: (kind: JournalEntry['kind'], entry: JournalEntry) => void,
	) {}

	/** Adds the entry of a request that has just arrived. */
	startRequest(method: string, url: string, headers: Record<string, unknown>): RequestEntry {
		const [path, search = ''] = url.split('?', 2);
		const entry: RequestEntry = {
			...this.createEntryBase(null),
			kind: 'request',
			method,
			path,
			query: Object.fromEntries(new URLSearchParams(search)),
			headers: maskHeaders(headers),
			body: undefined,
			status: null,
			duration_ms: null,
			fault: null,
		};
		this.store(entry);
		return entry;
	}

	/** Completes the entry. `status` is null when the client got no response. */
	finishRequest(entry: RequestEntry, status: number | null): void {
		entry.status = status;
		entry.duration_ms = Date.now() - Date.parse(entry.at);
		this.announce('request', entry);
	}

	addDelivery(account: number, attempt: DeliveryAttempt): void {
		const { body, ...rest } = attempt;
		const entry: DeliveryEntry = {
			...this.createEntryBase(account),
			kind: 'delivery',
			...rest,
			body: truncate(body),
		};
		this.store(entry);
		this.announce('delivery', entry);
	}

	/** Returns the entries after the id `since`: the account's, and the requests without a valid token. */
	list(account: number, kind?: string, since = 0): JournalEntry[] {
		return this.entries.filter(
			(entry) =>
				entry.id > since &&
				(entry.account === account || entry.account === null) &&
				(!kind || entry.kind === kind),
		);
	}

	clear(account: number): void {
		this.entries = this.entries.filter(
			(entry) => entry.account !== account && entry.account !== null,
		);
	}

	private createEntryBase(account: number | null): EntryBase {
		return { id: ++this.lastId, at: new Date().toISOString(), account };
	}

	private store(entry: JournalEntry): void {
		this.entries.push(entry);
		if (this.entries.length > MAX_ENTRIES * 1.1) {
			this.entries = this.entries.slice(-MAX_ENTRIES);
		}
	}
}
