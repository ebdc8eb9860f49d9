import type { Limits } from '../options';
import type { Clock } from '../world/clock';

interface FixedWindow {
	name: 'minute' | 'hour';
	length: number;
	/** World time in milliseconds. */
	endsAt: number;
	used: number;
}

export interface Budget {
	window: 'minute' | 'hour';
	limit: number;
	remaining: number;
	/** World seconds until this window ends. */
	resets_in: number;
}

/**
 * The minute and the hour window of one token, in world time. A window starts with its first request, as in
 * Laravel; a rejected request does not count.
 */
export class FixedWindowLimiter {
	private readonly windows: FixedWindow[] = [
		{ name: 'minute', length: 60_000, endsAt: 0, used: 0 },
		{ name: 'hour', length: 3_600_000, endsAt: 0, used: 0 },
	];

	constructor(private readonly clock: Clock) {}

	/** Counts one request. `exceeded` is the window whose limit is reached. */
	consume(limits: Limits): { exceeded?: Budget; tightest: Budget } {
		const exceeded = this.getBudgets(limits).find((budget) => budget.remaining === 0);
		if (exceeded) return { exceeded, tightest: exceeded };
		for (const window of this.windows) {
			if (window.used === 0) window.endsAt = this.clock.now() + window.length;
			window.used += 1;
		}
		return { tightest: this.getTightest(limits) };
	}

	/** Returns the current state of both windows. */
	getBudgets(limits: Limits): Budget[] {
		const now = this.clock.now();
		return this.windows.map((window) => {
			if (window.endsAt <= now) window.used = 0;
			const limit = window.name === 'minute' ? limits.perMinute : limits.perHour;
			return {
				window: window.name,
				limit,
				remaining: Math.max(0, limit - window.used),
				resets_in: window.used > 0 ? Math.ceil((window.endsAt - now) / 1000) : 0,
			};
		});
	}

	/** Returns the window with less left: both share the rate limit headers. */
	private getTightest(limits: Limits): Budget {
		const [minute, hour] = this.getBudgets(limits);
		return hour.remaining < minute.remaining ? hour : minute;
	}
}
