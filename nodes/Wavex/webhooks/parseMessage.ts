import type { IDataObject } from 'n8n-workflow';

import { isBase64 } from '../utils/base64';
import { getContacts, getLocation, getMedia, isCard } from './messageContent';
import { removeEnvelope } from './messageRecord';
import { getMessageType, NOT_COMPOSED } from './messageType';
import {
	extractPhone,
	fields,
	findValue,
	isTruthyFlag,
	toFlag,
	toObject,
	toScalar,
	toText,
} from './payloadValues';
import type { Sources } from './payloadValues';
import type { ReceivedFile } from './receivedFiles';

/** An `id` may be that of the API's own record. */
const ID_PARTS = fields('_serialized whatsapp_id group_id jid phone phone_number wa_id id');

/** Returns an id, which may stand in an object: `{_serialized}`, `{user, server}`, `{id}`, `{phone}`. */
function getId(value: unknown): string | number | null {
	const object = toObject(value);
	if (!object) return toScalar(value);
	const [user, server] = [toText(object.user), toText(object.server)];
	return (
		(user && server ? `${user}@${server}` : null) ??
		findValue([object], ID_PARTS, getChatId) ??
		findValue([object], ID_PARTS, getScalarId) ??
		user
	);
}

/** Returns an id, or the one in an object: not deeper, since an object may be nested endlessly. */
function getScalarId(value: unknown): string | number | null {
	const object = toObject(value);
	return toScalar(object ? (object._serialized ?? object.id) : value);
}

/** Returns an id that says which chat it is, as a LID and a number in an object do not: a group's may hold its owner's number. */
function getChatId(value: unknown): string | null {
	const id = toText(getScalarId(value)) ?? '';
	return /@(?!lid)/.test(id) ? id : null;
}

const FROM = fields('from sender from_number from_phone sender_id sender_jid');
const TO = fields('to recipient to_number to_phone recipient_id');
const CHAT = fields('chat_id chat jid remote_jid key.remote_jid id.remote');
const GROUP = fields('group_id group group_jid');
/** The sender's number, where the chat hides it. */
const SENDER = fields(
	'sender_phone sender.phone sender.phone_number sender_pn key.sender_pn key.participant_pn key.participant_alt participant_pn participant_phone author_phone from_number from.phone',
);
/** The number of the person whom the chat is with. */
const PERSON = fields(
	'phone phone_number contact.phone contact.phone_number contact.wa_id key.remote_jid_alt',
);
const AUTHOR = fields('author participant key.participant sender from');

const IS_STATUS = fields('is_status is_status_v3');
const IS_GROUP = fields('is_group isGroupMsg');

/** A chat of many: a group, the status posts, a channel or a broadcast list. */
const SHARED_CHAT = /@(?:g\.us|broadcast|newsletter)$/;

/** Returns the chat and the person in it: the author of a received message, the recipient of one of ours. */
function getParticipants(event: string, sources: Sources, fromMe: boolean): IDataObject {
	const id = (paths: typeof FROM, accept = /./) =>
		findValue(sources, paths, (value) => {
			const text = toText(getId(value))?.trim();
			return text && accept.test(text) ? text : null;
		});
	const shared =
		id([...GROUP, ...CHAT, ...FROM, ...TO], SHARED_CHAT) ??
		(findValue(sources, IS_STATUS, toFlag) ? 'status@broadcast' : null);
	const person = fromMe ? PERSON : [...SENDER, ...PERSON];
	const chatId =
		shared ??
		// A plain number may be the id of the API's own chat record.
		id(CHAT, /@/) ??
		id(fromMe ? TO : FROM) ??
		// Of our own message that was received, it may be our number.
		(fromMe && event === 'message.received' ? null : id(person)) ??
		id(CHAT, /^\+?\d{7,}$/);
	const isGroup = shared?.endsWith('@g.us') || (findValue(sources, IS_GROUP, toFlag) ?? false);
	// A received message may also name our own number.
	const own = fromMe ? null : extractPhone(id(TO));
	// The digits of a LID may also stand without its suffix.
	const lid = id([...CHAT, ...AUTHOR], /@lid$/);
	const toPhone = (value: unknown) => {
		const number = extractPhone(toText(getId(value)));
		return number === own || `${number}@lid` === lid ? null : number;
	};
	const isShared = isGroup || shared !== null;
	const phone = isShared
		? (findValue(sources, [...AUTHOR, ...person], toPhone) ?? extractPhone(id(CHAT, /@c\.us|@s\./)))
		: (extractPhone(chatId) ?? findValue(sources, [...person, ...(fromMe ? TO : FROM)], toPhone));
	return { chatId, phone, isGroup };
}

const FROM_ME = fields('from_me is_from_me id.from_me key.from_me _data.id.from_me');
const DIRECTION = fields('direction message_direction type');
const STATUS = fields('status');
const OWN_ID = fields('_serialized whatsapp_message_id id');

