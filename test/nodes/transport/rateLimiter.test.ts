import { RateLimiter } from '../../../nodes/Wavex/transport/rateLimiter';
import { LimitedApi } from '../../support/limitedApi';

const MINUTES = 60_000;

/** Sends `count` requests one after another, as a run of the node does; gives the result that ended it. */
async function sendAll(
	limiter: RateLimiter,
	api: LimitedApi,
	count: number,
	signal?: AbortSignal,
	until = Infinity,
) {
	for (let n = 0; n < count;) {
		const result = await limiter.acquire({ until, signal });
		if (result !== 'acquired') return result;
		const started = Date.now();
		const response = await api.ask();
		limiter.release(started, response);
		if (response.statusCode === 200) n++;
	}
	return 'acquired';
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Lets the time of the test pass until the work is done. */
async function play<T>(work: Promise<T>): Promise<T> {
	let isDone = false;
	void work.finally(() => (isDone = true));
	while (!isDone) await jest.advanceTimersByTimeAsync(50);
	return await work;
}

describe('300 requests at 60 a minute', () => {
	it.each(['headers', 'retryAfter', 'bare'] as const)(
		'take at most a tenth longer than the least possible time (%s)',
		async (form) => {
			const api = new LimitedApi(60, MINUTES, form);
			const start = Date.now();
			await play(sendAll(new RateLimiter(), api, 300));
			expect(api.taken).toHaveLength(300);
			const least = 4 * MINUTES;
			expect(api.taken[299] - start).toBeLessThan(1.1 * least);
			// Knowing the budget, the limiter hardly ever runs into the limit; without it, it has to probe.
			expect(api.refused).toBeLessThan(form === 'retryAfter' ? 5 : 60);
		},
	);
});

it('a burst within the budget is not held up', async () => {
	const api = new LimitedApi(60, MINUTES, 'headers', 1);
	const start = Date.now();
	await play(sendAll(new RateLimiter(), api, 60));
	expect(api.taken[59] - start).toBeLessThan(100);
	expect(api.refused).toBe(0);
});

it('an API that names no limits is never held up', async () => {
	const api = new LimitedApi(Infinity, MINUTES, 'bare', 0);
	const limiter = new RateLimiter();
	for (let n = 0; n < 1000; n++) {
		expect(await limiter.acquire({ until: Date.now() })).toBe('acquired');
	}
	expect(api.refused).toBe(0);
});

it('runs that share a token take turns', async () => {
	const api = new LimitedApi(10, MINUTES, 'headers');
	const limiter = new RateLimiter();
	const order: string[] = [];
	const run = async (name: string) => {
		for (let n = 0; n < 15;) {
			await limiter.acquire({ until: Infinity });
			const started = Date.now();
			const response = await api.ask();
			limiter.release(started, response);
			if (response.statusCode !== 200) continue;
			order.push(name);
			n++;
		}
	};
	await play(Promise.all([run('a'), run('b')]));
	expect(order).toHaveLength(30);
	for (const half of [order.slice(0, 14), order.slice(14, 28)]) {
		expect(half.filter((name) => name === 'a').length).toBeGreaterThanOrEqual(5);
		expect(half.filter((name) => name === 'b').length).toBeGreaterThanOrEqual(5);
	}
});

it('two processes that share a token get by with the headers and 429s alone', async () => {
	const api = new LimitedApi(60, MINUTES, 'retryAfter');
	const start = Date.now();
	await play(
		Promise.all([sendAll(new RateLimiter(), api, 90), sendAll(new RateLimiter(), api, 90)]),
	);
	expect(api.taken).toHaveLength(180);
	expect(api.taken[179] - start).toBeLessThan(1.1 * 2 * MINUTES + 2000);
});

it('gives up at once when the window is known to reopen too late', async () => {
	const api = new LimitedApi(1, 60 * MINUTES, 'retryAfter');
	const limiter = new RateLimiter();
	await play(sendAll(limiter, api, 1));
	const start = Date.now();
	expect(await play(sendAll(limiter, api, 1, undefined, start + 5 * MINUTES))).toBe('timedOut');
	expect(Date.now() - start).toBeLessThan(2000);
	expect(limiter.blockedUntil! - start).toBeGreaterThan(59 * MINUTES);
});

it('gives up when patience ends, if nothing says when the window reopens', async () => {
	const api = new LimitedApi(1, 60 * MINUTES, 'bare');
	const limiter = new RateLimiter();
	await play(sendAll(limiter, api, 1));
	const start = Date.now();
	expect(await play(sendAll(limiter, api, 1, undefined, start + 5 * MINUTES))).toBe('timedOut');
	expect(Date.now() - start).toBeGreaterThan(4.9 * MINUTES);
	expect(Date.now() - start).toBeLessThan(5.1 * MINUTES);
});

it('a stopped execution leaves within a second, and the next in line goes on', async () => {
	const api = new LimitedApi(1, MINUTES, 'retryAfter');
	const limiter = new RateLimiter();
	await play(sendAll(limiter, api, 1));
	const stop = new AbortController();
	const stopped = sendAll(limiter, api, 1, stop.signal);
	const next = sendAll(limiter, api, 1);
	await jest.advanceTimersByTimeAsync(5000);
	const start = Date.now();
	stop.abort();
	expect(await play(stopped)).toBe('aborted');
	expect(Date.now() - start).toBeLessThan(1000);
	expect(await play(next)).toBe('acquired');
	expect(api.taken).toHaveLength(2);
});

it('the late response to an earlier request does not open what a 429 has closed', async () => {
	const limiter = new RateLimiter();
	const headers = { 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '1' };
	const earlier = Date.now();
	await limiter.acquire({ until: Infinity });
	await limiter.acquire({ until: Infinity });
	await jest.advanceTimersByTimeAsync(20);
	limiter.release(earlier, { statusCode: 429, headers: { 'retry-after': '30' } });
	limiter.release(earlier, { statusCode: 200, headers });
	await play(limiter.acquire({ until: Infinity }));
	expect(Date.now() - earlier).toBeGreaterThan(30_000);
});

it('a request that hangs does not keep the others beyond the window', async () => {
	const limiter = new RateLimiter();
	const start = Date.now();
	await limiter.acquire({ until: Infinity });
	await limiter.acquire({ until: Infinity });
	limiter.release(start, { statusCode: 429, headers: { 'retry-after': '30' } });
	expect(await play(limiter.acquire({ until: start + MINUTES }))).toBe('acquired');
	expect(Date.now() - start).toBeLessThan(40_000);
});

it('a Retry-After beyond all measure gives a date still', async () => {
	const limiter = new RateLimiter();
	await limiter.acquire({ until: Infinity });
	limiter.release(Date.now(), { statusCode: 429, headers: { 'retry-after': '99999999999999' } });
	expect(await limiter.acquire({ until: Date.now() })).toBe('timedOut');
	expect(new Date(limiter.blockedUntil!).getTime() - Date.now()).toBeLessThan(
		2 * 24 * 60 * MINUTES,
	);
});

it('a request without an response does not block those behind it', async () => {
	const limiter = new RateLimiter();
	limiter.release(Date.now(), {
		statusCode: 200,
		headers: { 'x-ratelimit-limit': '2', 'x-ratelimit-remaining': '1' },
	});
	// The line above matches no acquire: the limiter counts what is in flight.
	expect(await limiter.acquire({ until: Infinity })).toBe('acquired');
	limiter.release(Date.now());
	expect(await limiter.acquire({ until: Infinity })).toBe('acquired');
});

it.each([
	['a date', () => new Date(Date.now() + 3000).toUTCString()],
	['seconds', () => '3'],
])('Retry-After as %s is kept', async (_, value) => {
	const limiter = new RateLimiter();
	await limiter.acquire({ until: Infinity });
	limiter.release(Date.now(), { statusCode: 429, headers: { 'retry-after': value() } });
	const start = Date.now();
	await play(limiter.acquire({ until: Infinity }));
	expect(Date.now() - start).toBeGreaterThanOrEqual(2000);
	expect(Date.now() - start).toBeLessThan(3500);
});
