import type { Dialect } from '../../sandbox';
import { document } from '../../sandbox/api/openapi/document';
import { eventually, start, type Body, type Client } from './sandboxClient';
import { closeSandboxesAndReceivers } from './webhookClient';
import { startReceiver } from './webhookReceiver';

afterEach(closeSandboxesAndReceivers);

const to = '201234567890';

describe('a session', () => {
	it('says whether its phone has a picture, and its own status as its health', async () => {
		const client = await start();
		const { body } = await client.api('GET', '/sessions/1');
		expect(body.data.profile_pic).toBe(true);
		expect(body.health).toEqual({ healthy: true, status: 'connected' });
		await client.api('POST', '/sessions', { name: 'Second' });
		expect((await client.api('GET', '/sessions/2')).body.data.profile_pic).toBe(false);
	});

	it('is in a list that is whole, or has pages', async () => {
		const client = await start();
		for (let i = 0; i < 16; i++) await client.api('POST', '/sessions', { name: `S${i}` });
		const { body: whole } = await client.api('GET', '/sessions');
		expect(Object.keys(whole)).toEqual(['success', 'data']);
		expect(whole.data).toHaveLength(17);
		await client.control('PUT', '/settings', { dialect: { sessionList: 'pages' } });
		const { body: page } = await client.api('GET', '/sessions');
		expect(page.data).toHaveLength(15);
		expect(page.pagination).toMatchObject({ total: 17 });
	});

	it.each(['pairing_code', 'code', 'pairingCode', 'pair_code', 'pairCode'] as const)(
		'has its pairing code beside the data in %s',
		async (pairing) => {
			const client = await start({ dialect: { pairing, pairingPlace: 'top' } });
			await client.api('POST', '/sessions', { name: 'Second', connection_method: 'code' });
			const { body } = await client.api('POST', '/sessions/2/pair', { phone_number: to });
			expect(body.data).toEqual({ status: 'pairing' });
			expect(body[pairing]).toMatch(/^[A-Z1-9]{4}-[A-Z1-9]{4}$/);
		},
	);
});

async function receive(client: Client): Promise<Body> {
	const receiver = await startReceiver();
	await client.api('POST', '/webhooks', { url: receiver.url, events: ['message.received'] });
	const from = '98765432101234@lid';
	await client.control('POST', '/incoming', { session_id: 1, from, text: 'Hi' });
	const [{ body }] = await receiver.waitForDeliveries(1);
	return body.data;
}

describe("a session's own number", () => {
	it.each([
		['phone', '201000000001@c.us', '201000000001'],
		['lid', '1700000000000001@lid', '1700000000000001@lid'],
		['lidDigits', '1700000000000001@lid', '1700000000000001'],
	] as const)('as %s', async (ownId, me, inMessages) => {
		const client = await start({ dialect: { ownId } });
		const { body } = await client.api('GET', '/sessions/1/status');
		expect(body.data.clientInfo).toMatchObject({
			wid: { user: '201000000001', _serialized: '201000000001@c.us' },
			me: { user: me.split('@')[0], server: me.split('@')[1], _serialized: me },
		});
		expect(await receive(client)).toMatchObject({ from: '98765432101234@lid', to: inMessages });
		await client.api('POST', '/sessions/1/messages/text', { to, message: 'Hello' });
		const { body: list } = await client.api('GET', '/sessions/1/messages');
		expect(list.data[0]).toMatchObject({ from: inMessages, to });
	});
});

it('a customer can be named without the suffix', async () => {
	const client = await start({ dialect: { customerId: 'digits' } });
	const content = { from: '98765432101234', chat_id: '98765432101234@lid' };
	expect(await receive(client)).toMatchObject(content);
});

it('16 digits without a suffix are a LID', async () => {
	const client = await start();
	const from = '1234567890123456';
	const { body } = await client.control('POST', '/incoming', { session_id: 1, from, text: 'Hi' });
	expect(body.message.chat_id).toBe('1234567890123456@lid');
});

describe('delivery_status', () => {
	async function send(deliveryStatus: Dialect['deliveryStatus'], number: string, event: string) {
		const client = await start({ dialect: { deliveryStatus }, clock: 50 });
		const receiver = await startReceiver();
		const events = ['message.sent', 'message.delivered', 'message.read', 'message.failed'];
		await client.api('POST', '/webhooks', { url: receiver.url, events });
		await client.api('POST', '/sessions/1/messages/text', { to: number, message: 'Hello' });
		const deliveries = await eventually(async () => {
			const all = await receiver.waitForDeliveries(1);
			return all.some(({ body }) => body.event === event) && all;
		}, event);
		return deliveries.map(({ body }) => [body.data.status, body.data.delivery_status]);
	}

	it('follows the message', async () => {
		expect(await send('current', to, 'message.read')).toEqual([
			['sent', 'sent'],
			['sent', 'delivered'],
			['sent', 'read'],
		]);
	});

	it.each([
		['current', 'failed'],
		['alone', 'queued'],
	] as const)('%s: says that a message failed', async (deliveryStatus, status) => {
		const all = await send(deliveryStatus, '201234560000', 'message.failed');
		expect(all).toEqual([[status, 'failed']]);
	});
});

describe('a page of another origin', () => {
	const origin = 'https://shop.example.com';

	it('may call the API: its preflight needs no token and no request of the limit', async () => {
		const { sandbox, control } = await start({ limits: { perMinute: 1, perHour: 1 } });
		const preflight = await fetch(`${sandbox.apiUrl}/sessions/1/messages/text`, {
			method: 'OPTIONS',
			headers: {
				origin,
				'access-control-request-method': 'POST',
				'access-control-request-headers': 'authorization,content-type',
			},
		});
		expect(preflight.status).toBe(204);
		expect(Object.fromEntries(preflight.headers)).toMatchObject({
			'access-control-allow-origin': '*',
			'access-control-allow-methods': 'POST',
			'access-control-allow-headers': 'authorization,content-type',
		});
		const authorization = `Bearer ${sandbox.tokens[0]}`;
		const list = () => fetch(`${sandbox.apiUrl}/sessions`, { headers: { origin, authorization } });
		for (const status of [200, 429]) {
			const answer = await list();
			expect(answer.status).toBe(status);
			expect(answer.headers.get('access-control-allow-origin')).toBe('*');
		}
		const { body } = await control('GET', '/journal?kind=request');
		expect(body.map(({ method }: Body) => method)).toEqual(['GET', 'GET']);
	});

	it('cannot use the control API', async () => {
		const { sandbox } = await start();
		const answer = await fetch(`${sandbox.url}/_sandbox/state`, { headers: { origin } });
		expect(answer.headers.get('access-control-allow-origin')).toBeNull();
	});
});

it('GET /docs returns the description without a token', async () => {
	const { sandbox } = await start({ limits: { perMinute: 0, perHour: 0 } });
	const response = await fetch(`${sandbox.apiUrl}/docs`);
	expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)));
});

it('documents 405 and 413', () => {
	const { post } = document.paths['/sessions/{id}/messages/text'];
	expect(Object.keys(post?.responses ?? {})).toEqual(expect.arrayContaining(['405', '413']));
	expect(document.paths['/webhooks/events'].get?.responses).toMatchObject({
		200: {
			content: { 'application/json': { schema: { properties: { data: { items: {} } } } } },
		},
	});
});
