import { RateLimitWindow } from './rateLimitWindow';

/** The time for which the API rejects requests. All times in milliseconds of `performance.now()`. */
export interface RateLimitBlock {
	/** When it became known, or the API last said how long it lasts. Responses to earlier requests do not end it. */
	since: number;
	/** When the last request was sent that was rejected, or that used up the quota. */
	rejectedAt: number;
	/** When to send the next request. */
	probeAt: number;
	/** When a request whose wait ends may be sent as a probe. */
	lastChanceAt: number;
}

/** The API's windows are a minute and an hour long (its description, `rate_limits`). */
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** How far apart probes are: a request goes at most this long after a minute's window has reset. */
const PROBE_MS = 5_000;

/** The same after the first minute, when only an hour's window can be the reason. No probe is planned further ahead. */
const LATER_PROBE_MS = 60_000;

/** How soon the first probe follows a response that says that no request is left: its 429 may have `Retry-After`. */
const FIRST_PROBE_MS = 1_000;

/**
 * Decides when to probe whether the window has reset, for an API that does not say when: at the end that earlier windows
 * suggest, otherwise every 5 seconds for a minute and every 60 seconds from then on. So a minute's window costs at most 12
 * responses 429, and 3 once its length is known, unless another client uses the token. An hour's window costs one more a minute
 * while something waits. Fewer would mean to wait longer than a minute on a guess, and a wrong guess must not block. It is
 * noticed within 60 seconds, and within 5 once its length is known.
 */
export class RateLimitProbes {
	private readonly minute = new RateLimitWindow(MINUTE_MS, PROBE_MS);

	private readonly hour = new RateLimitWindow(HOUR_MS, LATER_PROBE_MS);

	/** Records an accepted request. */
	accept(sentAt: number): void {
		this.minute.accept(sentAt);
		this.hour.accept(sentAt);
	}

	/** Records that the request sent at this time ended a block. */
	reset({ since, rejectedAt }: RateLimitBlock, acceptedAt: number): void {
		if (acceptedAt - since > MINUTE_MS + PROBE_MS) {
			this.hour.reset(rejectedAt, acceptedAt);
			this.minute.restart(acceptedAt);
		} else {
			this.minute.reset(rejectedAt, acceptedAt);
		}
	}

	/** Returns the block after a response that says that no request is left. */
	planFirst(rejectedAt: number): RateLimitBlock {
		return this.plan(performance.now(), rejectedAt, FIRST_PROBE_MS);
	}

	/** Returns the block after a 429 that does not say when the window resets. */
	planNext(rejectedAt: number, block?: RateLimitBlock): RateLimitBlock {
		return this.plan(block?.since ?? performance.now(), rejectedAt, PROBE_MS);
	}

	private plan(since: number, rejectedAt: number, spacing: number): RateLimitBlock {
		const minute = this.minute.getNextProbe(rejectedAt);
		const hour = this.hour.getNextProbe(rejectedAt);
		const isHour = minute === undefined && (hour !== undefined || rejectedAt >= since + MINUTE_MS);
		const planned = Math.min(
			minute ?? (isHour ? Infinity : rejectedAt + spacing),
			hour ?? Infinity,
			rejectedAt + LATER_PROBE_MS,
		);
		// Later than all requests that were sent before the block was known.
		const probeAt = Math.max(planned, since + 1);
		const lastChanceAt = isHour ? Math.min(probeAt, rejectedAt + PROBE_MS) : probeAt;
		return { since, rejectedAt, probeAt, lastChanceAt };
	}
}
