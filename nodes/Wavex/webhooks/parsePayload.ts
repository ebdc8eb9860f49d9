import type { IDataObject } from 'n8n-workflow';

import { events } from './events';
import {
	toObject,
	toScalar,
	toText,
	toIsoTime,
	firstValue,
	isTruthyFlag,
	extractPhone,
} from './coerce';
import type { Sources } from './coerce';
import type { ReceivedFile } from './files';

const KNOWN = new Set<unknown>(events.map(({ value }) => value));

/** When it happened, where the API says so with the message itself. */
const OWN_TIME: Record<string, string> = {
	'message.delivered': 'delivered_at',
	'message.read': 'read_at',
};

/** The content of a delivery: in `data`, in `payload` or at the top. */
export function getContent(body: IDataObject): IDataObject {
	return toObject(body.data) ?? toObject(body.payload) ?? body;
}

/** In `event`, in `type` (which may also say what kind of message it is) or in a header. */
function getEventName(body: IDataObject, headers: IDataObject): string | null {
	const header = Object.keys(headers).find((name) => /^x-([\w-]+-)?event$/i.test(name)) ?? '';
	const named = [body.event, body.type, headers[header]];
	return toText(named.find((name) => KNOWN.has(name)) ?? named.find((name) => toText(name)));
}

/** An id may be an object that holds it, as WhatsApp Web's own are. */
function getId(value: unknown): string | number | null {
	const object = toObject(value);
	return toScalar(object ? (object._serialized ?? object.id) : value);
}

function isGroupId(id: string | null): boolean {
	return id?.endsWith('@g.us') ?? false;
}

function getMedia(places: Sources, [file]: ReceivedFile[]): unknown {
	const media = firstValue(places, 'media');
	if (media !== undefined) return typeof media === 'string' ? { url: media } : media;
	const url = firstValue(places, 'media_url', 'mediaUrl');
	if (url === undefined && file === undefined) return null;
	return { mime_type: file?.mimeType ?? null, filename: file?.fileName ?? null, url: url ?? null };
}

/** The fields of a message event. Whom it is from and to may be digits or WhatsApp ids, alone or in an object. */
function parseMessage(event: string, places: Sources, files: ReceivedFile[]): IDataObject {
	const id = (...fields: string[]) => toText(getId(firstValue(places, ...fields)));
	const said = firstValue(places, 'from_me', 'fromMe', 'is_from_me');
	const isReceived = event === 'message.received';
	const fromMe =
		said === undefined
			? !isReceived || firstValue(places, 'status') === 'sent'
			: isTruthyFlag(said);
	const [from, to] = [id('from', 'sender'), id('to', 'recipient')];
	const chat = id('chat_id', 'chatId');
	const chatId =
		// A bare number may be the API's own count of chats.
		(chat?.includes('@') ? chat : undefined) ??
		[from, to, id('group_id', 'groupId')].find(isGroupId) ??
		(fromMe ? to : from);
	const isGroup = isGroupId(chatId) || isTruthyFlag(firstValue(places, 'is_group', 'isGroup'));
	const author = isGroup
		? (id('author', 'participant', 'sender') ?? (isGroupId(from) ? null : from))
		: chatId;
	const text = toText(firstValue(places, 'text', 'message', 'body', 'caption'));
	return {
		chatId,
		phone: extractPhone(author) ?? extractPhone(id('phone', 'sender_phone')),
		senderName: toText(
			firstValue(
				places,
				'sender_name',
				'senderName',
				'pushname',
				'push_name',
				'pushName',
				'notifyName',
			),
		),
		isGroup,
		fromMe,
		// How the API writes a message without text.
		text: text === '[Media]' ? null : text,
		messageId: getId(firstValue(places, 'whatsapp_message_id', 'message_id', 'messageId', 'id')),
		media: getMedia(places, files),
	} as IDataObject;
}

const NO_MESSAGE = {
	chatId: null,
	phone: null,
	senderName: null,
	isGroup: false,
	fromMe: false,
	text: null,
	messageId: null,
	media: null,
};

/**
 * Reads a delivery. How the API writes one is not documented, so every likely form is understood: the event's name in
 * `event`, `type` or a header; the content in `data`, `payload` or at the top; the session as `session_id`, `sessionId`
 * or `session.id`.
 *
 * @param files what was taken out of the content
 * @returns the trigger's item, of the same shape for every event; `chatId` is what to reply to, `phone` is null when WhatsApp hides the number
 */
export function parsePayload(
	body: IDataObject,
	headers: IDataObject,
	files: ReceivedFile[] = [],
): IDataObject {
	const data = getContent(body);
	const message = toObject(data.message);
	const places = [message, data, body];
	const event = getEventName(body, headers);
	const isMessage = event?.startsWith('message.') ?? false;
	const isSession = event?.startsWith('session.') ?? false;
	const sessionId =
		firstValue([body, data], 'session_id', 'sessionId') ??
		firstValue([body, data], 'session') ??
		(isSession ? data.id : undefined);
	const time =
		firstValue([message, data], OWN_TIME[event ?? '']) ??
		firstValue(places, 'timestamp') ??
		(isMessage ? firstValue(places, 'created_at') : undefined);
	return {
		event,
		sessionId: getId(sessionId),
		timestamp: toIsoTime(time),
		...NO_MESSAGE,
		...(isMessage ? parseMessage(event ?? '', places, files) : {}),
		...(isSession ? { phone: extractPhone(toText(data.phone)) } : {}),
		data,
	};
}
