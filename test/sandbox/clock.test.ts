import { Clock } from '../../sandbox/world/clock';

const clocks: Clock[] = [];

function createClock(factor: number): Clock {
	const clock = new Clock(factor);
	clocks.push(clock);
	return clock;
}

afterEach(() => clocks.splice(0).forEach((clock) => clock.stop()));

it('runs as many times as fast as its factor says', async () => {
	const clock = createClock(1000);
	const start = clock.now();
	const real = performance.now();
	await clock.sleep(100_000);
	const took = performance.now() - real;
	expect(took).toBeGreaterThanOrEqual(99);
	expect(took).toBeLessThan(1_000);
	expect(clock.now() - start).toBeGreaterThanOrEqual(100_000);
});

it('fires in order of due time, and in order of asking where that is the same', async () => {
	const clock = createClock(10_000);
	const fired: string[] = [];
	clock.schedule(3_000, () => fired.push('c'));
	clock.schedule(1_000, () => fired.push('a'));
	const due = clock.now() + 2_000;
	clock.schedule(due - clock.now(), () => fired.push('b'));
	await clock.sleep(4_000);
	expect(fired).toEqual(['a', 'b', 'c']);
});

it('tells a timer its due time, however late it fires', async () => {
	const clock = createClock(100_000);
	const timer = clock.schedule(5_000, () => {});
	const seen = await new Promise<number>((resolve) => {
		timer.run = () => resolve(clock.now());
	});
	expect(seen).toBe(timer.due);
});

it('keeps the world time of pending timers when the factor changes', async () => {
	const clock = createClock(0.001);
	const slept = clock.sleep(60_000);
	clock.setFactor(100_000);
	await slept;
});

it('never fires what was cancelled, nor anything once it is stopped', async () => {
	const clock = createClock(100_000);
	const fired: string[] = [];
	clock.cancel(clock.schedule(1_000, () => fired.push('cancelled')));
	await clock.sleep(2_000);
	clock.schedule(1_000, () => fired.push('stopped'));
	clock.stop();
	clock.schedule(1_000, () => fired.push('too late'));
	await createClock(100_000).sleep(5_000);
	expect(fired).toEqual([]);
});

it('waits for what lies further ahead than a timer of Node can', async () => {
	const clock = createClock(1);
	let fired = false;
	clock.schedule(2 ** 31 + 1_000, () => (fired = true));
	await createClock(1).sleep(20);
	expect(fired).toBe(false);
});
