import type { IDataObject } from 'n8n-workflow';

import { events } from '../shared/events';
import { asObject, asScalar, asText, asTime, first, isYes, phoneIn } from './fields';
import type { Places } from './fields';
import type { DeliveredFile } from './files';

const KNOWN = new Set<unknown>(events.map(({ value }) => value));

/** When it happened, where the API says so with the message itself. */
const OWN_TIME: Record<string, string> = {
	'message.delivered': 'delivered_at',
	'message.read': 'read_at',
};

/** The content of a delivery: in `data`, in `payload` or at the top. */
export function contentOf(body: IDataObject): IDataObject {
	return asObject(body.data) ?? asObject(body.payload) ?? body;
}

/** In `event`, in `type` (which may also say what kind of message it is) or in a header. */
function eventOf(body: IDataObject, headers: IDataObject): string | null {
	const header = Object.keys(headers).find((name) => /^x-([\w-]+-)?event$/i.test(name)) ?? '';
	const named = [body.event, body.type, headers[header]];
	return asText(named.find((name) => KNOWN.has(name)) ?? named.find((name) => asText(name)));
}

/** An id may be an object that holds it, as WhatsApp Web's own are. */
function idIn(value: unknown): string | number | null {
	const object = asObject(value);
	return asScalar(object ? (object._serialized ?? object.id) : value);
}

function isGroupId(id: string | null): boolean {
	return id?.endsWith('@g.us') ?? false;
}

function mediaOf(places: Places, [file]: DeliveredFile[]): unknown {
	const media = first(places, 'media');
	if (media !== undefined) return typeof media === 'string' ? { url: media } : media;
	const url = first(places, 'media_url', 'mediaUrl');
	if (url === undefined && file === undefined) return null;
	return { mime_type: file?.mimeType ?? null, filename: file?.fileName ?? null, url: url ?? null };
}

/** The fields of a message event. Whom it is from and to may be digits or WhatsApp ids, alone or in an object. */
function readMessage(event: string, places: Places, files: DeliveredFile[]): IDataObject {
	const id = (...fields: string[]) => asText(idIn(first(places, ...fields)));
	const said = first(places, 'from_me', 'fromMe', 'is_from_me');
	const isReceived = event === 'message.received';
	const fromMe =
		said === undefined ? !isReceived || first(places, 'status') === 'sent' : isYes(said);
	const [from, to] = [id('from', 'sender'), id('to', 'recipient')];
	const chat = id('chat_id', 'chatId');
	const chatId =
		// A bare number may be the API's own count of chats.
		(chat?.includes('@') ? chat : undefined) ??
		[from, to, id('group_id', 'groupId')].find(isGroupId) ??
		(fromMe ? to : from);
	const isGroup = isGroupId(chatId) || isYes(first(places, 'is_group', 'isGroup'));
	const author = isGroup
		? (id('author', 'participant', 'sender') ?? (isGroupId(from) ? null : from))
		: chatId;
	const text = asText(first(places, 'text', 'message', 'body', 'caption'));
	return {
		chatId,
		phone: phoneIn(author) ?? phoneIn(id('phone', 'sender_phone')),
		senderName: asText(
			first(places, 'sender_name', 'senderName', 'pushname', 'push_name', 'pushName', 'notifyName'),
		),
		isGroup,
		fromMe,
		// How the API writes a message without text.
		text: text === '[Media]' ? null : text,
		messageId: idIn(first(places, 'whatsapp_message_id', 'message_id', 'messageId', 'id')),
		media: mediaOf(places, files),
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
export function readDelivery(
	body: IDataObject,
	headers: IDataObject,
	files: DeliveredFile[] = [],
): IDataObject {
	const data = contentOf(body);
	const message = asObject(data.message);
	const places = [message, data, body];
	const event = eventOf(body, headers);
	const isMessage = event?.startsWith('message.') ?? false;
	const isSession = event?.startsWith('session.') ?? false;
	const sessionId =
		first([body, data], 'session_id', 'sessionId') ??
		first([body, data], 'session') ??
		(isSession ? data.id : undefined);
	const time =
		first([message, data], OWN_TIME[event ?? '']) ??
		first(places, 'timestamp') ??
		(isMessage ? first(places, 'created_at') : undefined);
	return {
		event,
		sessionId: idIn(sessionId),
		timestamp: asTime(time),
		...NO_MESSAGE,
		...(isMessage ? readMessage(event ?? '', places, files) : {}),
		...(isSession ? { phone: phoneIn(asText(data.phone)) } : {}),
		data,
	};
}
