/** A pending call on a world clock. */
export interface Timer {
	due: number;
	run: () => void;
}

const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * World time. It starts at the real time and runs `factor` times as fast. All of a world's timers hang on
 * its clock, so that one factor speeds everything up and `stop` ends everything.
 *
 * Timers fire in the order of their due time, whatever the factor; inside a timer `now()` is its due time,
 * so that what the world writes down does not depend on how busy the machine is.
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

	/** World time as the API writes it. */
	iso(time = this.now()): string {
		return new Date(time).toISOString();
	}

	/** Calls `run` after `ms` world milliseconds. The answer is what `cancel` takes. */
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

	/** Resolves after `ms` world milliseconds; never, if the clock is stopped before. */
	sleep(ms: number): Promise<void> {
		return new Promise((resolve) => this.schedule(ms, resolve));
	}

	/** World seconds per real second from now on. Pending timers keep their world time. */
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

	/** Where a timer of this due time belongs: behind those that are due at the same moment. */
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
		this.wake = setTimeout(
			() => this.fireDueTimers(),
			Math.min(Math.max(real, 0), LONGEST_TIMEOUT_MS),
		);
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
