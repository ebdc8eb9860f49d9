import type { IDataObject } from 'n8n-workflow';

import { registered, SECRET } from '../../support/trigger';

const content = {
	from: '201234567890@c.us',
	to: '201000000001',
	message: 'Hi',
	whatsapp_message_id: 'WA1',
};

function delivery(change: IDataObject = {}, event = 'message.received'): IDataObject {
	return { event, session_id: 1, data: { ...content, ...change } };
}

async function starts(options: IDataObject, body: IDataObject): Promise<boolean> {
	const trigger = registered({ events: ['message.received', 'message.sent'], options });
	return (await trigger.deliver(body)) !== undefined;
}

const GROUP = '120363041234567890@g.us';
const now = () => new Date().toISOString();
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

describe('what starts the workflow', () => {
	it.each<[string, IDataObject, () => IDataObject, boolean]>([
		['one of the chosen sessions', { sessionIds: ['1', '2'] }, delivery, true],
		['a session chosen by number', { sessionIds: [1] }, delivery, true],
		['another session', { sessionIds: ['2', '11'] }, delivery, false],
		['any session when none is chosen', { sessionIds: [] }, delivery, true],
		[
			'an event that names no session, when sessions are chosen',
			{ sessionIds: ['1'] },
			() => ({ event: 'message.received', data: content }),
			false,
		],
		['a group', {}, () => delivery({ from: GROUP }), true],
		['a group, ignored', { ignoreGroups: true }, () => delivery({ from: GROUP }), false],
		[
			'a group that only a flag tells, ignored',
			{ ignoreGroups: true },
			() => delivery({ is_group: true }),
			false,
		],
		['a single chat when groups are ignored', { ignoreGroups: true }, delivery, true],
		['an own message, as the option stands', {}, () => delivery({ from_me: true }), false],
		[
			'an own message, as the option stands, told by its status',
			{},
			() => delivery({ status: 'sent' }),
			false,
		],
		['an own message, ignored', { ignoreOwnMessages: true }, () => delivery({ fromMe: 1 }), false],
		[
			'an own message, not ignored',
			{ ignoreOwnMessages: false },
			() => delivery({ from_me: true }),
			true,
		],
		[
			'a message that was sent, for whoever chose that',
			{},
			() => delivery({}, 'message.sent'),
			true,
		],
		['a new event', { maxAgeMinutes: 10 }, () => delivery({ timestamp: minutesAgo(9) }), true],
		['an old event', { maxAgeMinutes: 10 }, () => delivery({ timestamp: minutesAgo(11) }), false],
		[
			'an old event, any age',
			{ maxAgeMinutes: 0 },
			() => delivery({ timestamp: minutesAgo(11) }),
			true,
		],
		['an event without a time', { maxAgeMinutes: 10 }, delivery, true],
		[
			'an event from a clock ahead of ours',
			{ maxAgeMinutes: 1 },
			() => delivery({ timestamp: minutesAgo(-60) }),
			true,
		],
		[
			'an old message in a new delivery',
			{ maxAgeMinutes: 10 },
			() => ({ ...delivery({ timestamp: minutesAgo(11) }), timestamp: now() }),
			false,
		],
	])('%s', async (_, options, body, expected) => {
		expect(await starts(options, body())).toBe(expected);
	});
});

