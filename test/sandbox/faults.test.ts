import { setTimeout as delay } from 'node:timers/promises';
import { closeAll, eventually, start, type Client } from './sandboxClient';

afterEach(closeAll);

const TEXT = '/sessions/1/messages/text';
const BODY = { to: '201234567890', message: 'Hi' };

const addFault = (client: Client, fault: object) => client.control('POST', '/faults', fault);
const send = (client: Client) => client.api('POST', TEXT, BODY);

async function countMessages(client: Client): Promise<number> {
	return (await client.control('GET', '/messages')).body.length;
}

async function getJournal(client: Client): Promise<unknown[]> {
	const { body } = await client.control('GET', '/journal?kind=request');
	return (body as { status: unknown; fault: unknown }[]).map(({ status, fault }) => [
		status,
		fault,
	]);
}

describe('applies to a number of requests', () => {
	it('and to no more', async () => {
		const client = await start();
		await addFault(client, { kind: 'status', status: 503, count: 2 });
		const statuses = [await send(client), await send(client), await send(client)];
		expect(statuses.map(({ status }) => status)).toEqual([503, 503, 200]);
		expect(await countMessages(client)).toBe(1);
	});

	it('after the skipped ones', async () => {
		const client = await start();
		await addFault(client, { kind: 'status', skip: 1 });
		const statuses = [await send(client), await send(client), await send(client)];
		expect(statuses.map(({ status }) => status)).toEqual([200, 500, 200]);
	});

	it.each([
		[{ path: '/webhooks' }, 200],
		[{ path: '/sessions' }, 200],
		[{ path: '/sessions/*' }, 200],
		[{ path: '/sessions/*/messages/text' }, 500],
		[{ path: '/sessions/**' }, 500],
		[{ path: '/api/v1/**' }, 500],
		[{ pattern: 'messages/(text|image)$' }, 500],
		[{ method: 'GET' }, 200],
		[{ method: 'post' }, 500],
	])('that match %j', async (match, status) => {
		const client = await start();
		await addFault(client, { kind: 'status', ...match });
		expect((await send(client)).status).toBe(status);
	});
});

describe('before the request is processed', () => {
	it('status: responds with the given status, headers and body', async () => {
		const client = await start();
		const headers = { 'Retry-After': '7' };
		await addFault(client, { kind: 'status', status: 429, headers });
		await addFault(client, { kind: 'status', status: 500, body: { message: 'Boom' } });
		const first = await send(client);
		expect(first).toMatchObject({ status: 429, body: { error: 'rate_limit_exceeded' } });
		expect(first.headers.get('retry-after')).toBe('7');
		expect(await send(client)).toMatchObject({ status: 500, body: { message: 'Boom' } });
	});

	it('html: responds with HTML', async () => {
		const client = await start();
		await addFault(client, { kind: 'html', status: 502 });
		const { status, headers, body } = await send(client);
		expect({ status, type: headers.get('content-type') }).toEqual({
			status: 502,
			type: 'text/html; charset=utf-8',
		});
		expect(body).toContain('<h1>');
	});

	it('broken: responds with truncated JSON', async () => {
		const client = await start();
		await addFault(client, { kind: 'broken' });
		await expect(send(client)).rejects.toThrow(SyntaxError);
	});

	it('reset: resets the connection', async () => {
		const client = await start();
		await addFault(client, { kind: 'reset' });
		await expect(send(client)).rejects.toThrow('fetch failed');
		expect(await countMessages(client)).toBe(0);
		expect(await getJournal(client)).toEqual([[null, 'reset before']]);
	});

	it('hang: does not respond until the client disconnects', async () => {
		const client = await start();
		await addFault(client, { kind: 'hang' });
		const abort = new AbortController();
		const response = fetch(`${client.sandbox.apiUrl}/sessions`, {
			headers: { authorization: `Bearer ${client.sandbox.tokens[0]}` },
			signal: abort.signal,
		});
		await eventually(async () => (await getJournal(client)).length === 1, 'the request');
		expect(await Promise.race([response, delay(150, 'no response')])).toBe('no response');
		abort.abort();
		await expect(response).rejects.toMatchObject({ name: 'AbortError' });
		expect((await client.api('GET', '/sessions')).status).toBe(200);
	});

	it('slow: responds after the delay', async () => {
		const client = await start();
		await addFault(client, { kind: 'slow', delayMs: 200 });
		const before = performance.now();
		expect((await send(client)).status).toBe(200);
		expect(performance.now() - before).toBeGreaterThanOrEqual(199);
	});
});

describe('after the request is processed', () => {
	it('slow: responds after the delay', async () => {
		const client = await start();
		await addFault(client, { kind: 'slow', delayMs: 2_000, when: 'after' });
		const response = send(client);
		await eventually(async () => (await countMessages(client)) === 1, 'the message');
		expect(await getJournal(client)).toEqual([[null, 'slow after']]);
		expect((await response).status).toBe(200);
	});

	it.each(['status', 'html', 'broken', 'reset'])('%s: only the response is lost', async (kind) => {
		const client = await start();
		await addFault(client, { kind, when: 'after' });
		await send(client).catch(() => undefined);
		expect(await countMessages(client)).toBe(1);
		const [[status, fault]] = (await getJournal(client)) as [unknown, unknown][];
		expect(fault).toBe(`${kind} after`);
		expect(status).toBe({ status: 500, html: 200, broken: 200, reset: null }[kind]);
	});

	it('hang: only the response is lost, and the sandbox can still be closed', async () => {
		const client = await start();
		await addFault(client, { kind: 'hang', when: 'after' });
		const lost = send(client).catch((error: Error) => error.message);
		await eventually(() => countMessages(client), 'the message');
		await client.sandbox.close();
		expect(await lost).toBe('fetch failed');
	});
});

it('applies to requests with an invalid token too', async () => {
	const client = await start();
	await addFault(client, { kind: 'status', status: 500 });
	expect((await client.api('GET', '/sessions', undefined, 'wrong')).status).toBe(500);
});

it('applies only to its account', async () => {
	const client = await start({ tokens: ['a', 'b'] });
	await client.control('POST', '/faults?account=1', { kind: 'status' });
	expect((await client.api('GET', '/sessions', undefined, 'a')).status).toBe(200);
	expect((await client.api('GET', '/sessions', undefined, 'b')).status).toBe(500);
});

it('is listed and deleted', async () => {
	const client = await start();
	await addFault(client, { kind: 'html', path: '/sessions' });
	expect((await client.control('GET', '/faults')).body).toMatchObject([{ id: 1, left: 1 }]);
	await client.control('DELETE', '/faults');
	expect((await client.api('GET', '/sessions')).status).toBe(200);
});

it.each([
	[{}, 'kind'],
	[{ kind: 'explode' }, 'kind'],
	[{ kind: 'html', count: 0 }, 'count'],
	[{ kind: 'html', pattern: '(' }, 'pattern'],
	[{ kind: 'html', wen: 'after' }, 'body'],
])('%j is rejected', async (fault, field) => {
	const client = await start();
	const { status, body } = await addFault(client, fault);
	expect({ status, fields: Object.keys(body.errors) }).toEqual({ status: 422, fields: [field] });
});
