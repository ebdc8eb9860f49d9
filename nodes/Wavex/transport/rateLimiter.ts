import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

/** How long a request may be kept waiting, in milliseconds since the epoch, and what ends the wait at once. */
export interface WaitDeadline {
	until: number;
	signal?: AbortSignal;
}

/** `open`: go, and call `leave` afterwards. `closed`: the limit does not reopen in time. `cancelled`: the execution was stopped. */
export type AcquireResult = 'open' | 'closed' | 'cancelled';

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

function getNumberHeader(headers: IDataObject, name: string): number | undefined {
	const text = headers[name];
	return text === undefined || text === '' || !Number.isFinite(Number(text))
		? undefined
		: Number(text);
}

/** `Retry-After` in milliseconds: seconds or a date (RFC 9110, 10.2.3). */
function getRetryAfter(headers: IDataObject): number | undefined {
	const seconds = getNumberHeader(headers, 'retry-after');
	if (seconds !== undefined) return seconds * 1000;
	const date = Date.parse(String(headers['retry-after'] ?? ''));
	return Number.isNaN(date) ? undefined : date - Date.now();
}

/**
 * The pace of one API token, for every request that this process makes with it. It learns the budget from the headers of
 * the answers: bursts while there is some, then waits for the window to reopen. Waiting requests go in the order in which
 * they came; since a node run has one request waiting at a time, runs that share a token take turns.
 */
export class RateLimiter {
	private remaining = Infinity;

	private inFlight = 0;

	/** 0 while there is budget; else when it may reopen. */
	private blockedUntilMs = 0;

	/** When it was found closed: the answer to a request made before that does not say that it is open again. */
	private blockedAt = 0;

	private lastAcquiredAt = 0;

	private probeDelay = FIRST_PROBE_MS;

	private windowStart = 0;

	private windowLength = 0;

	private readonly queue: object[] = [];

	private wake: () => void = () => {};

	private changed = this.nextChange();

	/** When the window may reopen, in milliseconds since the epoch; undefined while it is open. */
	get blockedUntil(): number | undefined {
		return this.blockedUntilMs || undefined;
	}

	/** Waits for this request's turn and for budget. */
	async acquire({ until, signal }: WaitDeadline): Promise<AcquireResult> {
		const waiter = {};
		this.queue.push(waiter);
		let entry: AcquireResult | undefined;
		while ((entry = this.tryAcquire(waiter, until, signal)) === undefined) {
			const shut = this.blockedUntilMs - Date.now();
			await Promise.race([this.changed, sleep(shut > 0 ? Math.min(shut, SLICE_MS) : SLICE_MS)]);
		}
		this.queue.splice(this.queue.indexOf(waiter), 1);
		this.notify();
		return entry;
	}

	private tryAcquire(
		ticket: object,
		until: number,
		signal?: AbortSignal,
	): AcquireResult | undefined {
		const now = Date.now();
		if (signal?.aborted) return 'cancelled';
		if (this.canSend(now) && this.queue[0] === ticket) {
			this.inFlight++;
			this.lastAcquiredAt = now;
			return 'open';
		}
		return now >= until || this.blockedUntilMs > until ? 'closed' : undefined;
	}

	/**
	 * While it is not known whether the window has reopened, one at a time: more would only be refused. A request that
	 * hangs keeps the others for some seconds only.
	 */
	private canSend(now: number): boolean {
		if (now >= Math.max(this.blockedUntilMs, this.lastAcquiredAt) + LAST_PROBE_MS) return true;
		if (this.blockedUntilMs === 0) return this.inFlight < this.remaining;
		return now >= this.blockedUntilMs && this.inFlight === 0;
	}

	/**
	 * Tells the gate how a request ended.
	 *
	 * @param started when it was sent, in milliseconds since the epoch
	 * @param answer undefined when no answer came
	 */
	release(started: number, answer?: { statusCode: number; headers: IDataObject }): void {
		this.inFlight--;
		if (answer?.statusCode === 429) this.block(getRetryAfter(answer.headers));
		else if (answer) this.updateFromHeaders(started, answer.headers);
		this.notify();
	}

	private updateFromHeaders(started: number, headers: IDataObject): void {
		const remaining = getNumberHeader(headers, 'x-ratelimit-remaining');
		const limit = getNumberHeader(headers, 'x-ratelimit-limit');
		if (this.blockedUntilMs > 0) {
			if (started < this.blockedAt) return;
			const length = started - this.windowStart;
			if (this.windowStart > 0) this.windowLength = Math.min(this.windowLength || length, length);
			this.windowStart = started;
			this.blockedUntilMs = 0;
			this.probeDelay = FIRST_PROBE_MS;
		}
		// A fixed window begins with its first request; the first one we see is never before that.
		if (this.windowStart === 0 || (limit !== undefined && remaining === limit - 1)) {
			this.windowStart = started;
		}
		this.remaining = remaining ?? Infinity;
		if (this.remaining <= 0) this.block();
	}

	private block(retryAfter?: number): void {
		const now = Date.now();
		this.blockedAt = now;
		const expected = this.windowLength > 0 ? this.windowStart + this.windowLength : 0;
		if (retryAfter !== undefined && retryAfter > 0) {
			this.blockedUntilMs = now + Math.min(retryAfter, LONGEST_WINDOW_MS) + MARGIN_MS;
		} else if (expected + MARGIN_MS > now) {
			this.blockedUntilMs = expected + MARGIN_MS;
		} else {
			this.blockedUntilMs = now + this.probeDelay;
			this.probeDelay = Math.min(this.probeDelay * PROBE_GROWTH, LAST_PROBE_MS);
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