describe('Ignore Duplicate Events', () => {
	const options = { ignoreDuplicates: true };
	let count = 0;
	/** What was seen is remembered by the secret. */
	const trigger = () => {
		const one = registered({ events: ['message.received', 'message.sent', 'session.qr'], options });
		one.staticData.secret = `${SECRET}${count++}`;
		return one;
	};

	it.each<[string, IDataObject, IDataObject]>([
		['another message', delivery(), delivery({ whatsapp_message_id: 'WA2' })],
		['another event of the message', delivery(), delivery({}, 'message.sent')],
		['the message in another session', delivery(), { ...delivery(), session_id: 2 }],
		[
			'another event without a message id',
			{ event: 'session.qr', data: { id: 1, qr_code: 'a' } },
			{ event: 'session.qr', data: { id: 1, qr_code: 'b' } },
		],
	])('lets %s through', async (_, one, other) => {
		const both = trigger();
		expect([await both.deliver(one), await both.deliver(other)]).not.toContain(undefined);
	});

	it('takes a delivery again that differs only in when it was made', async () => {
		const one = trigger();
		await one.deliver({ ...delivery(), timestamp: minutesAgo(1) });
		expect(await one.deliver({ ...delivery(), timestamp: now() })).toBeUndefined();
	});

	it('remembers in the static data, over a restart of n8n', async () => {
		const before = trigger();
		await before.deliver(delivery());
		const after = trigger();
		Object.assign(after.staticData, { seen: before.staticData.seen });
		expect(await after.deliver(delivery())).toBeUndefined();
	});

	it('remembers what another delivery at the same time did not write down', async () => {
		const [one, other] = [trigger(), trigger()];
		other.staticData.secret = one.staticData.secret;
		await one.deliver(delivery());
		expect(await other.deliver(delivery())).toBeUndefined();
	});

	it('remembers 500 and no more', async () => {
		const one = trigger();
		for (let n = 0; n <= 500; n++) await one.deliver(delivery({ whatsapp_message_id: `WA${n}` }));
		expect(one.staticData.seen).toHaveLength(500);
		expect(await one.deliver(delivery({ whatsapp_message_id: 'WA1' }))).toBeUndefined();
		expect(await one.deliver(delivery({ whatsapp_message_id: 'WA0' }))).toBeDefined();
		expect(JSON.stringify(one.staticData.seen).length).toBeLessThan(8_000);
	});

	it('is not asked of what other options leave out', async () => {
		const one = trigger();
		await one.deliver(delivery({ from_me: true }));
		expect(one.staticData.seen).toBeUndefined();
	});
});

describe('Output per Event', () => {
	const events = ['message.read', 'session.qr', 'message.received'];

	it('draws one named output for each chosen event, in their order', () => {
		const { outputs } = registered({ events, options: { outputPerEvent: true } });
		expect(outputs).toEqual([
			{ type: 'main', displayName: 'Message Read' },
			{ type: 'main', displayName: 'Session QR Code' },
			{ type: 'main', displayName: 'Message Received' },
		]);
	});

	it.each([{}, { outputPerEvent: false }])('draws one output otherwise: %j', (options) => {
		expect(registered({ events, options }).outputs).toEqual(['main']);
	});

	it('puts an event out where it belongs', async () => {
		const trigger = registered({ events, options: { outputPerEvent: true } });
		const outputs = await trigger.deliver(delivery());
		expect(outputs?.map((items) => items.length)).toEqual([0, 0, 1]);
	});

	it('puts every event out in the one output otherwise', async () => {
		const outputs = await registered({ events }).deliver(delivery());
		expect(outputs?.map((items) => items.length)).toEqual([1]);
	});

	it('takes a single event that an expression names', async () => {
		const trigger = registered({
			events: 'message.received' as never,
			options: { outputPerEvent: true },
		});
		expect(trigger.outputs).toEqual([{ type: 'main', displayName: 'Message Received' }]);
		expect(await trigger.deliver(delivery())).toHaveLength(1);
	});
});

describe('Raw', () => {
	const body = {
		...delivery({ media: { mime_type: 'image/png', data: 'AAAA' } }),
		more: [1, null],
	};

	it('puts out the body as it came, with its headers', async () => {
		const headers = { 'content-type': 'application/json', 'x-some': 'thing' };
		const items = await registered({ options: { raw: true } }).deliver(body, headers);
		expect(items).toEqual([[{ json: { body, headers } }]]);
	});

	it('filters as ever', async () => {
		const trigger = registered({ options: { raw: true } });
		expect(await trigger.deliver(delivery({ from_me: true }))).toBeUndefined();
		expect(await trigger.deliver(delivery({}, 'message.sent'))).toBeUndefined();
	});
});