/** The statuses of what one of our numbers sent. */
const SENT = ['sent', 'delivered', 'read', 'queued'];

/** Whether one of our numbers sent the message. */
function isFromMe(event: string, sources: Sources): boolean {
	const isSet = (value: unknown) => (isTruthyFlag(value) ? true : null);
	if (findValue(sources, FROM_ME, isSet)) return true;
	const direction = findValue(sources, DIRECTION, (value) =>
		// As a type, `interactive` is no direction.
		/^(?:(out(?:[bg]|_|\b)|sent)|in(?:[bc]|_|\b)|received)/i.exec(toText(value) ?? ''),
	);
	if (direction) return direction[1] !== undefined;
	if (findValue(sources, FROM_ME, toFlag) === false) return false;
	if (event !== 'message.received') return true;
	const status = findValue(sources, STATUS, toText)?.toLowerCase();
	// WhatsApp Web's ids begin with it: `true_201234567890@c.us_3EB0`.
	const id = toText(findValue(sources, OWN_ID, getId)) ?? '';
	return SENT.includes(status ?? '') || /^true_[\d-]+@/.test(id);
}

const TEXT = fields(
	'text body message caption content message_text message_body text.body text.message conversation protocolMessage.editedMessage.conversation media.caption image.caption video.caption document.caption selectedDisplayText button.text interactive.button_reply.title interactive.list_reply.title',
);
const EMOJI = fields('reaction.text reaction.emoji reactionMessage.text emoji reaction');

/** Base64 of a picture, which WhatsApp Web shows in place of a text. */
const THUMBNAIL = /^(?:\/9j\/|iVBOR|UklGR|R0lGOD)/;
const MIN_THUMBNAIL_LENGTH = 44;

function isThumbnail(text: string): boolean {
	return text.length >= MIN_THUMBNAIL_LENGTH && THUMBNAIL.test(text) && isBase64(text.trim());
}

/** Returns the text, without what stands in its place where there is none. */
function getText(sources: Sources): string | null {
	return findValue(sources, TEXT, (value) => {
		const text = toText(value);
		if (text === null || isCard(text)) return null;
		return text === '[Media]' || isThumbnail(text) ? null : text;
	});
}

const NAME = fields(
	'sender_name pushname push_name notify_name _data.notifyName from_name contact_name contact.name contact.pushname sender.name sender.pushname from.name profile.name contacts.profile.name',
);
const MESSAGE_ID = fields('whatsapp_message_id message_id wa_message_id wamid key.id id');
const QUOTED_ID = fields(
	'quoted_message_id quoted_msg_id quoted_id quoted_message quoted_msg quoted quotedStanzaID _data.quotedStanzaID context.message_id context.id context_info.stanza_id reply_to_message_id reply_to_id in_reply_to reply_to',
);
/** Of a reaction, an edit or a deletion: the message that it belongs to. */
const TARGET_ID = fields(
	'reaction.message_id reaction.key reaction.msgKey reactionMessage.key protocolMessage.key reacted_message_id target_message_id parent_message_id original_message_id msg_key',
);

/** Returns the id of another message. What has blanks is its text. */
function toId(value: unknown): string | null {
	const id = toText(findValue([toObject(value)], OWN_ID, getId) ?? getId(value)) ?? '';
	return /\s/.test(id) ? null : id;
}

/** Returns the fields of a message event. Sender and recipient may be digits or WhatsApp ids, alone or in an object. */
export function parseMessage(
	event: string,
	all: IDataObject[],
	files: ReceivedFile[],
): IDataObject {
	const sources = removeEnvelope(all);
	const fromMe = isFromMe(event, sources);
	const location = getLocation(sources);
	const media = getMedia(sources, files);
	const cards = getContacts(sources, false);
	const text = getText(sources);
	const messageType = getMessageType(sources, { text, media, location, contacts: cards });
	const messageId = findValue(sources, MESSAGE_ID, getId);
	const isReaction = messageType === 'reaction';
	const quoted = NOT_COMPOSED.includes(messageType) ? [...TARGET_ID, ...QUOTED_ID] : QUOTED_ID;
	// The API's history says `[Location]` where there is no text.
	const isPlaceholder = text?.toLowerCase() === `[${messageType}]`;
	return {
		...getParticipants(event, sources, fromMe),
		senderName: findValue(sources, NAME, toText),
		fromMe,
		text: (isReaction ? findValue(sources, EMOJI, toText) : null) ?? (isPlaceholder ? null : text),
		messageId,
		messageType,
		quotedMessageId:
			findValue(sources, quoted, toId) ??
			(isReaction
				? findValue(sources, fields('message_id'), (id) => (id === messageId ? null : toId(id)))
				: null),
		location,
		contacts: cards ?? (messageType === 'contact' ? getContacts(sources, true) : null),
		media,
	} as IDataObject;
}
