import { start, type Body, type Client } from './sandboxClient';
import { closeSandboxesAndReceivers } from './webhookClient';
import { startReceiver } from './webhookReceiver';

afterEach(closeSandboxesAndReceivers);

const receiveMessage = (client: Client, fields: object) =>
	client.control('POST', '/incoming', { session_id: 1, from: '201234567890', ...fields });

it('emits any event with any content', async () => {
	const client = await start();
	const receiver = await startReceiver();
	await client.api('POST', '/webhooks', { url: receiver.url, events: ['campaign.failed'] });
	await client.control('POST', '/emit', {
		event: 'campaign.failed',
		session_id: 7,
		data: { id: 3 },
	});
	const [{ body }] = await receiver.waitForDeliveries(1);
	expect(body).toMatchObject({ event: 'campaign.failed', session_id: 7, data: { id: 3 } });
});

it('lists requests in the journal, with the token masked', async () => {
	const client = await start();
	await client.api('POST', '/sessions?x=1', { name: 'Second' });
	await client.api('GET', '/sessions', undefined, 'wrong');
	const { body } = await client.control('GET', '/journal');
	expect(body).toMatchObject([
		{
			kind: 'request',
			account: 0,
			method: 'POST',
			path: '/api/v1/sessions',
			query: { x: '1' },
			headers: { authorization: 'Bearer ***' },
			body: { name: 'Second' },
			status: 201,
		},
		{ account: null, method: 'GET', status: 401 },
	]);
	const { body: later } = await client.control('GET', `/journal?since=${body[0].id}`);
	expect(later).toHaveLength(1);
});

it('restores the initial state on reset', async () => {
	const client = await start({ clock: 100 });
	const receiver = await startReceiver();
	await client.api('POST', '/webhooks', { url: receiver.url, events: ['message.received'] });
	await client.api('POST', '/sessions', { name: 'Second' });
	await client.api('POST', '/sessions/1/messages/text', { to: '201234567890', message: 'Hi' });
	await client.control('POST', '/faults', { kind: 'html' });
	await client.control('POST', '/reset');
	const { body: state } = await client.control('GET', '/state');
	expect(state).toMatchObject({ webhooks: [], campaigns: [] });
	expect(
		[state.sessions, state.contacts, state.groups, state.templates].map((l) => l.length),
	).toEqual([1, 4, 2, 2]);
	for (const path of ['/messages', '/journal', '/faults']) {
		expect((await client.control('GET', path)).body).toEqual([]);
	}
});

it('streams events as they happen', async () => {
	const client = await start({ clock: 100, limits: { perMinute: 60, perHour: 1000 } });
	const receiver = await startReceiver();
	const stream = await fetch(`${client.sandbox.url}/_sandbox/events`);
	expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
	await client.api('POST', '/webhooks', { url: receiver.url, events: ['message.received'] });
	await receiveMessage(client, { text: 'a\n\nevent: fake\ndata: {}' });
	let text = '';
	for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>) {
		text += Buffer.from(chunk).toString();
		if (text.includes('event: delivery')) break;
	}
	const events = text
		.split('\n\n')
		.map((block) => /^id: \d+\nevent: (\w+)\ndata: (.*)$/.exec(block))
		.filter((found) => found !== null)
		.map(([, event, data]) => ({ event, data: JSON.parse(data) as Body }));
	expect(events.map(({ event }) => event)).toEqual([
		'budget',
		'webhooks',
		'request',
		'message',
		'delivery',
	]);
	expect(events[3].data.text).toBe('a\n\nevent: fake\ndata: {}');
	expect(events[4].data).toMatchObject({ kind: 'delivery', status: 200, attempt: 1 });
});

it('can keep the registered webhooks when the account is reset', async () => {
	const client = await start();
	const receiver = await startReceiver();
	await client.api('POST', '/webhooks', { url: 'http://127.0.0.1:9/', events: ['message.sent'] });
	await client.api('DELETE', '/webhooks/1');
	await client.api('POST', '/webhooks', { url: receiver.url, events: ['message.received'] });
	await receiveMessage(client, { text: 'Before' });
	await receiver.waitForDeliveries(1);
	await client.control('POST', '/reset', { keepWebhooks: true });
	expect((await client.control('GET', '/messages')).body).toEqual([]);
	await receiveMessage(client, { text: 'After' });
	const deliveries = await receiver.waitForDeliveries(2);
	expect(deliveries[1].body.data.text).toBe('After');
	const { body: next } = await client.api('POST', '/webhooks', {
		url: receiver.url,
		events: ['message.sent'],
	});
	expect(next.data.id).toBe(3);
	await client.control('POST', '/reset', {});
	expect((await client.api('GET', '/webhooks')).body.data).toEqual([]);
});

it('says which workflow answers', async () => {
	const client = await start();
	const workflow = { name: 'Answer', url: 'http://127.0.0.1:5678/workflow/1' };
	await client.control('PUT', '/settings', { workflow });
	expect((await client.control('GET', '/state')).body.settings).toMatchObject({ workflow });
});

it.each([
	['GET', '/state?account=5', undefined, 404],
	['GET', '/state?account=x', undefined, 404],
	['PUT', '/settings', { clock: 0 }, 422],
	['PUT', '/settings', { dialect: { lists: 'sideways' } }, 422],
	['PUT', '/settings', { workflow: { name: 'x', url: 'javascript:alert(1)' } }, 422],
	['POST', '/reset', { keepWebhooks: 'yes' }, 422],
	['POST', '/sessions/9', { action: 'scan' }, 404],
	['POST', '/sessions/1', { action: 'dance' }, 422],
	['POST', '/emit', { event: 'x', session_id: 1, data: {} }, 422],
	['GET', '/media/9', undefined, 404],
	['GET', '/nothing', undefined, 404],
])('%s %s with %j returns %i', async (method, path, body, status) => {
	const client = await start();
	expect((await client.control(method, path, body)).status).toBe(status);
});
