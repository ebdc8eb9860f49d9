import { closeAll, eventually, start, type Body, type Client } from './sandboxClient';

afterEach(closeAll);

const RECORD =
	'id session_id from to message status delivery_status whatsapp_message_id campaign_id is_ai_generated ai_prompt error_message metadata created_at updated_at delivered_at read_at channel_type'.split(
		' ',
	);

async function send(client: Client, to: string, message = 'Hi'): Promise<Body> {
	const { body } = await client.api('POST', '/sessions/1/messages/text', { to, message });
	return body;
}

async function getMessage(client: Client, id: number): Promise<Body> {
	const { body } = await client.control('GET', '/messages');
	return body.find((each: Body) => each.id === id);
}

describe('a text', () => {
	it('is accepted without a message id', async () => {
		const client = await start();
		expect(await send(client, '201234567890')).toEqual({
			success: true,
			message: expect.stringMatching(/[\u0600-\u06ff]/),
			message_en: 'Message queued successfully',
			data: { status: 'queued', to: '201234567890', session_id: 1 },
		});
	});

	it('is queued, sent, delivered and read, with a late delivery_status', async () => {
		const client = await start({ clock: 0.01 });
		await send(client, '201234567890');
		await client.control('PUT', '/settings', { clock: 200 });
		const read = await eventually(async () => {
			const found = await getMessage(client, 1);
			return found.read_at && found;
		}, 'the message to be read');
		const times = [read.created_at, read.delivered_at, read.read_at].map(Date.parse);
		expect(times[1] - times[0]).toBeGreaterThanOrEqual(1_800);
		expect(times[1] - times[0]).toBeLessThanOrEqual(3_800);
		expect(times[2] - times[1]).toBeGreaterThanOrEqual(4_000);
		expect(times[2] - times[1]).toBeLessThanOrEqual(20_000);
		expect(read).toMatchObject({ status: 'sent', delivery_status: 'queued' });
		expect(read.whatsapp_message_id).toMatch(/^3EB0[0-9A-F]{18}$/);
	});

	it('updates delivery_status late in one of three messages', async () => {
		const client = await start({ clock: 2_000 });
		for (let n = 0; n < 3; n++) await send(client, '201234567890');
		await eventually(
			async () => (await getMessage(client, 3)).delivery_status === 'delivered',
			'the third message',
		);
		expect(await getMessage(client, 1)).toMatchObject({ delivery_status: 'queued' });
	});

	it.each([
		[
			'201234560000',
			{ status: 'failed', error_message: expect.stringContaining('not registered') },
		],
		['201234560001', { status: 'sent', delivered_at: null }],
		['201234560002', { status: 'sent', delivered_at: expect.any(String), read_at: null }],
	])('to %s ends as its number defines', async (to, end) => {
		const client = await start({ clock: 2_000 });
		await send(client, to);
		await send(client, '201234567890');
		await eventually(async () => (await getMessage(client, 2)).read_at, 'the message after it');
		expect(await getMessage(client, 1)).toMatchObject(end);
	});

	it('fails when its session is disconnected before it is sent', async () => {
		const client = await start({ clock: 0.01 });
		await send(client, '201234567890');
		await client.control('POST', '/sessions/1', { action: 'drop' });
		await client.control('PUT', '/settings', { clock: 1_000 });
		const failed = await eventually(async () => {
			const found = await getMessage(client, 1);
			return found.status === 'failed' && found;
		}, 'the failure');
		expect(failed.error_message).toBe('The session is not connected');
	});

	it('is rejected by a session that is not connected', async () => {
		const client = await start();
		await client.api('POST', '/sessions/1/stop');
		const body = { to: '201234567890', message: 'Hi' };
		const response = await client.api('POST', '/sessions/1/messages/text', body);
		expect(response).toMatchObject({
			status: 422,
			body: { error: 'validation_failed', message_en: 'Session is not connected' },
		});
	});

	it.each(['+201234567890', '00201234567890', '98765432101234@lid', '0123456789', '12', 'me'])(
		'to %s is rejected',
		async (to) => {
			const client = await start();
			const { status, body } = await client.api('POST', '/sessions/1/messages/text', {
				to,
				message: 'Hi',
			});
			expect(status).toBe(422);
			expect(body.errors).toEqual({ to: [expect.stringContaining('country code')] });
		},
	);
});

describe('the history', () => {
	it('has the 18 fields, newest first, in pages', async () => {
		const client = await start();
		for (const text of ['a', 'b', 'c']) await send(client, '201234567890', text);
		const { body } = await client.api('GET', '/sessions/1/messages?per_page=2&page=1');
		expect(body.data.map((each: Body) => each.message)).toEqual(['c', 'b']);
		expect(Object.keys(body.data[0])).toEqual(RECORD);
		expect(body.pagination).toEqual({ current_page: 1, last_page: 2, per_page: 2, total: 3 });
		const second = await client.api('GET', '/sessions/1/messages?per_page=2&page=2');
		expect(second.body.data.map((each: Body) => each.message)).toEqual(['a']);
	});

	it('is filtered by recipient and status', async () => {
		const client = await start();
		await send(client, '201234567890');
		await send(client, '201112223334');
		const one = await client.api('GET', '/sessions/1/messages?to=201112223334&status=queued');
		expect(one.body.data.map((each: Body) => each.id)).toEqual([2]);
		const none = await client.api('GET', '/sessions/1/messages?status=failed');
		expect(none.body.data).toEqual([]);
	});

	it.each(['per_page=101', 'per_page=x', 'page=0', 'status=gone'])('rejects %s', async (query) => {
		const client = await start();
		const { status, body } = await client.api('GET', `/sessions/1/messages?${query}`);
		expect(status).toBe(422);
		expect(Object.keys(body.errors)).toEqual([query.split('=')[0]]);
	});

	it('shows media as [Media]', async () => {
		const client = await start();
		const body = { to: '201234567890', image_base64: 'iVBORw0KGgo=', caption: 'Look' };
		await client.api('POST', '/sessions/1/messages/image', body);
		const { body: list } = await client.api('GET', '/sessions/1/messages');
		expect(list.data[0].message).toBe('[Media]');
		const imageMessage = await getMessage(client, 1);
		expect(imageMessage).toMatchObject({
			type: 'image',
			text: 'Look',
			media: { mime_type: 'image/png' },
		});
		const file = await fetch(client.sandbox.url + imageMessage.media.file);
		expect(Buffer.from(await file.arrayBuffer()).toString('base64')).toBe('iVBORw0KGgo=');
	});
});
