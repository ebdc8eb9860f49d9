import { startSandbox } from '../../sandbox';
import type { Dialect } from '../../sandbox';
import { start, type Body } from './sandboxClient';
import { closeSandboxesAndReceivers } from './webhookClient';
import { startReceiver } from './webhookReceiver';

afterEach(closeSandboxesAndReceivers);

const numbers = { current_page: 2, last_page: 2, per_page: 3, total: 4 };

describe('a list', () => {
	const forms: [Dialect['lists'], (body: Body) => { rows: Body[]; rest: object }, object][] = [
		['pagination', ({ data, ...rest }) => ({ rows: data, rest }), { pagination: numbers }],
		[
			'meta',
			({ data, ...rest }) => ({ rows: data, rest }),
			{ meta: numbers, links: { next: null, prev: expect.stringContaining('page=1') } },
		],
		[
			'flat',
			({ data, ...rest }) => ({ rows: data, rest }),
			{ ...numbers, next_page_url: null, prev_page_url: expect.stringContaining('per_page=3') },
		],
		[
			'nested',
			({ data: { data, ...rest } }) => ({ rows: data, rest }),
			{ ...numbers, next_page_url: null },
		],
	];
	it.each(forms)('%s', async (lists, read, expected) => {
		const client = await start({ dialect: { lists } });
		const { body } = await client.api('GET', '/contacts?page=2&per_page=3');
		const { rows, rest } = read(body);
		expect(rows.map((row) => row.id)).toEqual([4]);
		expect(rest).toMatchObject(expected);
	});

	it('cursor', async () => {
		const client = await start({ dialect: { lists: 'cursor' } });
		const { body } = await client.api('GET', '/contacts?per_page=3');
		expect(body.data).toHaveLength(3);
		const path = `/contacts?per_page=3&cursor=${body.next_cursor}`;
		const { body: last } = await client.api('GET', path);
		expect(last.data.map((row: Body) => row.id)).toEqual([4]);
		expect(last.next_cursor).toBeNull();
	});

	it('whole', async () => {
		const client = await start({ dialect: { lists: 'whole' } });
		const { body } = await client.api('GET', '/contacts?page=2&per_page=3');
		expect(body).toEqual({ success: true, data: expect.any(Array) });
		expect(body.data).toHaveLength(4);
	});

	it('links to the next page with its filters', async () => {
		const client = await start({ dialect: { lists: 'flat' } });
		const { body } = await client.api('GET', '/contacts?per_page=1&search=a');
		const next = await fetch(body.next_page_url, {
			headers: { authorization: `Bearer ${client.sandbox.tokens[0]}` },
		});
		const page = (await next.json()) as Body;
		expect(page).toMatchObject({ current_page: 2, per_page: 1, total: body.total });
	});

	it('of messages always has the observed format', async () => {
		const client = await start({ dialect: { lists: 'nested' } });
		const { body } = await client.api('GET', '/sessions/1/messages');
		expect(Object.keys(body)).toEqual(['success', 'data', 'pagination']);
	});
});

it('a group can have its contacts beside it', async () => {
	const client = await start({ dialect: { groupContacts: 'beside' } });
	const { body } = await client.api('GET', '/groups/1');
	expect(body.data).not.toHaveProperty('contacts');
	expect(body.contacts).toEqual(expect.any(Array));
});

describe('the pairing code', () => {
	it.each(['pairing_code', 'code', 'pairingCode', 'pair_code'] as const)(
		'in %s',
		async (pairing) => {
			const client = await start({ dialect: { pairing } });
			await client.api('POST', '/sessions', { name: 'Second', connection_method: 'code' });
			const phone_number = '201000000002';
			const { body } = await client.api('POST', '/sessions/2/pair', { phone_number });
			expect(body.data).toEqual({ status: 'pairing', [pairing]: expect.stringMatching(/-/) });
		},
	);

	it('in the message only', async () => {
		const client = await start({ dialect: { pairing: 'message' } });
		await client.api('POST', '/sessions', { name: 'Second', connection_method: 'code' });
		const phone_number = '201000000002';
		const { body } = await client.api('POST', '/sessions/2/pair', { phone_number });
		expect(body.data).toEqual({ status: 'pairing' });
		expect(body.message_en).toMatch(/[A-Z1-9]{4}-[A-Z1-9]{4}/);
	});
});

it('a 422 can be the message only', async () => {
	const client = await start({ dialect: { validation: 'message' } });
	const { status, body } = await client.api('POST', '/sessions', {});
	expect(status).toBe(422);
	expect(body).toEqual({
		success: false,
		error: 'validation_failed',
		message: 'The name field is required.',
		message_en: 'The name field is required.',
	});
});

it('the list of events can be a map', async () => {
	const client = await start({ dialect: { eventList: 'map' } });
	const { body } = await client.api('GET', '/webhooks/events');
	expect(body.data['session.qr']).toBe('New QR code generated for session');
});

describe('a delivery', () => {
	async function getDelivery(dialect: Partial<Dialect>) {
		const client = await start({ dialect });
		const receiver = await startReceiver();
		await client.api('POST', '/webhooks', { url: receiver.url, events: ['message.received'] });
		await client.control('POST', '/incoming', { session_id: 1, from: '201234567890', text: 'Hi' });
		const [{ body, headers }] = await receiver.waitForDeliveries(1);
		return { body, headers };
	}

	const content = expect.objectContaining({ text: 'Hi', chat_id: '201234567890@c.us' });
	const timestamp = expect.any(String);
	const event = 'message.received';

	it.each<[Partial<Dialect>, object]>([
		[{}, { event, session_id: 1, timestamp, data: content }],
		[{ webhookEvent: 'type' }, { type: event, session_id: 1, timestamp, data: content }],
		[{ webhookEvent: 'header' }, { session_id: 1, timestamp, data: content }],
		[{ webhookContent: 'payload' }, { event, session_id: 1, timestamp, payload: content }],
		[
			{ webhookSession: 'session' },
			{ event, session: { id: 1, name: 'Shop' }, timestamp, data: content },
		],
		[{ webhookSession: 'sessionId' }, { event, sessionId: 1, timestamp, data: content }],
	])('%j', async (dialect, expected) => {
		const { body, headers } = await getDelivery(dialect);
		expect(body).toEqual(expected);
		expect(headers['x-wavex-event']).toBe(dialect.webhookEvent === 'header' ? event : undefined);
	});

	it('with its content at the top', async () => {
		const dialect = { webhookContent: 'top', webhookSession: 'sessionId' } as const;
		const { body } = await getDelivery(dialect);
		expect(body).toMatchObject({ event, sessionId: 1, text: 'Hi', message_type: 'text' });
		expect(body).not.toHaveProperty('session_id');
		expect(body).not.toHaveProperty('data');
	});
});

it.each([
	[{ lists: 'sideways' }, /"lists" cannot be "sideways"/],
	[{ nothing: 'x' }, /There is no dialect "nothing"/],
])('%j is rejected', async (dialect, text) => {
	await expect(startSandbox({ dialect: dialect as Partial<Dialect> })).rejects.toThrow(text);
});
