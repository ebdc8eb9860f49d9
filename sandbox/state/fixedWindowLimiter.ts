import type { Limits } from '../options';
import type { Clock } from '../world/clock';

interface FixedWindow {
	name: 'minute' | 'hour';
	length: number;
	/** Due time in world milliseconds. */
	ends: number;
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
 * Two fixed windows of one token, in world time. A window begins with its first request, as Laravel's does;
 * a refused request does not count.
 */
export class FixedWindowLimiter {
	private readonly windows: FixedWindow[] = [
		{ name: 'minute', length: 60_000, ends: 0, used: 0 },
		{ name: 'hour', length: 3_600_000, ends: 0, used: 0 },
	];

	constructor(private readonly clock: Clock) {}

	/**
	 * Counts one request. `refused` is the window that has no room for it.
	 */
	consume(limits: Limits): { refused?: Budget; getTightest: Budget } {
		const refused = this.getBudgets(limits).find((budget) => budget.remaining === 0);
		if (refused) return { refused, getTightest: refused };
		for (const window of this.windows) {
			if (window.used === 0) window.ends = this.clock.now() + window.length;
			window.used += 1;
		}
		return { getTightest: this.tightest(limits) };
	}

	/** Both windows as they stand. */
	getBudgets(limits: Limits): Budget[] {
		const now = this.clock.now();
		return this.windows.map((window) => {
			if (window.ends <= now) window.used = 0;
			const limit = window.name === 'minute' ? limits.perMinute : limits.perHour;
			return {
				window: window.name,
				limit,
				remaining: Math.max(0, limit - window.used),
				resets_in: window.used > 0 ? Math.ceil((window.ends - now) / 1000) : 0,
			};
		});
	}

	/** The two limits share their headers: the one with less left is the one shown. */
	private tightest(limits: Limits): Budget {
		const [minute, hour] = this.getBudgets(limits);
		return hour.remaining < minute.remaining ? hour : minute;
	}
}
