import type { IDataObject } from 'n8n-workflow';

import { createMemoryKey } from './chatMemory';
import { events } from './events';
import {
	toObject,
	toScalar,
	toText,
	toIsoTime,
	firstValue,
	isTruthyFlag,
	extractPhone,
} from './payloadValues';
import type { Sources } from './payloadValues';
import { extractFiles } from './receivedFiles';
import type { ReceivedFile } from './receivedFiles';

const EVENT_NAMES = new Set<unknown>(events.map(({ value }) => value));

/** Fields of a message that hold the time of these events. */
const TIME_FIELDS: Record<string, string> = {
	'message.delivered': 'delivered_at',
	'message.read': 'read_at',
};

/** Returns the content of a delivery: from `data`, `payload` or the top level. */
export function getContent(body: IDataObject): IDataObject {
	return toObject(body.data) ?? toObject(body.payload) ?? body;
}

/** Reads `event`, `type` (which may also be the type of the message) or a header. */
function getEventName(body: IDataObject, headers: IDataObject): string | null {
	const header = Object.keys(headers).find((name) => /^x-([\w-]+-)?event$/i.test(name)) ?? '';
	const names = [body.event, body.type, headers[header]];
	return toText(names.find((name) => EVENT_NAMES.has(name)) ?? names.find((name) => toText(name)));
}

/** An id may be wrapped in an object, as in WhatsApp Web. */
function getId(value: unknown): string | number | null {
	const object = toObject(value);
	return toScalar(object ? (object._serialized ?? object.id) : value);
}

function isGroupId(id: string | null): boolean {
	return id?.endsWith('@g.us') ?? false;
}

function getMedia(sources: Sources, [file]: ReceivedFile[]): unknown {
	const media = firstValue(sources, 'media');
	if (media !== undefined) return typeof media === 'string' ? { url: media } : media;
	const url = firstValue(sources, 'media_url', 'mediaUrl');
	if (url === undefined && file === undefined) return null;
	return { mime_type: file?.mimeType ?? null, filename: file?.fileName ?? null, url: url ?? null };
}

/** Returns the fields of a message event. Sender and recipient may be digits or WhatsApp ids, alone or in an object. */
function parseMessage(event: string, sources: Sources, files: ReceivedFile[]): IDataObject {
	const id = (...fields: string[]) => toText(getId(firstValue(sources, ...fields)));
	const fromMeFlag = firstValue(sources, 'from_me', 'fromMe', 'is_from_me');
	const isReceived = event === 'message.received';
	const fromMe =
		fromMeFlag === undefined
			? !isReceived || firstValue(sources, 'status') === 'sent'
			: isTruthyFlag(fromMeFlag);
	const [from, to] = [id('from', 'sender'), id('to', 'recipient')];
	const chat = id('chat_id', 'chatId');
	const chatId =
		// A plain number may be the id of the API's own chat record.
		(chat?.includes('@') ? chat : undefined) ??
		[from, to, id('group_id', 'groupId')].find(isGroupId) ??
		(fromMe ? to : from);
	const isGroup = isGroupId(chatId) || isTruthyFlag(firstValue(sources, 'is_group', 'isGroup'));
	const author = isGroup
		? (id('author', 'participant', 'sender') ?? (isGroupId(from) ? null : from))
		: chatId;
	const text = toText(firstValue(sources, 'text', 'message', 'body', 'caption'));
	return {
		chatId,
		phone: extractPhone(author) ?? extractPhone(id('phone', 'sender_phone')),
		senderName: toText(
			firstValue(
				sources,
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
		// The API's placeholder for a message without text.
		text: text === '[Media]' ? null : text,
		messageId: getId(firstValue(sources, 'whatsapp_message_id', 'message_id', 'messageId', 'id')),
		media: getMedia(sources, files),
	} as IDataObject;
}

const NO_MESSAGE = {
	sessionId: null,
	chatInput: null,
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
 * Parses a delivery. Its format is not documented, so every likely form is accepted: the event's name in `event`, `type` or
 * a header; the content in `data`, `payload` or at the top level; the session as `session_id`, `sessionId` or `session.id`.
 *
 * @param files the files that were removed from the content
 * @returns the trigger's item, with the same fields for every event; replies go to `chatId`, and `phone` is null when
 * WhatsApp hides the number
 */
export function parsePayload(
	body: IDataObject,
	headers: IDataObject,
	files: ReceivedFile[] = [],
): IDataObject {
	const data = getContent(body);
	const nested = toObject(data.message);
	const sources = [nested, data, body];
	const event = getEventName(body, headers);
	const isMessage = event?.startsWith('message.') ?? false;
	const isSession = event?.startsWith('session.') ?? false;
	const session =
		firstValue([body, data], 'session_id', 'sessionId') ??
		firstValue([body, data], 'session') ??
		(isSession ? data.id : undefined);
	const time =
		firstValue([nested, data], TIME_FIELDS[event ?? '']) ??
		firstValue(sources, 'timestamp') ??
		(isMessage ? firstValue(sources, 'created_at') : undefined);
	const whatsappSessionId = getId(session);
	const message = isMessage ? parseMessage(event ?? '', sources, files) : undefined;
	const forAgents = message && {
		sessionId: createMemoryKey({ ...message, whatsappSessionId }),
		chatInput: message.text ?? '',
	};
	return {
		event,
		whatsappSessionId,
		timestamp: toIsoTime(time),
		...NO_MESSAGE,
		...forAgents,
		...message,
		...(isSession ? { phone: extractPhone(toText(data.phone)) } : {}),
		data,
	};
}

/** One event of a delivery. */
export interface ParsedEvent {
	/** The trigger's item. */
	item: IDataObject;
	/** The event as it came, without the rest of its batch. */
	body: unknown;
	/** The files that were removed from the item, unless Raw is on. */
	files: ReceivedFile[];
}

/**
 * Returns the events of one delivery, in order: several when it is a batch.
 *
 * @param keepFiles whether base64 stays in the body, for Raw
 */
export function parseDeliveries(
	body: unknown,
	headers: IDataObject,
	keepFiles = false,
): ParsedEvent[] {
	return [body].flat(1).flatMap((single) => {
		const object = toObject(single);
		if (!object) return [];
		const files = keepFiles ? [] : extractFiles(getContent(object));
		return [{ item: parsePayload(object, headers, files), body: object, files }];
	});
}
