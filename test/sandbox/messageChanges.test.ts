import { gunzipSync } from 'node:zlib';

import { encodeBody } from '../../sandbox/world/webhooks/encodeBody';
import { eventually, start, type Body, type Client } from './sandboxClient';
import { closeSandboxesAndReceivers } from './webhookClient';
import { startReceiver } from './webhookReceiver';

afterEach(closeSandboxesAndReceivers);

async function receive(client: Client, fields: object = {}): Promise<Body> {
	const message = { session_id: 1, from: '201234567890', text: 'Hello', ...fields };
	return (await client.control('POST', '/incoming', message)).body.message as Body;
}

const change = (client: Client, { id }: Body, action: object) =>
	client.control('POST', `/messages/${id}`, action);

it('a customer reacts to, edits and deletes a message, each of which is delivered', async () => {
	const client = await start();
	const message = await receive(client);
	const receiver = await startReceiver();
	await client.api('POST', '/webhooks', { url: receiver.url, events: ['message.received'] });
	const reacted = await change(client, message, { action: 'react', emoji: '❤️' });
	expect(reacted.body.message).toMatchObject({ id: message.id, reaction: '❤️', text: 'Hello' });
	const edited = await change(client, message, { action: 'edit', text: 'Hi' });
	expect(edited.body.message).toMatchObject({ text: 'Hi', message: 'Hi', is_edited: true });
	const deleted = await change(client, message, { action: 'delete' });
	expect(deleted.body.message).toMatchObject({ text: null, message: '', is_deleted: true });

	const deliveries = await receiver.waitForDeliveries(3);
	const target = message.whatsapp_message_id;
	const common = { from: '201234567890@c.us', from_me: false, status: 'received', session_id: 1 };
	const expected = [
		{ ...common, message_type: 'reaction', reaction: { emoji: '❤️', message_id: target } },
		{ ...common, message_type: 'edit', text: 'Hi', original_message_id: target },
		{ ...common, message_type: 'revoke', text: null, original_message_id: target },
	];
	expect(deliveries.map(({ body }) => body.data)).toMatchObject(expected);
	// They are no messages of the history.
	expect((await client.api('GET', '/sessions/1/messages')).body.data).toHaveLength(1);
});

it('only what the customer wrote can be edited or deleted, and all can be reacted to', async () => {
	const client = await start();
	await client.api('POST', '/sessions/1/messages/text', { to: '201000000002', message: 'Hello' });
	const sent = await eventually(async () => {
		const { body } = await client.control('GET', '/messages?session_id=1');
		return (body as Body[]).find(({ status }) => status === 'sent');
	}, 'the sent message');
	expect((await change(client, sent, { action: 'edit', text: 'Hi' })).status).toBe(422);
	expect((await change(client, sent, { action: 'delete' })).status).toBe(422);
	expect((await change(client, sent, { action: 'react' })).body.message.reaction).toBe('👍');
	expect((await change(client, { id: 99 }, { action: 'react' })).status).toBe(404);
});

it.each([
	['status', 'status@broadcast'],
	['channel', '120363000000000001@newsletter'],
])('a %s post appears in its own chat, with its author', async (post, chat_id) => {
	const client = await start();
	expect(await receive(client, { post })).toMatchObject({
		chat_id,
		from: chat_id,
		participant: '201234567890@c.us',
	});
});

describe('the body of a delivery as', () => {
	const json = JSON.stringify({
		event: 'message.received',
		data: { from: 'a b', list: [1], no: null },
	});

	it('a form', () => {
		const { body, headers } = encodeBody(json, 'form');
		const expected = { event: 'message.received', 'data[from]': 'a b', 'data[list][0]': '1' };
		expect(Object.fromEntries(new URLSearchParams(String(body)))).toEqual(expected);
		expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
	});

	it('gzip', () => {
		const { body, headers } = encodeBody(json, 'gzip');
		expect(gunzipSync(body).toString()).toBe(json);
		expect(headers['content-encoding']).toBe('gzip');
	});

	it.each([
		['json', 'application/json'],
		['apiJson', 'application/vnd.api+json'],
		['binary', 'application/octet-stream'],
		['text', 'text/plain'],
		['undeclared', undefined],
	] as const)('%s', (form, type) => {
		expect(encodeBody(json, form)).toEqual({
			body: json,
			headers: type ? { 'content-type': type } : {},
		});
	});
});
