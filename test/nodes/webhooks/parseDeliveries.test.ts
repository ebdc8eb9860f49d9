import type { IDataObject } from 'n8n-workflow';

import { parseDeliveries } from '../../../nodes/Wavex/webhooks/parseDeliveries';

const message = {
	id: 12,
	from: '201234567890@c.us',
	to: '201000000001',
	message: 'Is my order ready?',
	status: 'received',
	whatsapp_message_id: 'WA1',
};

function parse(change: IDataObject, event = 'message.received'): IDataObject {
	return parseDeliveries({ event, session_id: 1, data: { ...message, ...change } }, {})[0].item;
}

const GROUP = '120363041234567890@g.us';

describe('the sender', () => {
	it.each<[string, IDataObject, IDataObject]>([
		[
			'a LID hides the number',
			{ from: '998877@lid' },
			{ chatId: '998877@lid', phone: null, isGroup: false },
		],
		['plain digits', { from: '201234567890' }, { chatId: '201234567890', phone: '201234567890' }],
		['a number', { from: 201234567890 }, { chatId: '201234567890', phone: '201234567890' }],
		['a plus before the digits', { from: '+201234567890' }, { phone: '201234567890' }],
		[
			'the device of a number',
			{ from: '201234567890:3@s.whatsapp.net' },
			{ phone: '201234567890' },
		],
		[
			'a LID together with the number',
			{ from: '998877@lid', sender_phone: '201234567890' },
			{ chatId: '998877@lid', phone: '201234567890' },
		],
		[
			'a member of a group',
			{ from: GROUP, author: '201234567890@c.us' },
			{ chatId: GROUP, phone: '201234567890', isGroup: true },
		],
		[
			'a member of a group with only a LID',
			{ from: GROUP, participant: '998877@lid' },
			{ chatId: GROUP, phone: null, isGroup: true },
		],
		['a group without a sender', { from: GROUP }, { chatId: GROUP, phone: null, isGroup: true }],
		[
			'a member, with the group in a separate field',
			{ group_id: GROUP },
			{ chatId: GROUP, phone: '201234567890', isGroup: true },
		],
		['a chat id', { chat_id: '998877@lid' }, { chatId: '998877@lid', phone: '201234567890' }],
		["the id of the API's own chat record", { chat_id: 55 }, { chatId: '201234567890@c.us' }],
		['an id in an object', { from: { _serialized: '201@c.us' } }, { chatId: '201@c.us' }],
		[
			'one of our own messages',
			{ from: '201000000001', to: '201234567890', from_me: true },
			{ chatId: '201234567890', fromMe: true },
		],
		['a pushname', { pushname: 'Mona' }, { senderName: 'Mona' }],
	])('%s', (_, change, expected) => {
		expect(parse(change)).toMatchObject(expected);
	});
});

describe('the content', () => {
	it.each<[string, IDataObject, IDataObject]>([
		['a caption with the placeholder', { message: '[Media]', caption: 'Look' }, { text: 'Look' }],
		['the text before the placeholder', { message: '[Media]', text: 'Look' }, { text: 'Look' }],
		['the placeholder alone', { message: '[Media]' }, { text: null }],
		['the message in an object', { message: { text: 'Hi', id: 'WA9' } }, { text: 'Hi' }],
		['no WhatsApp id', { whatsapp_message_id: null }, { messageId: 12 }],
		[
			'media as a record',
			{ media: { mime_type: 'image/png', url: 'https://x.example/1.png' } },
			{ media: { mime_type: 'image/png', url: 'https://x.example/1.png' } },
		],
		['media as a URL', { media: 'https://x.example/1' }, { media: { url: 'https://x.example/1' } }],
		[
			'a media URL',
			{ media_url: 'https://x.example/1' },
			{ media: { url: 'https://x.example/1', mime_type: null, filename: null } },
		],
	])('%s', (_, change, expected) => {
		expect(parse(change)).toMatchObject(expected);
	});
});

describe('the time', () => {
	it.each<[unknown, string | null]>([
		[1767323045, '2026-01-02T03:04:05.000Z'],
		['1767323045', '2026-01-02T03:04:05.000Z'],
		[1767323045000, '2026-01-02T03:04:05.000Z'],
		['2026-01-02T03:04:05.000000Z', '2026-01-02T03:04:05.000Z'],
		['2026-01-02T05:04:05+02:00', '2026-01-02T03:04:05.000Z'],
		['2026-01-02 03:04:05', '2026-01-02T03:04:05.000Z'],
		['not a time', null],
		[true, null],
		[{ date: '2026-01-02' }, null],
	])('the time %j is read as %s', (timestamp, expected) => {
		expect(parse({ timestamp } as IDataObject).timestamp).toBe(expected);
	});

	it.each<[string, IDataObject, string | null]>([
		['message.read', { read_at: '2026-01-02T03:04:09Z' }, '2026-01-02T03:04:09.000Z'],
		['message.delivered', { delivered_at: '2026-01-02T03:04:08Z' }, '2026-01-02T03:04:08.000Z'],
		['message.sent', {}, '2026-01-02T03:04:05.000Z'],
		['session.connected', {}, null],
		['campaign.started', {}, null],
	])('%s does not use the creation time of its record', (event, times, expected) => {
		const record = { created_at: '2026-01-02T03:04:05Z', ...times };
		expect(parse(record, event).timestamp).toBe(expected);
	});
});

it('an event with two names uses the documented one', () => {
	const body = { ...message, type: 'text' };
	const [{ item }] = parseDeliveries(body, { 'x-webhook-event': 'message.received' });
	expect(item).toMatchObject({ event: 'message.received', messageId: 'WA1' });
});
