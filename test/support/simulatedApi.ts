export interface SimulatedLimits {
	minute?: number;
	hour?: number;
	/** Each request counts for the window's length, instead of all until a window ends that began with its first request. */
	isSliding: boolean;
	/** Which window the headers show. */
	shown: 'none' | 'minute' | 'hour' | 'tightest';
	retryAfter: 'none' | 'seconds' | 'date';
	/** How far the server's clock is from ours, in milliseconds. */
	clockSkew: number;
}

export interface SimulatedResponse {
	statusCode: number;
	headers: Record<string, string>;
}

class SimulatedWindow {
	private times: number[] = [];

	constructor(
		readonly limit: number,
		private readonly length: number,
		private readonly isSliding: boolean,
	) {}

	getRemaining(now: number): number {
		if (this.isSliding) this.times = this.times.filter((time) => time + this.length > now);
		else if (this.times.length > 0 && this.times[0] + this.length <= now) this.times = [];
		return Math.max(0, this.limit - this.times.length);
	}

	/** Returns when one more request is accepted. */
	getOpeningTime(now: number): number {
		return this.getRemaining(now) > 0 ? now : this.times[0] + this.length;
	}

	count(now: number): void {
		this.times.push(now);
	}
}

/** A time in which the API rejects everything. */
export interface Closure {
	by: 'minute' | 'hour';
	from: number;
	until: number;
	/** Our own rejected requests. */
	rejected: number;
}

/** The API's limiter and its other clients, as a function of the time at which requests arrive. Rejected ones do not count. */
export class SimulatedApi {
	readonly closures: Closure[] = [];

	private readonly minute: SimulatedWindow;

	private readonly hour: SimulatedWindow;

	/** @param others when other clients' requests arrive, in order */
	constructor(
		private readonly limits: SimulatedLimits,
		private readonly others: number[],
	) {
		const { minute = Infinity, hour = Infinity, isSliding } = limits;
		this.minute = new SimulatedWindow(minute, 60_000, isSliding);
		this.hour = new SimulatedWindow(hour, 3_600_000, isSliding);
	}

	/** Returns since when every request would have been accepted, undefined while it is not. */
	getOpenSince(now: number): number | undefined {
		this.receiveOthers(now);
		const last = this.closures.at(-1);
		if (last === undefined) return -Infinity;
		return last.until <= now ? last.until : undefined;
	}

	receive(now: number): SimulatedResponse {
		this.receiveOthers(now);
		return this.handle(now, true);
	}

	private receiveOthers(now: number): void {
		while (this.others.length > 0 && this.others[0] <= now)
			this.handle(this.others.shift()!, false);
	}

	private handle(now: number, isOwn: boolean): SimulatedResponse {
		const opensAt = Math.max(this.minute.getOpeningTime(now), this.hour.getOpeningTime(now));
		if (opensAt > now) {
			if (isOwn) this.closures.at(-1)!.rejected++;
			return { statusCode: 429, headers: this.getRetryAfter(opensAt - now, now) };
		}
		this.minute.count(now);
		this.hour.count(now);
		const hourOpensAt = this.hour.getOpeningTime(now);
		const until = Math.max(this.minute.getOpeningTime(now), hourOpensAt);
		const by = hourOpensAt > now ? 'hour' : 'minute';
		if (until > now) this.closures.push({ by, from: now, until, rejected: 0 });
		return { statusCode: 200, headers: this.getQuota(now) };
	}

	private getRetryAfter(ms: number, now: number): Record<string, string> {
		const seconds = Math.ceil(ms / 1000);
		if (this.limits.retryAfter === 'none') return {};
		if (this.limits.retryAfter === 'seconds') return { 'retry-after': String(seconds) };
		// Its headers have whole seconds.
		const clock = Math.floor((1e12 + now + this.limits.clockSkew) / 1000) * 1000;
		return {
			date: new Date(clock).toUTCString(),
			'retry-after': new Date(clock + seconds * 1000).toUTCString(),
		};
	}

	private getQuota(now: number): Record<string, string> {
		const { shown } = this.limits;
		if (shown === 'none') return {};
		const isHourTighter = this.hour.getRemaining(now) < this.minute.getRemaining(now);
		const isHour = shown === 'hour' || (shown === 'tightest' && isHourTighter);
		const window = isHour ? this.hour : this.minute;
		if (window.limit === Infinity) return {};
		return {
			'x-ratelimit-limit': String(window.limit),
			'x-ratelimit-remaining': String(window.getRemaining(now)),
		};
	}
}
