import { RateLimiter } from '../../../nodes/Wavex/transport/rateLimiter';
import { passTime, useFakeTime } from '../../support/fakeTime';
import { LimitedApi } from '../../support/limitedApi';

const MINUTE_MS = 60_000;

/** Sends `count` requests one after another, as a run of the node does. Returns the last result of `acquire`. */
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
		const startedAt = performance.now();
		const response = await api.request();
		limiter.release(startedAt, response);
		if (response.statusCode === 200) n++;
	}
	return 'acquired';
}

useFakeTime();

describe('300 requests at 60 per minute', () => {
	it.each(['headers', 'retryAfter', 'none'] as const)(
		'take at most a tenth longer than the minimum time (%s)',
		async (hints) => {
			const api = new LimitedApi(60, MINUTE_MS, hints);
			const start = performance.now();
			await passTime(sendAll(new RateLimiter(), api, 300));
			expect(api.accepted).toHaveLength(300);
			const minimum = 4 * MINUTE_MS;
			expect(api.accepted[299] - start).toBeLessThan(1.1 * minimum);
			// With Retry-After the limiter rarely hits the limit; otherwise it has to probe.
			expect(api.rejected).toBeLessThan(hints === 'retryAfter' ? 5 : 60);
		},
	);
});

it('does not delay a burst within the quota', async () => {
	const api = new LimitedApi(60, MINUTE_MS, 'headers', 1);
	const start = performance.now();
	await passTime(sendAll(new RateLimiter(), api, 60));
	expect(api.accepted[59] - start).toBeLessThan(100);
	expect(api.rejected).toBe(0);
});

it('does not delay requests when the API sends no limits', async () => {
	const api = new LimitedApi(Infinity, MINUTE_MS, 'none', 0);
	const limiter = new RateLimiter();
	for (let n = 0; n < 1000; n++) {
		expect(await limiter.acquire({ until: performance.now() })).toBe('acquired');
	}
	expect(api.rejected).toBe(0);
});

it('lets runs that share a token take turns', async () => {
	const api = new LimitedApi(10, MINUTE_MS, 'headers');
	const limiter = new RateLimiter();
	const order: string[] = [];
	const run = async (name: string) => {
		for (let n = 0; n < 15;) {
			await limiter.acquire({ until: Infinity });
			const startedAt = performance.now();
			const response = await api.request();
			limiter.release(startedAt, response);
			if (response.statusCode !== 200) continue;
			order.push(name);
			n++;
		}
	};
	await passTime(Promise.all([run('a'), run('b')]));
	expect(order).toHaveLength(30);
	for (const half of [order.slice(0, 14), order.slice(14, 28)]) {
		expect(half.filter((name) => name === 'a').length).toBeGreaterThanOrEqual(5);
		expect(half.filter((name) => name === 'b').length).toBeGreaterThanOrEqual(5);
	}
});

it.each(['headers', 'retryAfter', 'none'] as const)(
	'two processes that share a token take at most 1.15 of the minimum time (%s)',
	async (hints) => {
		const api = new LimitedApi(60, MINUTE_MS, hints);
		const start = performance.now();
		const send = () => sendAll(new RateLimiter(), api, 120);
		await passTime(Promise.all([send(), send()]));
		expect(api.accepted).toHaveLength(240);
		expect(api.accepted[239] - start).toBeLessThan(1.15 * 3 * MINUTE_MS);
	},
);

it('finds the end of an hour of which the API says nothing more closely each time', async () => {
	const api = new LimitedApi(20, 60 * MINUTE_MS, 'none');
	await passTime(sendAll(new RateLimiter(), api, 120));
	const delays = [20, 40, 60, 80, 100].map(
		(n) => api.accepted[n] - api.accepted[n - 20] - 60 * MINUTE_MS,
	);
	expect(Math.max(...delays)).toBeLessThan(MINUTE_MS);
	expect(delays[4]).toBeLessThan(5_000);
});

it('times out at once when the window is known to reset too late', async () => {
	const api = new LimitedApi(1, 60 * MINUTE_MS, 'retryAfter');
	const limiter = new RateLimiter();
	await passTime(sendAll(limiter, api, 1));
	const start = performance.now();
	expect(await passTime(sendAll(limiter, api, 1, undefined, start + 5 * MINUTE_MS))).toBe(
		'timedOut',
	);
	expect(performance.now() - start).toBeLessThan(2000);
	expect(limiter.resetsAt! - Date.now()).toBeGreaterThan(59 * MINUTE_MS);
});

