import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { MESSAGE_TYPES } from '../../../nodes/Wavex/webhooks/messageType';
import { createRegisteredTrigger } from '../../support/trigger';

const EVENT = 'message.received';
const GROUP = '120363041234567890@g.us';
const CUSTOMER = '201234567890@c.us';
const trigger = createRegisteredTrigger({
	options: { ignoreOwnMessages: false, messageTypes: MESSAGE_TYPES },
});

/** The known keys of each field, in any of which its value may stand. */
const KEYS = {
	session: 'session_id sessionId whatsapp_session_id session.id message.session_id',
	sender: 'from sender from_number jid remoteJid key.remoteJid chat.id chat_id chatId',
	text: 'text message body caption content message_text messageBody text.body message.conversation message.extendedTextMessage.text',
	name: 'sender_name senderName pushName notifyName _data.notifyName from_name contact_name contact.name profile.name',
	id: 'whatsapp_message_id message_id messageId key.id id',
	time: 'timestamp sent_at received_at occurred_at triggered_at time t messageTimestamp',
	type: 'message_type messageType type',
	quoted: 'quoted_message_id quotedMessageId quotedMsg.id context.message_id',
} as const;

const TIMES = [
	1767323045,
	'1767323045',
	1767323045000,
	'2026-01-02T03:04:05Z',
	'2026-01-02 03:04:05',
];

/** Sets a value at a path; false when another field is in the way. */
function setPath(target: IDataObject, path: string, value: unknown): boolean {
	const keys = path.split('.');
	let object = target;
	for (const key of keys.slice(0, -1)) {
		object[key] ??= {};
		if (typeof object[key] !== 'object') return false;
		object = object[key] as IDataObject;
	}
	const last = keys[keys.length - 1];
	if (object[last] !== undefined) return false;
	object[last] = value as never;
	return true;
}

type Choice = Record<keyof typeof KEYS, string> & { time: string };

const choice = fc.record(
	Object.fromEntries(
		Object.entries(KEYS).map(([field, keys]) => [field, fc.constantFrom(...keys.split(' '))]),
	),
) as unknown as fc.Arbitrary<Choice>;

const order = fc.shuffledSubarray(Object.keys(KEYS) as Array<keyof typeof KEYS>, {
	minLength: Object.keys(KEYS).length,
});

const ownFlag = fc.constantFrom<IDataObject>(
	{ from_me: true },
	{ fromMe: 'true' },
	{ is_from_me: 1 },
	{ direction: 'outgoing' },
	{ direction: 'out' },
	{ status: 'delivered' },
);

const media = fc.constantFrom<IDataObject>(
	{ media_url: 'https://x.example/a', media_type: 'image/png', media_filename: 'a.png' },
	{ mediaUrl: 'https://x.example/a', mime_type: 'image/png', filename: 'a.png' },
	{ file_url: 'https://x.example/a', mimetype: 'image/png', file_name: 'a.png' },
	{ media: { url: 'https://x.example/a', mimetype: 'image/png', filename: 'a.png' } },
	{ attachments: [{ url: 'https://x.example/a', type: 'image/png', name: 'a.png' }] },
	{ metadata: { media_url: 'https://x.example/a', mime_type: 'image/png', filename: 'a.png' } },
);

/** Puts the event's name and the content where a delivery may have them. */
const envelope = fc.constantFrom<
	(content: IDataObject) => { body: unknown; headers?: IDataObject }
>(
	(data) => ({ body: { event: EVENT, data } }),
	(data) => ({ body: { data, event_type: 'MESSAGE_RECEIVED' } }),
	(payload) => ({ body: { action: 'message:received', payload } }),
	(content) => ({ body: { event: EVENT, content } }),
	(data) => ({ body: { event: { name: EVENT }, data: [data] } }),
	(data) => ({ body: { events: [{ eventName: EVENT, data }] } }),
	(data) => ({ body: [{ webhook_event: 'Message.Received', payload: { data } }] }),
	(data) => ({ body: { payload: { event: EVENT, data } } }),
	(data) => ({ body: { event: EVENT, data: JSON.stringify(data) } }),
	(data) => ({ body: { data: { payload: data } }, headers: { 'x-webhook-topic': EVENT } }),
	(data) => ({ body: { ...data, event: EVENT } }),
	(data) => ({ body: data, headers: { 'x-github-event': 'push', 'x-event-name': EVENT } }),
);

const time = fc.constantFrom(...TIMES);

async function getItem(body: unknown, headers?: IDataObject): Promise<IDataObject | undefined> {
	const outputs = await trigger.deliver(body, headers);
	expect(outputs?.[0]).toHaveLength(1);
	const { data: _, ...item } = outputs![0][0].json;
	return item;
}

const common = {
	event: EVENT,
	whatsappSessionId: 7,
	sessionId: '7:201234567890',
	chatInput: 'Hello there',
	timestamp: '2026-01-02T03:04:05.000Z',
	chatId: CUSTOMER,
	phone: '201234567890',
	senderName: 'Mona',
	isGroup: false,
	fromMe: false,
	text: 'Hello there',
	messageId: 'WA1',
	messageType: 'text',
	quotedMessageId: 'WA0',
	location: null,
	contacts: null,
	media: null,
};

const png = { mime_type: 'image/png', filename: 'a.png', url: 'https://x.example/a' };

/** The kinds of messages that are sent under all names: their fields, and what their items contain. */
const kinds: Array<[string, fc.Arbitrary<IDataObject>, IDataObject, string]> = [
	["a customer's text", fc.constant({}), {}, 'text'],
	['a message of our own', ownFlag, { fromMe: true, chatId: CUSTOMER }, 'text'],
	['a picture', media, { media: png, messageType: 'image' }, 'image'],
	[
		'a message in a group',
		fc.constantFrom<IDataObject>({ group: { id: GROUP } }, { group_id: GROUP }, { groupId: GROUP }),
		{ chatId: GROUP, isGroup: true, sessionId: `7:${GROUP}` },
		'chat',
	],
];

it.each(kinds)(
	'%s gives the same item under all names and in any order',
	async (_, extra, changes, type) => {
		let compared = 0;
		const values = {
			session: 7,
			sender: CUSTOMER,
			text: 'Hello there',
			name: 'Mona',
			id: 'WA1',
			type,
			quoted: 'WA0',
		};
		const isOwn = changes.fromMe === true;
		const property = fc.asyncProperty(
			choice,
			order,
			extra,
			time,
			envelope,
			async (paths, names, more, when, wrap) => {
				const content: IDataObject = {};
				const fits = names.every((name) => {
					// Of our own message the customer is the recipient.
					const path =
						isOwn && name === 'sender' && /^(from|sender)/.test(paths.sender) ? 'to' : paths[name];
					return setPath(content, path, name === 'time' ? when : values[name]);
				});
				fc.pre(fits && Object.entries(more).every(([key, value]) => setPath(content, key, value)));
				const { body, headers } = wrap(content);
				compared++;
				expect(await getItem(body, headers)).toEqual({ ...common, ...changes });
			},
		);
		await fc.assert(property, { numRuns: 1_500, seed: 17, maxSkipsPerRun: 100 });
		expect(compared).toBeGreaterThan(1_000);
	},
);
