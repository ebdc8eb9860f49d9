import { closeAll, eventually, start, type Body, type Client } from './sandboxClient';
import { closeReceivers, startReceiver } from './webhookReceiver';

afterEach(async () => {
	await closeAll();
	closeReceivers();
});

async function register(client: Client, url: string, events: string[]): Promise<void> {
	expect((await client.api('POST', '/webhooks', { url, events })).status).toBe(201);
}

function write(client: Client, text: string, session_id = 1) {
	return client.control('POST', '/incoming', { session_id, from: '201234567890', text });
}

const texts = (received: { body: Body }[]) => received.map(({ body }) => body.data.text);

async function deliveries(client: Client): Promise<Body[]> {
	return (await client.control('GET', '/journal?kind=delivery')).body as Body[];
}

it('keeps the order of a session, also over failures', async () => {
	const client = await start({ clock: 200 });
	const hook = await startReceiver((response, _, nth) => {
		response.statusCode = nth <= 2 ? 500 : 200;
		response.end();
	});
	await register(client, hook.url, ['message.received']);
	for (const text of ['a', 'b', 'c']) await write(client, text);
	expect(texts(await hook.waitForDeliveries(5))).toEqual(['a', 'a', 'a', 'b', 'c']);
	const tries = await eventually(async () => {
		const found = await deliveries(client);
		return found.length === 5 && found;
	}, 'the journal');
	expect(tries.map(({ attempt, status }) => [attempt, status])).toEqual([
		[1, 500],
		[2, 500],
		[3, 200],
		[1, 200],
		[1, 200],
	]);
});

it('backs off further each time, and gives up after five', async () => {
	const client = await start({ clock: 500 });
	const hook = await startReceiver((response) => {
		response.statusCode = 503;
		response.end();
	});
	await register(client, hook.url, ['message.received']);
	await write(client, 'Hello');
	const tries = await eventually(async () => {
		const found = await deliveries(client);
		return found.length === 5 && found;
	}, 'five attempts');
	expect(tries.map(({ given_up }) => given_up)).toEqual([false, false, false, false, true]);
	const gaps = hook.received.slice(1).map(({ at }, n) => at - hook.received[n].at);
	expect(gaps[3]).toBeGreaterThan(gaps[0]);
});

it('does not let a session or a webhook wait for another one', async () => {
	const client = await start();
	const stuck = await startReceiver(() => {});
	const quick = await startReceiver();
	await register(client, stuck.url, ['message.received']);
	await register(client, quick.url, ['message.received']);
	await write(client, 'a');
	await write(client, 'b');
	expect(texts(await quick.waitForDeliveries(2))).toEqual(['a', 'b']);
	expect(stuck.received).toHaveLength(1);
});

it('tries again when a webhook hangs, and lives on', async () => {
	const client = await start({ clock: 100, webhookTimeoutMs: 100 });
	const hook = await startReceiver((response, _, nth) => {
		if (nth > 1) response.end();
	});
	await register(client, hook.url, ['message.received']);
	await write(client, 'Hello');
	await hook.waitForDeliveries(2);
	const [first] = await deliveries(client);
	expect(first).toMatchObject({ status: null, error: 'No answer within 100 ms' });
});

it('does not follow redirects', async () => {
	const client = await start({ clock: 500 });
	const target = await startReceiver();
	const hook = await startReceiver((response) => {
		response.writeHead(302, { location: target.url });
		response.end();
	});
	await register(client, hook.url, ['message.received']);
	await write(client, 'Hello');
	await hook.waitForDeliveries(2);
	expect(target.received).toEqual([]);
});
