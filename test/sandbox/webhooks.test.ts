import { eventually, start } from './sandboxClient';
import {
	closeSandboxesAndReceivers,
	getTexts,
	receiveText,
	registerWebhook,
} from './webhookClient';
import { startReceiver } from './webhookReceiver';

afterEach(closeSandboxesAndReceivers);

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

it('delivers each of the 11 events when it happens in the world', async () => {
	const client = await start({ clock: 20 });
	const receiver = await startReceiver();
	await registerWebhook(client, receiver.url, ALL_EVENTS);
	await client.api('POST', '/sessions', { name: 'Second' });
	await eventually(
		async () => (await client.control('POST', '/sessions/2', { action: 'scan' })).status === 200,
		'the scan',
	);
	await client.control('PUT', '/settings', { clock: 300 });
	await receiveText(client, 'Hello');
	const campaign = { name: 'C', session_id: 1, message: 'Hi', delay_seconds: 0 };
	for (const [id, phone] of [
		[1, '201234567890'],
		[2, '201234560000'],
	] as const) {
		await client.api('POST', '/campaigns', { ...campaign, recipients: [{ phone }] });
		await client.api('POST', `/campaigns/${id}/start`);
	}
	const getReceivedEvents = () => new Set(receiver.received.map(({ body }) => body.event));
	await eventually(
		() => getReceivedEvents().has('message.read') && getReceivedEvents().has('session.connected'),
		'events',
	);
	await client.control('POST', '/sessions/1', { action: 'drop' });
	await eventually(() => getReceivedEvents().size === ALL_EVENTS.length, 'all events');
	expect([...getReceivedEvents()].sort()).toEqual([...ALL_EVENTS].sort());
});

it('delivers only to the webhooks registered for the event', async () => {
	const client = await start();
	const [registered, other] = [await startReceiver(), await startReceiver()];
	await registerWebhook(client, other.url, ['message.read']);
	await registerWebhook(client, registered.url, ['message.received']);
	await receiveText(client, 'Hello');
	await registered.waitForDeliveries(1);
	expect(other.received).toEqual([]);
});

it('drops the pending deliveries of a deleted webhook', async () => {
	const client = await start({ clock: 0.01 });
	const receiver = await startReceiver((response) => {
		response.statusCode = 500;
		response.end();
	});
	const other = await startReceiver();
	await registerWebhook(client, receiver.url, ['message.received']);
	await registerWebhook(client, other.url, ['message.received']);
	await receiveText(client, 'a');
	await receiver.waitForDeliveries(1);
	await client.api('DELETE', '/webhooks/1');
	await client.control('PUT', '/settings', { clock: 10_000 });
	await receiveText(client, 'b');
	await other.waitForDeliveries(2);
	expect(getTexts(receiver.received)).toEqual(['a']);
});

it('delivers twice in that dialect', async () => {
	const client = await start({ dialect: { deliveries: 'twice' } });
	const receiver = await startReceiver();
	await registerWebhook(client, receiver.url, ['message.received']);
	await receiveText(client, 'a');
	await receiveText(client, 'b');
	expect(getTexts(await receiver.waitForDeliveries(4))).toEqual(['a', 'a', 'b', 'b']);
});

it('sends one test delivery and returns its status', async () => {
	const client = await start();
	const receiver = await startReceiver((response) => {
		response.statusCode = 418;
		response.end();
	});
	await registerWebhook(client, receiver.url, ['message.received']);
	const { body } = await client.api('POST', '/webhooks/1/test');
	expect(body.data).toEqual({ delivered: false, status_code: 418 });
	expect(receiver.received.map((each) => each.body.event)).toEqual(['webhook.test']);
});

it('updates URL, events and active state of a webhook', async () => {
	const client = await start();
	const [before, after] = [await startReceiver(), await startReceiver()];
	await registerWebhook(client, before.url, ['message.read']);
	const events = ['message.received'];
	await client.api('PUT', '/webhooks/1', { url: after.url, events });
	await receiveText(client, 'a');
	await after.waitForDeliveries(1);
	await client.api('PUT', '/webhooks/1', { is_active: false });
	await receiveText(client, 'b');
	await client.api('PUT', '/webhooks/1', { is_active: true });
	await receiveText(client, 'c');
	expect(getTexts(await after.waitForDeliveries(2))).toEqual(['a', 'c']);
	expect(before.received).toEqual([]);
});
