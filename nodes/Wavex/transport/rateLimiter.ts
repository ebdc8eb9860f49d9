import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

export interface WaitDeadline {
	/** How long a request may wait, in milliseconds since the epoch. */
	until: number;
	/** Ends the wait at once. */
	signal?: AbortSignal;
}

/**
 * `acquired`: send the request, and call `release` afterwards. `timedOut`: the limit does not reset before the deadline.
 * `aborted`: the execution was cancelled.
 */
export type AcquireResult = 'acquired' | 'timedOut' | 'aborted';

/** A cancelled execution must be noticed within a second, and n8n offers nodes no timer but `sleep`. */
const POLL_MS = 250;

/** When neither `Retry-After` nor an earlier window tells how long to wait, single requests probe, the first one soon. */
const FIRST_PROBE_MS = 250;
const LAST_PROBE_MS = 5_000;
const PROBE_GROWTH = 1.5;

/** Upper bound for `Retry-After`: the API has no longer window. */
const MAX_WINDOW_MS = 24 * 3_600_000;

/** Clocks differ slightly: the next request goes out this long after the window should have reset. */
const MARGIN_MS = 50;

function getNumberHeader(headers: IDataObject, name: string): number | undefined {
	const text = headers[name];
	return text === undefined || text === '' || !Number.isFinite(Number(text))
		? undefined
		: Number(text);
}

/** Returns `Retry-After` in milliseconds. The header holds seconds or a date (RFC 9110, 10.2.3). */
function getRetryAfter(headers: IDataObject): number | undefined {
	const seconds = getNumberHeader(headers, 'retry-after');
	if (seconds !== undefined) return seconds * 1000;
	const date = Date.parse(String(headers['retry-after'] ?? ''));
	return Number.isNaN(date) ? undefined : date - Date.now();
}

/**
 * Limits the rate of all requests that this process sends with one API token. It reads the remaining quota from response
 * headers: requests go out at once while quota is left, then wait for the window to reset. Waiting requests are served in
 * order of arrival; a run of the node has one request waiting at a time, so runs that share a token take turns.
 */
export class RateLimiter {
	private remaining = Infinity;

	private inFlight = 0;

	/** 0 while quota is left, otherwise when the window may reset. */
	private blockedUntilMs = 0;

	/** When the limit was reached: the response to an earlier request does not mean that quota is left again. */
	private blockedAt = 0;

	private lastAcquiredAt = 0;

	private probeDelay = FIRST_PROBE_MS;

	private windowStart = 0;

	private windowLength = 0;

	private readonly queue: object[] = [];

	private wake: () => void = () => {};

	private changed = this.nextChange();

	/** When the window may reset, in milliseconds since the epoch; undefined while quota is left. */
	get blockedUntil(): number | undefined {
		return this.blockedUntilMs || undefined;
	}

	/** Waits for this request's turn and for quota. */
	async acquire({ until, signal }: WaitDeadline): Promise<AcquireResult> {
		const waiter = {};
		this.queue.push(waiter);
		let result: AcquireResult | undefined;
		while ((result = this.tryAcquire(waiter, until, signal)) === undefined) {
			const remainingBlock = this.blockedUntilMs - Date.now();
			await Promise.race([
				this.changed,
				sleep(remainingBlock > 0 ? Math.min(remainingBlock, POLL_MS) : POLL_MS),
			]);
		}
		this.queue.splice(this.queue.indexOf(waiter), 1);
		this.notify();
		return result;
	}

	private tryAcquire(
		waiter: object,
		until: number,
		signal?: AbortSignal,
	): AcquireResult | undefined {
		const now = Date.now();
		if (signal?.aborted) return 'aborted';
		if (this.canSend(now) && this.queue[0] === waiter) {
			this.inFlight++;
			this.lastAcquiredAt = now;
			return 'acquired';
		}
		return now >= until || this.blockedUntilMs > until ? 'timedOut' : undefined;
	}

	/**
	 * While it is unknown whether the window has reset, one request at a time: the API would reject the others. A request
	 * that hangs delays the others by `LAST_PROBE_MS` at most.
	 */
	private canSend(now: number): boolean {
		if (now >= Math.max(this.blockedUntilMs, this.lastAcquiredAt) + LAST_PROBE_MS) return true;
		if (this.blockedUntilMs === 0) return this.inFlight < this.remaining;
		return now >= this.blockedUntilMs && this.inFlight === 0;
	}

	/**
	 * Records how a request ended.
	 *
	 * @param startedAt when it was sent, in milliseconds since the epoch
	 * @param response undefined when there was none
	 */
	release(startedAt: number, response?: { statusCode: number; headers: IDataObject }): void {
		this.inFlight--;
		if (response?.statusCode === 429) this.block(getRetryAfter(response.headers));
		else if (response) this.updateFromHeaders(startedAt, response.headers);
		this.notify();
	}

	private updateFromHeaders(startedAt: number, headers: IDataObject): void {
		const remaining = getNumberHeader(headers, 'x-ratelimit-remaining');
		const limit = getNumberHeader(headers, 'x-ratelimit-limit');
		if (this.blockedUntilMs > 0) {
			if (startedAt < this.blockedAt) return;
			const length = startedAt - this.windowStart;
			if (this.windowStart > 0) this.windowLength = Math.min(this.windowLength || length, length);
			this.windowStart = startedAt;
			this.blockedUntilMs = 0;
			this.probeDelay = FIRST_PROBE_MS;
		}
		// A fixed window begins with its first request; the first one seen here is never before that.
		if (this.windowStart === 0 || (limit !== undefined && remaining === limit - 1)) {
			this.windowStart = startedAt;
		}
		this.remaining = remaining ?? Infinity;
		if (this.remaining <= 0) this.block();
	}

	private block(retryAfter?: number): void {
		const now = Date.now();
		this.blockedAt = now;
		const expected = this.windowLength > 0 ? this.windowStart + this.windowLength : 0;
		if (retryAfter !== undefined && retryAfter > 0) {
			this.blockedUntilMs = now + Math.min(retryAfter, MAX_WINDOW_MS) + MARGIN_MS;
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
