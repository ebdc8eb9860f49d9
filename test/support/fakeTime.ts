import { setTimeout as realSleep } from 'node:timers/promises';

/** The node's timeout of a request. It would be pending during each, although an interceptor in this process always responds. */
const REQUEST_TIMEOUT_MS = 300_000;

/** For a test file or a describe block: time passes only in `passTime`, so that no test depends on the machine's speed. */
export function useFakeTime(): void {
	beforeEach(() => {
		jest.useFakeTimers({
			// n8n's engine keeps an interval of its own.
			doNotFake: ['nextTick', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval'],
		});
		const fakeTimeout = globalThis.setTimeout;
		jest
			.spyOn(globalThis, 'setTimeout')
			.mockImplementation(((work: () => void, ms?: number) =>
				ms === REQUEST_TIMEOUT_MS ? undefined : fakeTimeout(work, ms)) as never);
	});
	afterEach(() => {
		jest.restoreAllMocks();
		jest.useRealTimers();
	});
}

/** Waits until the code under test waits for a timer. */
export async function untilItWaits(): Promise<void> {
	while (jest.getTimerCount() === 0) await realSleep(1);
}

/** Lets the fake time pass whenever the code under test waits for a timer, until the work is done. */
export async function passTime<T>(work: Promise<T>): Promise<T> {
	let isDone = false;
	const finish = () => {
		isDone = true;
	};
	work.then(finish, finish);
	while (!isDone) {
		if (jest.getTimerCount() > 0) await jest.advanceTimersToNextTimerAsync();
		// n8n evaluates expressions and sends requests, which takes real time.
		else await realSleep(1);
	}
	return await work;
}
