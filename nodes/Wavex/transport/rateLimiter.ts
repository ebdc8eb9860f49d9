import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { getRemaining, getRetryAfter } from './rateLimitHeaders';
import { RateLimitProbes } from './rateLimitProbes';
import type { RateLimitBlock } from './rateLimitProbes';

export interface WaitDeadline {
	/** How long a request may wait, in milliseconds of `performance.now()`: a clock that is set does not change it. */
	until: number;
	/** Ends the wait at once. */
	signal?: AbortSignal;
}

/**
 * `acquired`: send the request, and call `release` afterwards. `timedOut`: the API said that the limit does not reset before the
 * deadline, or the deadline has passed. `aborted`: the execution was cancelled.
 */
export type AcquireResult = 'acquired' | 'timedOut' | 'aborted';

interface Waiter extends WaitDeadline {
	resolve: (result: AcquireResult) => void;
}

/** How long to sleep at most before the queue is served again: a timer that is no longer needed must not last. */
const MAX_SLEEP_MS = 5_000;

/** A response that takes longer no longer delays other requests. */
const MAX_RESPONSE_MS = 5_000;

/** Clocks differ slightly: the next request goes out this long after `Retry-After`. */
const MARGIN_MS = 50;

/**
 * Limits the rate of all requests that this process sends with one API token. It reads the remaining quota from response
 * headers: requests go out at once while quota is left, then wait for the window to reset. Waiting requests are served in
 * order of arrival; a run of the node has one request waiting at a time, so runs that share a token take turns.
 *
 * Only what the API said with `Retry-After` fails a request before its deadline. Without it `RateLimitProbes` decides when a
 * single request probes whether the window has reset.
 */
export class RateLimiter {
	private remaining = Infinity;

	/** When the request was sent whose response said how many remain. */
	private remainingAt = 0;

	private inFlight = 0;

	private lastAcquiredAt = -Infinity;

	private block?: RateLimitBlock;

	/** When the request was sent that ended the last block. */
	private unblockedAt = -Infinity;

	/** What `Retry-After` said, on both clocks: one stands still while the machine sleeps, the other can be set. */
	private retryAt = { monotonic: 0, epoch: 0 };

	private readonly probes = new RateLimitProbes();

	private queue: Waiter[] = [];

	/** When the queue is served next. */
	private wakeAt = Infinity;

	/** When the API accepts requests again, in milliseconds since the epoch; undefined unless the API said so. */
	get resetsAt(): number | undefined {
		const now = performance.now();
		const retryAt = this.getRetryTime(now);
		return retryAt > now ? Date.now() + retryAt - now : undefined;
	}

	/** When the next request goes if one waits for the limit, in milliseconds since the epoch. */
	get nextAt(): number | undefined {
		if (this.block === undefined || this.queue.length === 0) return undefined;
		const now = performance.now();
		return Date.now() + Math.max(this.getRetryTime(now), this.block.probeAt, now) - now;
	}

	/** Waits for this request's turn and for quota. */
	async acquire({ until, signal }: WaitDeadline): Promise<AcquireResult> {
		const serve = () => this.serve();
		const result = await new Promise<AcquireResult>((resolve) => {
			this.queue.push({ until, signal, resolve });
			signal?.addEventListener('abort', serve);
			this.serve();
		});
		signal?.removeEventListener('abort', serve);
		return result;
	}

	/**
	 * Records how a request ended.
	 *
	 * @param sentAt in milliseconds of `performance.now()`
	 * @param response undefined when there was none
	 */
	release(sentAt: number, response?: { statusCode: number; headers: IDataObject }): void {
		this.inFlight--;
		if (response?.statusCode === 429) this.handleRejected(sentAt, response.headers);
		else if (response) this.handleAccepted(sentAt, response.headers);
		this.serve();
	}

