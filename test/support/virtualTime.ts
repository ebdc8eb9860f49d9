interface Timer {
	at: number;
	work: () => void;
}

/** A date for the wall clock to begin with: 2026-01-01. */
const EPOCH_MS = Date.UTC(2026, 0, 1);

/**
 * A clock that jumps from timer to timer, for simulations of weeks. Jest's fake timers need a thousand times as long. Replaces
 * `setTimeout`, `performance.now` and `Date.now` between `install` and `restore`.
 */
export class VirtualTime {
	/** Milliseconds since the start, as `performance.now()` counts them. */
	now = 0;

	/** How far the wall clock has been set, in milliseconds. */
	clockOffset = 0;

	private readonly timers: Timer[] = [];

	private readonly real = {
		now: performance.now,
		dateNow: Date.now,
		setTimeout: globalThis.setTimeout,
	};

	install(): void {
		// Not Jest's mocks: they remember each call.
		performance.now = () => this.now;
		Date.now = () => EPOCH_MS + this.now + this.clockOffset;
		globalThis.setTimeout = ((work: () => void, ms = 0) => this.addTimer(work, ms)) as never;
	}

	restore(): void {
		performance.now = this.real.now;
		Date.now = this.real.dateNow;
		globalThis.setTimeout = this.real.setTimeout;
	}

	async sleep(ms: number): Promise<void> {
		await new Promise<void>((resolve) => this.addTimer(resolve, ms));
	}

	/** Lets time pass until the work is done. */
	async run<T>(work: Promise<T>): Promise<T> {
		let isDone = false;
		const finish = () => {
			isDone = true;
		};
		work.then(finish, finish);
		for (;;) {
			// All that follows from the last timer happens before the next one.
			await new Promise(setImmediate);
			if (isDone) return await work;
			const timer = this.timers.shift();
			if (timer === undefined) throw new Error('Nothing would ever happen again.');
			this.now = timer.at;
			timer.work();
		}
	}

	private addTimer(work: () => void, ms: number): void {
		const at = this.now + Math.max(ms, 0);
		let index = this.timers.length;
		while (index > 0 && this.timers[index - 1].at > at) index--;
		this.timers.splice(index, 0, { at, work });
	}
}
