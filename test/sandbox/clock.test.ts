import { Clock } from '../../sandbox/world/clock';

const clocks: Clock[] = [];

function createClock(factor: number): Clock {
	const clock = new Clock(factor);
	clocks.push(clock);
	return clock;
}

afterEach(() => clocks.splice(0).forEach((clock) => clock.stop()));

it('runs faster by its factor', async () => {
	const clock = createClock(1000);
	const start = clock.now();
	const real = performance.now();
	await clock.sleep(100_000);
	const duration = performance.now() - real;
	// At factor 1 it would be 100 s.
	expect(duration).toBeGreaterThanOrEqual(99);
	expect(duration).toBeLessThan(10_000);
	expect(clock.now() - start).toBeGreaterThanOrEqual(100_000);
});

it('fires in order of due time, and for the same due time in order of creation', async () => {
	// Nothing passes while the timers are created.
	const clock = createClock(0.000_001);
	const fired: string[] = [];
	clock.schedule(3_000, () => fired.push('c'));
	clock.schedule(1_000, () => fired.push('a'));
	const due = clock.now() + 2_000;
	clock.schedule(due - clock.now(), () => fired.push('b'));
	const slept = clock.sleep(4_000);
	clock.setFactor(10_000);
	await slept;
	expect(fired).toEqual(['a', 'b', 'c']);
});

it('returns the due time inside a timer, even if it fires late', async () => {
	const clock = createClock(100_000);
	const timer = clock.schedule(5_000, () => {});
	const firedAt = await new Promise<number>((resolve) => {
		timer.run = () => resolve(clock.now());
	});
	expect(firedAt).toBe(timer.due);
});

it('keeps the world time of pending timers when the factor changes', async () => {
	const clock = createClock(0.001);
	const slept = clock.sleep(60_000);
	clock.setFactor(100_000);
	await slept;
});

it('fires neither cancelled timers nor any timer after it is stopped', async () => {
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

it('supports delays longer than the limit of a Node timer', async () => {
	const clock = createClock(1);
	let fired = false;
	clock.schedule(2 ** 31 + 1_000, () => (fired = true));
	await createClock(1).sleep(20);
	expect(fired).toBe(false);
});
