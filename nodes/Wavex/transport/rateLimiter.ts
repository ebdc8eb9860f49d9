import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

/** How long a request may be kept waiting, in milliseconds since the epoch, and what ends the wait at once. */
export interface Patience {
	until: number;
	signal?: AbortSignal;
}

/** `open`: go, and call `leave` afterwards. `closed`: the limit does not reopen in time. `cancelled`: the execution was stopped. */
export type Entry = 'open' | 'closed' | 'cancelled';

/** A cancelled execution must be noticed within a second, and n8n offers nodes no timer but `sleep`. */
const SLICE_MS = 250;

/** When neither `Retry-After` nor an earlier window says how long to wait, one request probes, at first soon. */
const FIRST_PROBE_MS = 250;
const LAST_PROBE_MS = 5_000;
const PROBE_GROWTH = 1.5;

/** No window of the API is longer; a wish beyond it is a mistake. */
const LONGEST_WINDOW_MS = 24 * 3_600_000;

/** Clocks differ a little: a window is asked for this long after it should have reopened. */
const MARGIN_MS = 50;

function numberIn(headers: IDataObject, name: string): number | undefined {
	const text = headers[name];
	return text === undefined || text === '' || !Number.isFinite(Number(text))
		? undefined
		: Number(text);
}

/** `Retry-After` in milliseconds: seconds or a date (RFC 9110, 10.2.3). */
function retryAfterIn(headers: IDataObject): number | undefined {
	const seconds = numberIn(headers, 'retry-after');
	if (seconds !== undefined) return seconds * 1000;
	const date = Date.parse(String(headers['retry-after'] ?? ''));
	return Number.isNaN(date) ? undefined : date - Date.now();
}

/**
 * The pace of one API token, for every request that this process makes with it. It learns the budget from the headers of
 * the answers: bursts while there is some, then waits for the window to reopen. Waiting requests go in the order in which
 * they came; since a node run has one request waiting at a time, runs that share a token take turns.
 */
export class Gate {
	private remaining = Infinity;

	private inFlight = 0;

	/** 0 while there is budget; else when it may reopen. */
	private reopens = 0;

	/** When it was found closed: the answer to a request made before that does not say that it is open again. */
	private closedAt = 0;

	private lastEntry = 0;

	private probe = FIRST_PROBE_MS;

	private windowStart = 0;

	private windowLength = 0;

	private readonly queue: object[] = [];

	private wake: () => void = () => {};

	private changed = this.nextChange();

	/** When the window may reopen, in milliseconds since the epoch; undefined while it is open. */
	get reopensAt(): number | undefined {
		return this.reopens || undefined;
	}

	/** Waits for this request's turn and for budget. */
	async enter({ until, signal }: Patience): Promise<Entry> {
		const ticket = {};
		this.queue.push(ticket);
		let entry: Entry | undefined;
		while ((entry = this.decide(ticket, until, signal)) === undefined) {
			const shut = this.reopens - Date.now();
			await Promise.race([this.changed, sleep(shut > 0 ? Math.min(shut, SLICE_MS) : SLICE_MS)]);
		}
		this.queue.splice(this.queue.indexOf(ticket), 1);
		this.notify();
		return entry;
	}

	private decide(ticket: object, until: number, signal?: AbortSignal): Entry | undefined {
		const now = Date.now();
		if (signal?.aborted) return 'cancelled';
		if (this.mayGo(now) && this.queue[0] === ticket) {
			this.inFlight++;
			this.lastEntry = now;
			return 'open';
		}
		return now >= until || this.reopens > until ? 'closed' : undefined;
	}

	/**
	 * While it is not known whether the window has reopened, one at a time: more would only be refused. A request that
	 * hangs keeps the others for some seconds only.
	 */
	private mayGo(now: number): boolean {
		if (now >= Math.max(this.reopens, this.lastEntry) + LAST_PROBE_MS) return true;
		if (this.reopens === 0) return this.inFlight < this.remaining;
		return now >= this.reopens && this.inFlight === 0;
	}

	/**
	 * Tells the gate how a request ended.
	 *
	 * @param started when it was sent, in milliseconds since the epoch
	 * @param answer undefined when no answer came
	 */
	leave(started: number, answer?: { statusCode: number; headers: IDataObject }): void {
		this.inFlight--;
		if (answer?.statusCode === 429) this.close(retryAfterIn(answer.headers));
		else if (answer) this.learn(started, answer.headers);
		this.notify();
	}

	private learn(started: number, headers: IDataObject): void {
		const remaining = numberIn(headers, 'x-ratelimit-remaining');
		const limit = numberIn(headers, 'x-ratelimit-limit');
		if (this.reopens > 0) {
			if (started < this.closedAt) return;
			const length = started - this.windowStart;
			if (this.windowStart > 0) this.windowLength = Math.min(this.windowLength || length, length);
			this.windowStart = started;
			this.reopens = 0;
			this.probe = FIRST_PROBE_MS;
		}
		// A fixed window begins with its first request; the first one we see is never before that.
		if (this.windowStart === 0 || (limit !== undefined && remaining === limit - 1)) {
			this.windowStart = started;
		}
		this.remaining = remaining ?? Infinity;
		if (this.remaining <= 0) this.close();
	}

	private close(retryAfter?: number): void {
		const now = Date.now();
		this.closedAt = now;
		const expected = this.windowLength > 0 ? this.windowStart + this.windowLength : 0;
		if (retryAfter !== undefined && retryAfter > 0) {
			this.reopens = now + Math.min(retryAfter, LONGEST_WINDOW_MS) + MARGIN_MS;
		} else if (expected + MARGIN_MS > now) {
			this.reopens = expected + MARGIN_MS;
		} else {
			this.reopens = now + this.probe;
			this.probe = Math.min(this.probe * PROBE_GROWTH, LAST_PROBE_MS);
		}
	}

	private nextChange(): Promise<void> {
		return new Promise((resolve) => {
			this.wake = resolve;
		});
	}

	private notify(): void {
		this.wake();
		this.changed = this.nextChange();
	}
}