	private serve(): void {
		const now = performance.now();
		const waiting: Waiter[] = [];
		let until = Infinity;
		for (const waiter of this.queue) {
			const result = this.tryAcquire(waiter, now, waiting.length === 0);
			if (result !== undefined) {
				waiter.resolve(result);
				continue;
			}
			waiting.push(waiter);
			if (waiter.until > now) until = Math.min(until, waiter.until);
		}
		this.queue = waiting;
		if (waiting.length > 0) this.serveAgain(now, until);
	}

	/** Waiters share one timer: a race of each with a promise that lasts would keep all of them in memory. */
	private serveAgain(now: number, until: number): void {
		const { probeAt = 0, lastChanceAt = 0 } = this.block ?? {};
		const hungAt = this.lastAcquiredAt + MAX_RESPONSE_MS;
		let at = Math.min(until, now + MAX_SLEEP_MS);
		for (const time of [this.getRetryTime(now), probeAt, lastChanceAt, hungAt]) {
			if (time > now && time < at) at = time;
		}
		if (at >= this.wakeAt) return;
		this.wakeAt = at;
		void sleep(at - now).then(() => {
			if (this.wakeAt === at) this.wakeAt = Infinity;
			this.serve();
		});
	}

	private tryAcquire(
		{ until, signal }: Waiter,
		now: number,
		isFirst: boolean,
	): AcquireResult | undefined {
		if (signal?.aborted) return 'aborted';
		const retryAt = this.getRetryTime(now);
		const isResponseDue = this.inFlight > 0 && now < this.lastAcquiredAt + MAX_RESPONSE_MS;
		if (isFirst && retryAt <= now && this.canSend(now >= until, now, isResponseDue)) {
			this.inFlight++;
			this.lastAcquiredAt = now;
			return 'acquired';
		}
		if (retryAt > until) return 'timedOut';
		// The response to a request in flight shows whether this one can be sent.
		const isSoonKnown = isResponseDue && now < until + MAX_RESPONSE_MS;
		return now >= until && !isSoonKnown ? 'timedOut' : undefined;
	}

	/** While it is unknown whether the window has reset, one request at a time: the API would reject the others. */
	private canSend(isLastChance: boolean, now: number, isResponseDue: boolean): boolean {
		if (this.block === undefined) return this.inFlight < this.remaining || !isResponseDue;
		return !isResponseDue && now >= (isLastChance ? this.block.lastChanceAt : this.block.probeAt);
	}

	/** Returns when `Retry-After` ends, 0 when it has ended. */
	private getRetryTime(now: number): number {
		const { monotonic, epoch } = this.retryAt;
		return now < monotonic && Date.now() < epoch ? monotonic : 0;
	}

	private handleAccepted(sentAt: number, headers: IDataObject): void {
		if (this.block && sentAt > this.block.since) {
			this.probes.reset(this.block, sentAt);
			this.block = undefined;
			this.unblockedAt = sentAt;
			this.retryAt = { monotonic: 0, epoch: 0 };
		}
		this.probes.accept(sentAt);
		if (this.block) return;
		const remaining = getRemaining(headers) ?? Infinity;
		// Responses can overtake one another.
		if (sentAt < this.remainingAt && remaining > this.remaining) return;
		this.remaining = remaining;
		this.remainingAt = sentAt;
		if (remaining <= 0) this.block = this.probes.planFirst(sentAt);
	}

	private handleRejected(sentAt: number, headers: IDataObject): void {
		const now = performance.now();
		const retryAfter = getRetryAfter(headers);
		if (retryAfter !== undefined) {
			const monotonic = Math.max(this.retryAt.monotonic, now + retryAfter + MARGIN_MS);
			this.retryAt = { monotonic, epoch: Date.now() + monotonic - now };
			this.block = { since: now, rejectedAt: sentAt, probeAt: 0, lastChanceAt: 0 };
		} else if (sentAt > (this.block?.since ?? this.unblockedAt)) {
			this.block = this.probes.planNext(sentAt, this.block);
		}
	}
}
