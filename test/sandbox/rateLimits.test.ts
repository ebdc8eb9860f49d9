import { FixedWindowLimiter } from '../../sandbox/state/fixedWindowLimiter';
import { Clock } from '../../sandbox/world/clock';
import { closeAll, eventually, start, type SandboxResponse } from './sandboxClient';

afterEach(closeAll);

const summarize = ({ status, headers }: SandboxResponse) => ({
	status,
	limit: headers.get('x-ratelimit-limit'),
	remaining: headers.get('x-ratelimit-remaining'),
	retryAfter: headers.get('retry-after'),
});

it('counts every response, including errors, and then returns 429', async () => {
	const client = await start({ limits: { perMinute: 3, perHour: 100 } });
	const responses = [
		await client.api('GET', '/sessions'),
		await client.api('GET', '/nothing'),
		await client.api('POST', '/sessions', {}),
		await client.api('GET', '/sessions'),
	].map(summarize);
	expect(responses).toEqual([
		{ status: 200, limit: '3', remaining: '2', retryAfter: null },
		{ status: 404, limit: '3', remaining: '1', retryAfter: null },
		{ status: 422, limit: '3', remaining: '0', retryAfter: null },
		{ status: 429, limit: '3', remaining: '0', retryAfter: expect.stringMatching(/^\d+$/) },
	]);
	expect(Number(responses[3].retryAfter)).toBeLessThanOrEqual(60);
});

it('is 60 per minute and 1,000 per hour by default', async () => {
	const client = await start({ limits: undefined });
	expect(summarize(await client.api('GET', '/sessions'))).toMatchObject({
		limit: '60',
		remaining: '59',
	});
	const { body } = await client.control('GET', '/state');
	expect(body.budget).toMatchObject([
		{ window: 'minute', limit: 60, remaining: 59 },
		{ window: 'hour', limit: 1000, remaining: 999 },
	]);
});

it('can return 429 without Retry-After', async () => {
	const limits = { perMinute: 0, perHour: 0 };
	const client = await start({ limits, dialect: { retryAfter: 'none' } });
	expect(summarize(await client.api('GET', '/sessions'))).toMatchObject({
		status: 429,
		retryAfter: null,
	});
});

it('ends when the window ends, sooner in a fast world', async () => {
	const client = await start({ limits: { perMinute: 1, perHour: 100 } });
	await client.api('GET', '/sessions');
	expect((await client.api('GET', '/sessions')).status).toBe(429);
	await client.control('PUT', '/settings', { clock: 120 });
	await eventually(async () => (await client.api('GET', '/sessions')).status === 200, 'the window');
});

it('counts each token separately', async () => {
	const client = await start({ tokens: ['a', 'b'], limits: { perMinute: 1, perHour: 1 } });
	await client.api('GET', '/sessions', undefined, 'a');
	expect((await client.api('GET', '/sessions', undefined, 'a')).status).toBe(429);
	expect((await client.api('GET', '/sessions', undefined, 'b')).status).toBe(200);
});

it('can be changed while it runs', async () => {
	const client = await start({ limits: { perMinute: 1, perHour: 100 } });
	await client.api('GET', '/sessions');
	expect((await client.api('GET', '/sessions')).status).toBe(429);
	await client.control('PUT', '/settings', { limits: false });
	expect(summarize(await client.api('GET', '/sessions'))).toMatchObject({
		status: 200,
		limit: null,
	});
});

it('does not count rejected requests, and shows the window with less left', () => {
	const clock = new Clock(0.001);
	const limiter = new FixedWindowLimiter(clock);
	const limits = { perMinute: 2, perHour: 3 };
	expect(limiter.consume(limits).tightest).toMatchObject({ window: 'minute', remaining: 1 });
	limiter.consume(limits);
	expect(limiter.consume(limits).exceeded).toMatchObject({ window: 'minute', remaining: 0 });
	expect(limiter.getBudgets(limits)[1]).toMatchObject({ window: 'hour', remaining: 1 });
	const wide = { perMinute: 10, perHour: 3 };
	expect(limiter.consume(wide).tightest).toMatchObject({ window: 'hour', remaining: 0 });
	expect(limiter.consume(wide).exceeded).toMatchObject({ window: 'hour' });
	clock.stop();
});
