import type { IDataObject } from 'n8n-workflow';

import { estimateAskedTime } from '../../../nodes/Wavex/resources/message/sendAndWait/askedTime';
import { isReply } from '../../../nodes/Wavex/resources/message/sendAndWait/isReply';
import type { WaitState } from '../../../nodes/Wavex/resources/message/sendAndWait/waitState';
import { parseDeliveries } from '../../../nodes/Wavex/webhooks/parseDeliveries';

const HOUR = 3_600_000;
/** When the question was sent, by this n8n's clock. */
const ASKED = Date.parse('2026-11-28T10:00:00.400Z');

interface Scenario {
	/** The `created_at` of the registration. */
	created?: unknown;
	wait?: Partial<WaitState>;
	/** When the delivery arrives, in milliseconds after the question. */
	arrivesMs?: number;
}

/** Whether a message of the customer ends the wait. */
function endsWait(message: IDataObject, { created, wait, arrivesMs = 20_000 }: Scenario = {}) {
	const times = { registeredAt: ASKED - 300, startedAt: ASKED - 200, askedAt: ASKED };
	const state = {
		to: '201234567890',
		sessionId: '1',
		askedAt: ASKED,
		...estimateAskedTime(created, times),
		...wait,
	} as WaitState;
	const data = { session_id: 1, from: '201234567890@c.us', message: 'Yes', ...message };
	const [event] = parseDeliveries({ event: 'message.received', data }, {});
	return isReply(event, state, ASKED + arrivesMs);
}

const iso = (ms: number) => new Date(ASKED + ms).toISOString();
/** A time as SQL writes it, without a zone, some hours from UTC. */
const local = (ms: number, hours: number) =>
	new Date(ASKED + ms + hours * HOUR).toISOString().slice(0, 19).replace('T', ' ');

describe('by the time that it was written', () => {
	it.each<[string, IDataObject, Scenario, boolean]>([
		['after the question', { timestamp: iso(15_000) }, {}, true],
		['in the same second', { timestamp: Math.floor(ASKED / 1000) }, {}, true],
		['30 seconds before, the registration without a time', { timestamp: iso(-30_000) }, {}, false],
		['2 seconds before', { timestamp: iso(-2_000) }, {}, false],
		['an hour before, delivered late', { timestamp: iso(-HOUR) }, { created: iso(-250) }, false],
		['no time at all', {}, {}, true],
		['the time 0', { timestamp: 0 }, {}, true],
		['the year 1', { timestamp: '0001-01-01T00:00:00Z' }, {}, true],
		['the year 1970', { timestamp: '1970-01-01T00:00:00Z' }, {}, true],
		['three hours in the future', { created_at: local(15_000, 3) }, {}, true],
		[
			'epoch, the registration in local time ahead of UTC',
			{ timestamp: iso(15_000) },
			{ created: local(-300, 3) },
			true,
		],
		[
			'epoch before the question, the registration in local time ahead of UTC',
			{ timestamp: iso(-30_000) },
			{ created: local(-300, 3) },
			false,
		],
		[
			'local time ahead of UTC, as the registration',
			{ created_at: local(15_000, 3) },
			{ created: local(-300, 3) },
			true,
		],
		[
			'local time before the question, as the registration',
			{ created_at: local(-30_000, 3) },
			{ created: local(-300, 3) },
			false,
		],
		[
			'local time behind UTC, as the registration',
			{ created_at: local(15_000, -5) },
			{ created: local(-300, -5) },
			true,
		],
		[
			'local time of a zone of half an hour, as the registration',
			{ created_at: local(15_000, 5.5) },
			{ created: local(-300, 5.5) },
			true,
		],
		[
			'an hour before in local time, as the registration',
			{ created_at: local(-HOUR, 3) },
			{ created: local(-300, 3) },
			false,
		],
		[
			"the API's clock 90 seconds behind",
			{ timestamp: iso(-80_000) },
			{ created: iso(-90_300) },
			true,
		],
		[
			"the API's clock 90 seconds ahead",
			{ timestamp: iso(60_000) },
			{ created: iso(90_000) },
			false,
		],
		['a registration in the year 0', { timestamp: iso(15_000) }, { created: '0000-00-00' }, true],
		['a registration years away', { timestamp: iso(-30_000) }, { created: iso(-9e10) }, false],
	])('%s', (_, message, scenario, expected) => {
		expect(endsWait(message, scenario)).toBe(expected);
	});
});

