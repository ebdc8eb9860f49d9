import type { IDataObject } from 'n8n-workflow';

/** Values of `message_type` and `type`, and the type that they mean. */
export const typeNames: Record<string, string> = {
	text: 'text',
	chat: 'text',
	image: 'image',
	video: 'video',
	audio: 'audio',
	ptt: 'voice',
	voice: 'voice',
	document: 'document',
	sticker: 'sticker',
	location: 'location',
	live_location: 'location',
	vcard: 'contact',
	multi_vcard: 'contact',
	poll_creation: 'poll',
	e2e_notification: 'system',
	notification: 'system',
	notification_template: 'system',
	ciphertext: 'system',
	revoked: 'revoke',
	protocol: 'system',
	reaction: 'reaction',
	message_reaction: 'reaction',
	poll_update: 'system',
	call_log: 'call',
	gp2: 'system',
	edited: 'edit',
	something_new: 'unknown',
};

const card =
	'BEGIN:VCARD\nVERSION:3.0\nFN:Ali Hassan\nTEL;type=CELL;waid=201555555555:+20 155 555 5555\nEND:VCARD';
const ali = [{ name: 'Ali Hassan', phone: '201555555555' }];

/** Messages whose type and content the fields show, and what their items contain. */
export const typeForms: Array<[string, IDataObject, IDataObject]> = [
	[
		'a notification with a text',
		{ type: 'notification', message: 'Hello' },
		{ messageType: 'text', text: 'Hello' },
	],
	[
		'a reaction in an object',
		{ message_type: 'reaction', reaction: { text: '👍', key: { id: 'WA0' } } },
		{ messageType: 'reaction', text: '👍', quotedMessageId: 'WA0' },
	],
	[
		'a reaction without a type',
		{ reaction: { emoji: '👍', message_id: 'WA0' } },
		{ messageType: 'reaction', text: '👍', quotedMessageId: 'WA0' },
	],
	[
		'a reaction with plain fields',
		{ message_type: 'reaction', emoji: '👍', message_id: 'WA0' },
		{ messageType: 'reaction', text: '👍', quotedMessageId: 'WA0', messageId: 'WA1' },
	],
	[
		'a reaction of Baileys',
		{ message: { reactionMessage: { text: '👍', key: { id: 'WA0' } } } },
		{ messageType: 'reaction', text: '👍', quotedMessageId: 'WA0' },
	],
	[
		'a deletion of Baileys',
		{ message: { protocolMessage: { type: 'REVOKE', key: { id: 'WA0' } } } },
		{ messageType: 'revoke', text: null, quotedMessageId: 'WA0' },
	],
	[
		'an edit of Baileys',
		{ message: { protocolMessage: { type: 14, key: { id: 'WA0' } } } },
		{ messageType: 'edit', quotedMessageId: 'WA0' },
	],
	[
		'a picture of Baileys',
		{ message: { imageMessage: { mimetype: 'image/jpeg', caption: 'Look' } } },
		{ messageType: 'image', text: 'Look' },
	],
	[
		'a voice message',
		{ message: { audioMessage: { mimetype: 'audio/ogg; codecs=opus', ptt: true } } },
		{ messageType: 'voice' },
	],
	[
		'a location',
		{ type: 'location', location: { latitude: 30.1, longitude: '31.2', name: 'Shop' } },
		{ messageType: 'location', location: { latitude: 30.1, longitude: 31.2, description: 'Shop' } },
	],
	[
		'a location of Baileys',
		{
			message: { locationMessage: { degreesLatitude: 30.1, degreesLongitude: 31.2, name: 'Shop' } },
		},
		{ messageType: 'location', location: { latitude: 30.1, longitude: 31.2, description: 'Shop' } },
	],
	[
		'a card as the text',
		{ type: 'vcard', body: card },
		{ messageType: 'contact', text: null, contacts: ali },
	],
	[
		'cards in a list',
		{ vCards: [card, card] },
		{ messageType: 'contact', contacts: [...ali, ...ali] },
	],
	[
		'contacts in a list',
		{
			type: 'contacts',
			contacts: [{ name: { formatted_name: 'Ali Hassan' }, phones: [{ phone: '201555555555' }] }],
		},
		{ messageType: 'contact', contacts: ali },
	],
	[
		'a contact in an object',
		{ message_type: 'contact', contact: { name: 'Ali Hassan', phone: '201555555555' } },
		{ messageType: 'contact', contacts: ali },
	],
	[
		'the sender in contact',
		{ contact: { name: 'Mona', phone: '201234567890' }, message: 'Hi' },
		{ messageType: 'text', contacts: null },
	],
	[
		'an answer to a message',
		{ message: 'Yes', quoted_message_id: 'WA0' },
		{ messageType: 'text', quotedMessageId: 'WA0' },
	],
	[
		'an answer of WhatsApp Web',
		{ body: 'Yes', quotedMsg: { id: { _serialized: 'WA0' } } },
		{ quotedMessageId: 'WA0' },
	],
	[
		'an answer of Baileys',
		{ message: { extendedTextMessage: { text: 'Yes', contextInfo: { stanzaId: 'WA0' } } } },
		{ text: 'Yes', quotedMessageId: 'WA0' },
	],
	[
		'a message of Baileys that disappears',
		{
			message: {
				ephemeralMessage: {
					message: { extendedTextMessage: { text: 'Yes', contextInfo: { stanzaId: 'WA0' } } },
				},
			},
		},
		{ messageType: 'text', text: 'Yes', quotedMessageId: 'WA0' },
	],
	[
		'a picture of Baileys to view once',
		{ message: { viewOnceMessageV2: { message: { imageMessage: { caption: 'Hi' } } } } },
		{ messageType: 'image', text: 'Hi' },
	],
	[
		'a deletion in a chat of Baileys where messages disappear',
		{ message: { ephemeralMessage: { message: { protocolMessage: { type: 'REVOKE' } } } } },
		{ messageType: 'revoke', text: null },
	],
	[
		'a sticker with the emoji that it stands for',
		{ emoji: '😀', media_url: 'https://x.example/1.webp', media_type: 'image/webp' },
		{ messageType: 'image' },
	],
	['what WhatsApp says in a group', { messageStubType: 27 }, { messageType: 'system' }],
	[
		'an answer, with the record of the other message',
		{ message: 'Yes', reply_to: { id: 9, whatsapp_message_id: 'WA0', message: 'Now?' } },
		{ text: 'Yes', quotedMessageId: 'WA0' },
	],
	[
		'an answer, with the text of the other message',
		{ message: 'Yes', quoted_message: 'Is it late?' },
		{ text: 'Yes', quotedMessageId: null },
	],
	[
		'an answer of WhatsApp Web in _data',
		{ body: 'Yes', _data: { quotedStanzaID: 'WA0' } },
		{ quotedMessageId: 'WA0' },
	],
	[
		'an answer to a picture',
		{ message: 'Yes', quoted: { id: 'WA0', mimetype: 'image/png', data: 'AAAA'.repeat(20) } },
		{ messageType: 'text', media: null },
	],
	[
		'a link with a preview',
		{ message: 'x.example', link_preview: { thumbnail: 'data:image/png;base64,iVBORw0KGgo=' } },
		{ messageType: 'text', media: null },
	],
	['nothing', {}, { messageType: 'unknown', text: null }],
];