it('times out at the deadline when the time of the reset is unknown', async () => {
	const api = new LimitedApi(1, 60 * MINUTE_MS, 'none');
	const limiter = new RateLimiter();
	await passTime(sendAll(limiter, api, 1));
	const start = performance.now();
	expect(await passTime(sendAll(limiter, api, 1, undefined, start + 5 * MINUTE_MS))).toBe(
		'timedOut',
	);
	expect(performance.now() - start).toBeGreaterThan(4.9 * MINUTE_MS);
	expect(performance.now() - start).toBeLessThan(5.1 * MINUTE_MS);
});

it('aborts a cancelled execution within a second, and serves the next one', async () => {
	const api = new LimitedApi(1, MINUTE_MS, 'retryAfter');
	const limiter = new RateLimiter();
	await passTime(sendAll(limiter, api, 1));
	const stop = new AbortController();
	const aborted = sendAll(limiter, api, 1, stop.signal);
	const next = sendAll(limiter, api, 1);
	await jest.advanceTimersByTimeAsync(5000);
	const start = performance.now();
	stop.abort();
	expect(await passTime(aborted)).toBe('aborted');
	expect(performance.now() - start).toBeLessThan(1000);
	expect(await passTime(next)).toBe('acquired');
	expect(api.accepted).toHaveLength(2);
});

it('the delayed response to an earlier request does not end the block of a 429', async () => {
	const limiter = new RateLimiter();
	const headers = { 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '1' };
	const earlier = performance.now();
	await limiter.acquire({ until: Infinity });
	await limiter.acquire({ until: Infinity });
	await jest.advanceTimersByTimeAsync(20);
	limiter.release(earlier, { statusCode: 429, headers: { 'retry-after': '30' } });
	limiter.release(earlier, { statusCode: 200, headers });
	await passTime(limiter.acquire({ until: Infinity }));
	expect(performance.now() - earlier).toBeGreaterThan(30_000);
});

it('a request that hangs does not block the others beyond the window', async () => {
	const limiter = new RateLimiter();
	const start = performance.now();
	await limiter.acquire({ until: Infinity });
	await limiter.acquire({ until: Infinity });
	limiter.release(start, { statusCode: 429, headers: { 'retry-after': '30' } });
	expect(await passTime(limiter.acquire({ until: start + MINUTE_MS }))).toBe('acquired');
	expect(performance.now() - start).toBeLessThan(40_000);
});

it('limits an absurd Retry-After to a valid date', async () => {
	const limiter = new RateLimiter();
	await limiter.acquire({ until: Infinity });
	limiter.release(performance.now(), {
		statusCode: 429,
		headers: { 'retry-after': '99999999999999' },
	});
	expect(await limiter.acquire({ until: performance.now() })).toBe('timedOut');
	expect(new Date(limiter.resetsAt!).getTime() - Date.now()).toBeLessThan(2 * 24 * 60 * MINUTE_MS);
});

it('a request without a response does not block the next ones', async () => {
	const limiter = new RateLimiter();
	limiter.release(performance.now(), {
		statusCode: 200,
		headers: { 'x-ratelimit-limit': '2', 'x-ratelimit-remaining': '1' },
	});
	// The release above matches no acquire: the limiter counts requests in flight.
	expect(await limiter.acquire({ until: Infinity })).toBe('acquired');
	limiter.release(performance.now());
	expect(await limiter.acquire({ until: Infinity })).toBe('acquired');
});

it.each([
	['a date', () => new Date(Date.now() + 3000).toUTCString()],
	['seconds', () => '3'],
])('respects Retry-After as %s', async (_, value) => {
	const limiter = new RateLimiter();
	await limiter.acquire({ until: Infinity });
	limiter.release(performance.now(), { statusCode: 429, headers: { 'retry-after': value() } });
	const start = performance.now();
	await passTime(limiter.acquire({ until: Infinity }));
	expect(performance.now() - start).toBeGreaterThanOrEqual(2000);
	expect(performance.now() - start).toBeLessThan(3500);
});

it.each([
	['while the machine slept, which stops one clock', 60 * MINUTE_MS, 0],
	['although the clock was set back', -24 * 60 * MINUTE_MS, 60 * MINUTE_MS],
])('Retry-After ends %s', async (_, clockChange, passes) => {
	const limiter = new RateLimiter();
	await limiter.acquire({ until: Infinity });
	limiter.release(0, { statusCode: 429, headers: { 'retry-after': '3599' } });
	expect(await limiter.acquire({ until: 1000 })).toBe('timedOut');
	jest.setSystemTime(Date.now() + clockChange);
	await jest.advanceTimersByTimeAsync(passes);
	expect(await limiter.acquire({ until: performance.now() })).toBe('acquired');
});
