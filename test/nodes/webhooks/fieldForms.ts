import type { IDataObject } from 'n8n-workflow';

import { CUSTOMER, GROUP } from './deliveryForms';

/** A change to the message, and what the item then contains. */
export type FieldForm = [name: string, change: IDataObject, item: IDataObject];

const person = { chatId: CUSTOMER, phone: '201234567890', isGroup: false };
const digits = { chatId: '201234567890', phone: '201234567890', isGroup: false };

function each(keys: string, value: unknown, item: IDataObject): FieldForm[] {
	return keys.split(' ').map((path) => {
		const change = path
			.split('.')
			.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as IDataObject;
		return [path, change, item];
	});
}

/** Names of the number's session, in a delivery without `session_id`. */
export const sessionForms: FieldForm[] = [
	...each('session_id sessionId whatsapp_session_id session session.id message.session_id', 7, {
		whatsappSessionId: 7,
	}),
	...each('instance instance_id device_id session_name session.name', 'shop', {
		whatsappSessionId: 'shop',
	}),
	[
		'a text beside the number of the record',
		{ session: 'user_5_session_1', session_id: 7 },
		{ whatsappSessionId: 7 },
	],
	[
		'a text beside the number in session',
		{ session_id: 'user_5_session_1', session: { id: 7 } },
		{ whatsappSessionId: 7 },
	],
];

/** Names of the chat and the sender, in a delivery without any. */
export const senderForms: FieldForm[] = [
	...each(
		'from sender phone from_number phone_number phoneNumber contact.phone sender.phone',
		'201234567890',
		digits,
	),
	...each('from chat_id chatId jid remoteJid key.remoteJid chat.id', CUSTOMER, person),
	['from.user and from.server', { from: { user: '201234567890', server: 'c.us' } }, person],
	[
		'the record of a sender',
		{ sender: { id: 55, name: 'Mona', phone: '201234567890' } },
		{ ...digits, senderName: 'Mona' },
	],
	[
		'a number with its marks',
		{ from: '+20 (12) 3456-7890' },
		{ chatId: '+20 (12) 3456-7890', phone: '201234567890' },
	],
	[
		"a group with its owner's number",
		{ chat: { id: GROUP, phone: '201000000001' }, author: CUSTOMER },
		{ ...person, chatId: GROUP, isGroup: true },
	],
	['a scheme', { from: 'whatsapp:+201234567890' }, { phone: '201234567890' }],
	['from._serialized', { from: { _serialized: CUSTOMER } }, person],
	[
		'group.id beside from',
		{ from: CUSTOMER, group: { id: GROUP } },
		{ ...person, chatId: GROUP, isGroup: true },
	],
	[
		'group_id beside from',
		{ from: CUSTOMER, group_id: GROUP },
		{ ...person, chatId: GROUP, isGroup: true },
	],
	[
		'a group and its author',
		{ from: GROUP, author: CUSTOMER },
		{ ...person, chatId: GROUP, isGroup: true },
	],
	[
		'a group and key.participant',
		{ key: { remoteJid: GROUP, participant: CUSTOMER } },
		{ ...person, chatId: GROUP, isGroup: true },
	],
	[
		'a LID beside our own number',
		{ from: '123456789012345@lid', to: '201000000001', phone: '201000000001' },
		{ chatId: '123456789012345@lid', phone: null },
	],
	[
		"a group that hides its author's number, which stands beside it",
		{ key: { remoteJid: GROUP, participant: '998877@lid', participantAlt: CUSTOMER } },
		{ ...person, chatId: GROUP, isGroup: true },
	],
	['a LID', { from: '123456789012345@lid' }, { chatId: '123456789012345@lid', phone: null }],
	[
		'a bare LID of 16 digits',
		{ from: '1234567890123456' },
		{ chatId: '1234567890123456', phone: null },
	],
	[
		'a bare LID beside the phone',
		{ from: '1234567890123456', phone: '201234567890' },
		{ chatId: '1234567890123456', phone: '201234567890' },
	],
];

/** Signs of a message that one of our numbers sent. */
export const ownForms: FieldForm[] = [
	...each('from_me fromMe isFromMe id.fromMe key.fromMe', true, { fromMe: true }),
	...['outgoing', 'outbound', 'out', 'OUTGOING', 'outbox', 'outgoingMessage', 'sentByMe'].map(
		(direction): FieldForm => [`direction ${direction}`, { direction }, { fromMe: true }],
	),
	...['sent', 'delivered', 'read'].map((status): FieldForm => [
		`status ${status}`,
		{ status },
		{ fromMe: true },
	]),
	['from_me as a number', { from_me: 1 }, { fromMe: true }],
	['type outgoing', { type: 'outgoing' }, { fromMe: true }],
	['_data.id.fromMe', { _data: { id: { fromMe: true } } }, { fromMe: true }],
	['the id', { whatsapp_message_id: `true_${CUSTOMER}_WA1` }, { fromMe: true }],
];

export const notOwnForms: FieldForm[] = [
	...['incoming', 'inbound', 'in', 'inbox', 'IncomingMessage'].map((direction): FieldForm => [
		`direction ${direction}`,
		{ direction },
		{ fromMe: false },
	]),
	['from_me false', { from_me: false, status: 'delivered' }, { fromMe: false }],
	['another type', { type: 'output' }, { fromMe: false }],
	['status received', { status: 'received' }, { fromMe: false }],
];

/** Names of the text, in a message without any. */
export const textForms: FieldForm[] = [
	...each(
		'text message body caption content message_text message_body messageBody text.body message.content message.conversation message.extendedTextMessage.text',
		'Hi',
		{ text: 'Hi', chatInput: 'Hi' },
	),
	['[Media] with a caption', { message: '[Media]', caption: 'Look' }, { text: 'Look' }],
	['[Media] alone', { message: '[Media]' }, { text: null, chatInput: '' }],
	[
		'the caption of a picture',
		{ image: { caption: 'Look', url: 'https://x.example/1.png' } },
		{ text: 'Look' },
	],
	[
		'the thumbnail of a location',
		{ type: 'location', body: `/9j/${'A'.repeat(400)}`, lat: 30.1, lng: 31.2 },
		{ text: null, messageType: 'location' },
	],
	[
		'the history text of a location',
		{ message: '[Location]', location: { latitude: '30.1', longitude: '31.2' } },
		{ text: null, messageType: 'location' },
	],
];

/** Names of the sender's name. */
export const nameForms: FieldForm[] = each(
	'sender_name senderName pushName notifyName _data.notifyName from_name contact_name contact.name sender.name profile.name',
	'Mona',
	{ senderName: 'Mona' },
);

/** Names of the time, as a number or text. */
export const timeForms: FieldForm[] =
	'timestamp sent_at received_at occurred_at triggered_at time t messageTimestamp'
		.split(' ')
		.flatMap((key) =>
			[
				1767323045,
				'1767323045',
				1767323045000,
				1767323045000000,
				'2026-01-02T03:04:05Z',
				'2026-01-02 03:04:05',
			].map((value): FieldForm => [
				`${key} ${value}`,
				{ [key]: value },
				{ timestamp: '2026-01-02T03:04:05.000Z' },
			]),
		);

/** Names of the phone, in a session event. */
export const phoneForms: FieldForm[] = each(
	'phone phone_number phoneNumber session.phone clientInfo.wid.user',
	'201000000001',
	{ phone: '201000000001' },
);