describe('by its ID', () => {
	const earlier = { ids: ['A1'], time: iso(-5_000) };

	it.each<[string, IDataObject, boolean]>([
		['the message that started the workflow', { id: 'A1' }, false],
		['the same with a time after the question', { id: 'A1', timestamp: iso(1_000) }, false],
		['another one without a time', { id: 'A2' }, true],
		['one from before it, in a zone ahead', { id: 'A0', created_at: local(-9_000, 3) }, true],
	])('%s', (_, message, expected) => {
		expect(endsWait(message, { wait: { earlier } })).toBe(expected);
	});

	it('compares times of the same zone with the message that started the workflow', () => {
		const time = new Date(Date.parse(`${local(-5_000, 3).replace(' ', 'T')}Z`)).toISOString();
		const wait = { earlier: { ids: ['A1'], time } };
		expect(endsWait({ id: 'A0', created_at: local(-9_000, 3) }, { wait })).toBe(false);
		expect(endsWait({ id: 'A2', created_at: local(9_000, 3) }, { wait })).toBe(true);
	});
});

it.each<[string, IDataObject]>([
	['an empty text', { message: '' }],
	['an invisible text', { message: '\u200f\u2060 ' }],
	['no content', { message: null }],
	...['e2e_notification', 'notification_template', 'ciphertext', 'revoked', 'protocol'].map(
		(type): [string, IDataObject] => [type, { message: '', message_type: type }],
	),
	...['poll_update', 'call_log', 'gp2', 'edited'].map((type): [string, IDataObject] => [
		type,
		{ message: type === 'edited' ? 'Yes!' : '', type },
	]),
	['a reaction', { message_type: 'reaction', message: '👍', message_id: 'A1' }],
	['a status post', { from: 'status@broadcast', author: '201234567890@c.us' }],
	['our own message', { fromMe: true }],
	['a stranger', { from: '201999999999@c.us' }],
	['another session', { session_id: 2 }],
])('%s is no reply, also where any is valid', (_, message) => {
	expect(endsWait(message)).toBe(false);
});

it.each<[string, IDataObject]>([
	['a picture', { message: '[Media]', message_type: 'image' }],
	['a sticker', { message: '', type: 'sticker' }],
	['a voice message', { message: null, type: 'ptt' }],
	['a location', { message: '', latitude: 30, longitude: 31, type: 'location' }],
	['a file', { message: '', media_url: 'https://example.com/a.pdf', media_type: 'document' }],
	['digits without the suffix', { from: '201234567890' }],
	['a linked device', { from: '201234567890:12@s.whatsapp.net' }],
	['a LID beside the number', { from: '99887766554433@lid', sender_pn: '201234567890@c.us' }],
	[
		'a LID as the chat',
		{ key: { remoteJid: '99887766554433@lid', senderPn: '201234567890@c.us' }, from: null },
	],
])('%s is a reply', (_, message) => {
	expect(endsWait(message)).toBe(true);
});

it.each([
	['5511987654321', '551187654321@c.us'],
	['551187654321', '5511987654321@c.us'],
	['5215512345678', '525512345678@s.whatsapp.net'],
	['525512345678', '5215512345678@c.us'],
	['5491123456789', '541123456789@c.us'],
])('%s is the same person as %s', (to, from) => {
	expect(endsWait({ from }, { wait: { to } })).toBe(true);
});

describe('in a group', () => {
	const group = '120363000000000000@g.us';
	const message = { from: group, author: '5511987654321@c.us' };

	it.each<[string, Partial<WaitState>, boolean]>([
		['any member', { to: group }, true],
		['the member', { to: group, groupMember: '551187654321' }, true],
		['another member', { to: group, groupMember: '201234567890' }, false],
		['another group', { to: '120363000000000001@g.us' }, false],
		['the same person outside', { to: '5511987654321' }, false],
	])('%s', (_, wait, expected) => {
		expect(endsWait(message, { wait })).toBe(expected);
	});
});
