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

const ALL_EVENTS = [
	'message.received',
	'message.sent',
	'message.delivered',
	'message.read',
	'message.failed',
	'session.connected',
	'session.disconnected',
	'session.qr',
	'campaign.started',
	'campaign.completed',
	'campaign.failed',
];

it('delivers each of the 11 events as the world makes it happen', async () => {
	const client = await start({ clock: 300 });
	const hook = await startReceiver();
	await register(client, hook.url, ALL_EVENTS);
	await client.api('POST', '/sessions', { name: 'Second' });
	await eventually(
		async () => (await client.control('POST', '/sessions/2', { action: 'scan' })).status === 200,
		'the scan',
	);
	await write(client, 'Hello');
	const campaign = { name: 'C', session_id: 1, message: 'Hi', delay_seconds: 0 };
	for (const [id, phone] of [
		[1, '201234567890'],
		[2, '201234560000'],
	] as const) {
		await client.api('POST', '/campaigns', { ...campaign, recipients: [{ phone }] });
		await client.api('POST', `/campaigns/${id}/start`);
	}
	const seen = () => new Set(hook.received.map(({ body }) => body.event));
	await eventually(() => seen().has('message.read') && seen().has('session.connected'), 'events');
	await client.control('POST', '/sessions/1', { action: 'drop' });
	await eventually(() => seen().size === ALL_EVENTS.length, 'all events');
	expect([...seen()].sort()).toEqual([...ALL_EVENTS].sort());
});

it('delivers to those who asked for the event only', async () => {
	const client = await start();
	const [asked, other] = [await startReceiver(), await startReceiver()];
	await register(client, other.url, ['message.read']);
	await register(client, asked.url, ['message.received']);
	await write(client, 'Hello');
	await asked.waitForDeliveries(1);
	expect(other.received).toEqual([]);
});

it('drops what waits for a deleted webhook', async () => {
	const client = await start({ clock: 100 });
	const hook = await startReceiver((response) => {
		response.statusCode = 500;
		response.end();
	});
	const other = await startReceiver();
	await register(client, hook.url, ['message.received']);
	await register(client, other.url, ['message.received']);
	await write(client, 'a');
	await hook.waitForDeliveries(1);
	await client.api('DELETE', '/webhooks/1');
	await client.control('PUT', '/settings', { clock: 10_000 });
	await write(client, 'b');
	await other.waitForDeliveries(2);
	expect(texts(hook.received)).toEqual(['a']);
});

it('delivers twice where that is the dialect', async () => {
	const client = await start({ dialect: { deliveries: 'twice' } });
	const hook = await startReceiver();
	await register(client, hook.url, ['message.received']);
	await write(client, 'a');
	await write(client, 'b');
	expect(texts(await hook.waitForDeliveries(4))).toEqual(['a', 'a', 'b', 'b']);
});

it('tests a webhook once and says what came back', async () => {
	const client = await start();
	const hook = await startReceiver((response) => {
		response.statusCode = 418;
		response.end();
	});
	await register(client, hook.url, ['message.received']);
	const { body } = await client.api('POST', '/webhooks/1/test');
	expect(body.data).toEqual({ delivered: false, status_code: 418 });
	expect(hook.received.map((each) => each.body.event)).toEqual(['webhook.test']);
});

it('is updated in place: url, events and whether it is active', async () => {
	const client = await start();
	const [before, after] = [await startReceiver(), await startReceiver()];
	await register(client, before.url, ['message.read']);
	const events = ['message.received'];
	await client.api('PUT', '/webhooks/1', { url: after.url, events });
	await write(client, 'a');
	await after.waitForDeliveries(1);
	await client.api('PUT', '/webhooks/1', { is_active: false });
	await write(client, 'b');
	await client.api('PUT', '/webhooks/1', { is_active: true });
	await write(client, 'c');
	expect(texts(await after.waitForDeliveries(2))).toEqual(['a', 'c']);
	expect(before.received).toEqual([]);
});
