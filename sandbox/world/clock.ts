export interface Timer {
	due: number;
	run: () => void;
}

/** Node's limit for one timer. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * World time. It starts at the real time and runs `factor` times as fast. A world uses no other timers, so
 * one factor accelerates all of them and `stop` ends them.
 *
 * Timers fire in the order of their due time for every factor. Inside a timer `now()` is its due time, so that
 * recorded times do not depend on the load of the machine.
 */
export class Clock {
	private readonly queue: Timer[] = [];
	private worldStart = Date.now();
	private realStart = performance.now();
	private firing: number | undefined;
	private wake: NodeJS.Timeout | undefined;
	private stopped = false;

	constructor(private factor: number) {}

	/** World time in milliseconds since 1970. */
	now(): number {
		return this.firing ?? this.getElapsed();
	}

	/** World time in ISO 8601. */
	iso(time = this.now()): string {
		return new Date(time).toISOString();
	}

	/** Calls `run` after `ms` world milliseconds. Returns the timer for `cancel`. */
	schedule(ms: number, run: () => void): Timer {
		const timer = { due: this.now() + Math.max(0, ms), run };
		if (this.stopped) return timer;
		this.queue.splice(this.findPosition(timer.due), 0, timer);
		if (this.firing === undefined) this.setWakeTimer();
		return timer;
	}

	cancel(timer: Timer | undefined): void {
		const index = timer ? this.queue.indexOf(timer) : -1;
		if (index >= 0) this.queue.splice(index, 1);
	}

	/** Resolves after `ms` world milliseconds; never if the clock is stopped first. */
	sleep(ms: number): Promise<void> {
		return new Promise((resolve) => this.schedule(ms, resolve));
	}

	/** Sets the world seconds per real second. Pending timers keep their world time. */
	setFactor(factor: number): void {
		this.worldStart = this.getElapsed();
		this.realStart = performance.now();
		this.factor = factor;
		this.setWakeTimer();
	}

	stop(): void {
		this.stopped = true;
		this.queue.length = 0;
		clearTimeout(this.wake);
	}

	private getElapsed(): number {
		return Math.floor(this.worldStart + (performance.now() - this.realStart) * this.factor);
	}

	/** Returns the position for a timer of this due time: after those with the same due time. */
	private findPosition(due: number): number {
		let low = 0;
		let high = this.queue.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.queue[middle].due <= due) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	private setWakeTimer(): void {
		clearTimeout(this.wake);
		if (this.stopped || this.queue.length === 0) return;
		const real = Math.ceil((this.queue[0].due - this.getElapsed()) / this.factor);
		this.wake = setTimeout(() => this.fireDueTimers(), Math.min(Math.max(real, 0), MAX_TIMEOUT_MS));
	}

	private fireDueTimers(): void {
		const until = this.getElapsed();
		while (this.queue.length > 0 && this.queue[0].due <= until) {
			const timer = this.queue.shift() as Timer;
			this.firing = timer.due;
			try {
				timer.run();
			} finally {
				this.firing = undefined;
			}
		}
		this.setWakeTimer();
	}
}
