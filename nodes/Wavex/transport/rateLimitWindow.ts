/** Latency varies: a shorter time says nothing about the window's length. */
const MIN_STEP_MS = 250;

/**
 * What this process has observed of one of the API's windows, for an API that does not say when it resets. All times are those
 * at which requests were sent, in milliseconds of `performance.now()`.
 *
 * A length is learned only when both ends of the window were observed: its first request was the first one after a reset or
 * after a time in which every window of this kind ends, and it reset between two probes shortly after one another. So it never
 * contains time in which nothing was sent. Each further window is probed slightly before its expected end, so that the
 * length follows a window that becomes shorter.
 */
export class RateLimitWindow {
	/** Undefined when the window may have begun before, with a request of another client or one that was not its first. */
	private startedAt?: number;

	private lastAcceptedAt = -Infinity;

	private accepted = 0;

	private length?: number;

	/** How long before the expected end the window is probed first. */
	private stepMs = MIN_STEP_MS;

	/** How many requests the window accepted when its length was learned. With fewer, another limit was reached or others send. */
	private quota = 0;

	/**
	 * @param longestMs the longest window of this kind
	 * @param spacingMs how far apart it is probed while its length is unknown
	 */
	constructor(
		private readonly longestMs: number,
		private readonly spacingMs: number,
	) {}

	/** Records an accepted request. */
	accept(sentAt: number): void {
		const { startedAt, length } = this;
		if (
			sentAt >= this.lastAcceptedAt + this.longestMs ||
			(startedAt !== undefined && length !== undefined && sentAt >= startedAt + length)
		) {
			this.restart(sentAt);
		} else if (startedAt !== undefined && sentAt >= startedAt + this.longestMs) {
			this.startedAt = undefined;
		}
		this.lastAcceptedAt = Math.max(this.lastAcceptedAt, sentAt);
		this.accepted++;
	}

	/** Records that a window begins with this request. */
	restart(sentAt: number): void {
		this.startedAt = sentAt;
		this.accepted = 0;
	}

	/** Returns when to send the next probe, undefined when that is not known or all expected times have passed. */
	getNextProbe(rejectedAt: number): number | undefined {
		if (this.startedAt === undefined || this.length === undefined || this.accepted < this.quota) {
			return undefined;
		}
		const end = this.startedAt + this.length;
		return [end - this.stepMs, end, end + 2 * MIN_STEP_MS].find((time) => time > rejectedAt);
	}

	/**
	 * Records that the window has reset.
	 *
	 * @param rejectedAt when the last rejected request was sent
	 * @param acceptedAt when the first accepted one was sent
	 */
	reset(rejectedAt: number, acceptedAt: number): void {
		if (this.startedAt !== undefined && acceptedAt - this.startedAt <= 1.1 * this.longestMs) {
			this.learn(acceptedAt - this.startedAt, acceptedAt - rejectedAt);
		}
		this.restart(acceptedAt);
	}

	/**
	 * @param length the window is not longer
	 * @param uncertainty how much shorter it may be
	 */
	private learn(length: number, uncertainty: number): void {
		if (this.length === undefined) {
			if (uncertainty > 1.5 * this.spacingMs) return;
			this.length = length;
			this.stepMs = Math.max(uncertainty / 2, MIN_STEP_MS);
			this.quota = this.accepted;
		} else if (this.accepted < this.quota) {
			return;
		} else if (length < this.length) {
			if (length <= this.length - this.stepMs / 2)
				this.stepMs = Math.min(2 * this.stepMs, length / 4);
			this.length = length;
		} else if (length - uncertainty >= this.length) {
			this.length = undefined;
			this.learn(length, uncertainty);
		} else if (length - uncertainty >= this.length - this.stepMs) {
			this.stepMs = Math.max(this.stepMs / 2, MIN_STEP_MS);
		}
	}
}
