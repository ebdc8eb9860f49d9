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

/** How long to sleep at most before the queue is looked at again. */
const POLL_MS = 1_000;

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
	private unblockedAt = 0;

	/** What `Retry-After` said, on both clocks: one stands still while the machine sleeps, the other can be set. */
	private retryAt = { monotonic: 0, epoch: 0 };

	private readonly probes = new RateLimitProbes();

	private queue: Waiter[] = [];

	private isPolling = false;

	/** When the API accepts requests again, in milliseconds since the epoch; undefined unless the API said so. */
	get resetsAt(): number | undefined {
		return this.mustWait() ? Date.now() + this.retryAt.monotonic - performance.now() : undefined;
	}

	/** Waits for this request's turn and for quota. */
	async acquire({ until, signal }: WaitDeadline): Promise<AcquireResult> {
		const result = await new Promise<AcquireResult>((resolve) => {
			this.queue.push({ until, signal, resolve });
			signal?.addEventListener('abort', this.serve);
			this.serve();
			void this.poll();
		});
		signal?.removeEventListener('abort', this.serve);
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

	private async poll(): Promise<void> {
		if (this.isPolling) return;
		this.isPolling = true;
		while (this.queue.length > 0) {
			const nextAt = this.mustWait() ? this.retryAt.monotonic : (this.block?.probeAt ?? Infinity);
			const pause = nextAt - performance.now();
			await sleep(pause > 0 ? Math.min(pause, POLL_MS) : POLL_MS);
			this.serve();
		}
		this.isPolling = false;
	}

	private readonly serve = (): void => {
		const waiting: Waiter[] = [];
		for (const waiter of this.queue) {
			const result = this.tryAcquire(waiter, waiting.length === 0);
			if (result === undefined) waiting.push(waiter);
			else waiter.resolve(result);
		}
		this.queue = waiting;
	};

	private tryAcquire({ until, signal }: Waiter, isFirst: boolean): AcquireResult | undefined {
		const now = performance.now();
		if (signal?.aborted) return 'aborted';
		if (isFirst && this.canSend(now, until)) {
			this.inFlight++;
			this.lastAcquiredAt = now;
			return 'acquired';
		}
		if (this.mustWait() && this.retryAt.monotonic > until) return 'timedOut';
		// The response to a request in flight shows whether this one can be sent.
		const isResponseDue =
			this.inFlight > 0 && now < Math.min(this.lastAcquiredAt, until) + MAX_RESPONSE_MS;
		return now >= until && !isResponseDue ? 'timedOut' : undefined;
	}

	/** While it is unknown whether the window has reset, one request at a time: the API would reject the others. */
	private canSend(now: number, until: number): boolean {
		if (this.mustWait()) return false;
		const isResponseDue = this.inFlight > 0 && now < this.lastAcquiredAt + MAX_RESPONSE_MS;
		if (this.block === undefined) return this.inFlight < this.remaining || !isResponseDue;
		return !isResponseDue && now >= (now >= until ? this.block.lastChanceAt : this.block.probeAt);
	}

	private mustWait(): boolean {
		return performance.now() < this.retryAt.monotonic && Date.now() < this.retryAt.epoch;
	}

	private handleAccepted(sentAt: number, headers: IDataObject): void {
		if (this.block && sentAt >= this.block.since) {
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
		if (sentAt < this.unblockedAt) return;
		const now = performance.now();
		const retryAfter = getRetryAfter(headers);
		if (retryAfter !== undefined) {
			const monotonic = Math.max(this.retryAt.monotonic, now + retryAfter + MARGIN_MS);
			this.retryAt = { monotonic, epoch: Date.now() + monotonic - now };
			this.block = { since: now, rejectedAt: sentAt, probeAt: 0, lastChanceAt: 0 };
		} else if (this.block === undefined || sentAt >= this.block.since) {
			this.block = this.probes.planNext(sentAt, this.block);
		}
	}
}
