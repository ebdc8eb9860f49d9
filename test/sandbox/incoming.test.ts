import { eventually, start, type Body, type Client } from './sandboxClient';
import { closeSandboxesAndReceivers } from './webhookClient';
import { startReceiver } from './webhookReceiver';

afterEach(closeSandboxesAndReceivers);

const receiveMessage = (client: Client, fields: object) =>
	client.control('POST', '/incoming', { session_id: 1, from: '201234567890', ...fields });

describe('an incoming message', () => {
	async function receiveAndDeliver(fields: object) {
		const client = await start();
		const receiver = await startReceiver();
		await client.api('POST', '/webhooks', { url: receiver.url, events: ['message.received'] });
		const { status, body } = await receiveMessage(client, fields);
		expect(status).toBe(201);
		const [{ body: delivery }] = await receiver.waitForDeliveries(1);
		return { message: body.message as Body, data: delivery.data as Body };
	}

	it('can be a text from a known customer', async () => {
		const { message, data } = await receiveAndDeliver({ text: 'Hello' });
		const common = {
			id: 1,
			session_id: 1,
			from: '201234567890@c.us',
			to: '201000000001',
			message: 'Hello',
			status: 'received',
			sender_name: 'Ahmed Hassan',
			from_me: false,
			text: 'Hello',
		};
		expect(message).toMatchObject({ ...common, type: 'text' });
		expect(data).toMatchObject({ ...common, message_type: 'text', is_group: false, media: null });
	});

	it('contains its file as base64', async () => {
		const { message, data } = await receiveAndDeliver({
			type: 'image',
			media_base64: 'data:image/png;base64,iVBORw0KGgo=',
			text: 'Look',
		});
		expect(message).toMatchObject({ message: '[Media]', text: 'Look' });
		expect(data.media).toEqual({
			mime_type: 'image/png',
			filename: null,
			url: null,
			size: 8,
			data: 'iVBORw0KGgo=',
		});
	});

	it('can be a location', async () => {
		const location = { latitude: 30.04, longitude: 31.23, description: 'Cairo' };
		const { data } = await receiveAndDeliver({ type: 'location', ...location });
		expect(data).toMatchObject({ message: '[Location]', location });
	});

	it('can be a contact', async () => {
		const { data } = await receiveAndDeliver({
			type: 'contact',
			contact_name: 'Mona',
			contact_phone: '201112223334',
		});
		expect(data.contact).toEqual({ name: 'Mona', phone: '201112223334' });
	});

	it.each([2, '120363098765432109@g.us'])('can come from the group %s', async (group_id) => {
		const { data } = await receiveAndDeliver({ text: 'Hello', group_id });
		expect(data).toMatchObject({
			from: '120363098765432109@g.us',
			chat_id: '120363098765432109@g.us',
			participant: '201234567890@c.us',
			is_group: true,
		});
	});

	it('can come from a customer without a number', async () => {
		const { data } = await receiveAndDeliver({ from: '98765432101234@lid', text: 'Hello' });
		expect(data).toMatchObject({ from: '98765432101234@lid', sender_name: null });
	});

	it.each([
		[{}, 422, 'text'],
		[{ type: 'image' }, 422, 'media_base64'],
		[{ type: 'image', media_base64: '!' }, 422, 'image_base64'],
		[{ type: 'location', latitude: 91, longitude: 0 }, 422, 'latitude'],
		[{ text: 'x', from: 'me' }, 422, 'from'],
		[{ text: 'x', txet: 'y' }, 422, 'body'],
	])('%j is rejected', async (fields, status, field) => {
		const client = await start();
		const response = await receiveMessage(client, fields);
		expect(response.status).toBe(status);
		expect(Object.keys(response.body.errors)).toEqual([field]);
	});

	it.each([{ session_id: 9 }, { group_id: 9 }])('to %j is rejected', async (fields) => {
		const client = await start();
		expect((await receiveMessage(client, { text: 'x', ...fields })).status).toBe(404);
	});

	it('is rejected while the session is not connected', async () => {
		const client = await start();
		await client.api('POST', '/sessions/1/stop');
		expect((await receiveMessage(client, { text: 'x' })).status).toBe(422);
	});
});

describe('the customer', () => {
	it('reads a message immediately', async () => {
		const client = await start({ clock: 50 });
		await client.api('POST', '/sessions/1/messages/text', { to: '201234560001', message: 'Hi' });
		const markRead = () => client.control('POST', '/messages/1', { action: 'read' });
		const { body } = await eventually(async () => {
			const response = await markRead();
			return response.body.message.read_at && response;
		}, 'the message to be sent');
		expect(body.message.delivered_at).toEqual(expect.any(String));
	});

	it('cannot read their own message', async () => {
		const client = await start();
		await receiveMessage(client, { text: 'Hello' });
		expect((await client.control('POST', '/messages/1', { action: 'read' })).status).toBe(422);
	});
});
