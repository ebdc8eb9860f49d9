import type { IDataObject } from 'n8n-workflow';

import { createMemoryKey } from './chatMemory';
import { findEventName } from './eventName';
import { findContentField } from './messageType';
import { parseMessage } from './parseMessage';
import { extractPhone, fields, findValue, toIsoTime, toScalar, toText } from './payloadValues';
import type { Fields, Sources } from './payloadValues';
import { extractFiles } from './receivedFiles';
import type { ReceivedFile } from './receivedFiles';
import { createSingleBody, getContentKey, splitDelivery } from './splitDelivery';
import type { ContentChain } from './splitDelivery';

/** Fields that hold the time of these events. */
const TIME_FIELDS: Record<string, Fields> = {
	'message.delivered': fields('delivered_at'),
	'message.read': fields('read_at'),
	'message.sent': fields('sent_at'),
	'message.received': fields('received_at'),
};
const ANY_TIME = fields('timestamp message_timestamp occurred_at triggered_at time t');
const DELIVERY_TIME = fields('sent_at received_at');
const OWN_TIME = fields('timestamp message_timestamp t received_at sent_at created_at');

const SESSION = fields(
	'session_id session.id session.session_id whatsapp_session_id campaign.session_id session',
);
const DEVICE = fields('session_name session.name instance_id instance.id instance device_id');
const SESSION_PHONE = fields(
	'phone phone_number session.phone session.phone_number client_info.wid.user wid.user me.user',
);

const isRecordId = (value: unknown) =>
	/^\d{1,18}$/.test(toText(value) ?? '') ? toScalar(value) : null;

/** Returns the number's session. The id of its record counts more than the text that WhatsApp's library calls it by. */
function getSessionId(sources: Sources, event: string | null): string | number | null {
	const [content] = sources;
	const own = event?.startsWith('session.') ? [content] : [];
	return (
		findValue(sources, SESSION, isRecordId) ??
		findValue(own, fields('id'), isRecordId) ??
		findValue(sources, SESSION, toScalar) ??
		findValue(own, fields('id'), toScalar) ??
		findValue(sources, DEVICE, isRecordId) ??
		findValue(sources, DEVICE, toScalar)
	);
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
	messageType: null,
	quotedMessageId: null,
	location: null,
	contacts: null,
	media: null,
};

/** One event of a delivery. */
export interface ParsedEvent {
	/** The trigger's item, with the same fields for every event; `phone` is null when WhatsApp hides the number. */
	item: IDataObject;
	/** The event as it came, without the rest of its batch. */
	readonly body: unknown;
	/** The files that were removed from the item, unless Raw is on. */
	files: ReceivedFile[];
	/** When the message was written, ISO 8601, if the message itself says it. */
	writtenAt: string | null;
}

/** The content's own objects, from the inside out. */
function getSources(chain: ContentChain): IDataObject[] {
	const sources = [...chain].reverse();
	const [type, nested] = findContentField(sources[0]) ?? [];
	// In these `key` and `type` are those of another message.
	const isAboutOther = type === 'reaction' || type === 'system' || type === 'edit';
	return nested && !isAboutOther ? [nested, ...sources] : sources;
}

const SENDER = fields('from sender key phone chat_id remote_jid');

/** Whether an object says whose message it is. */
function isRecord(object: IDataObject): boolean {
	return findValue([object], SENDER, (value) => value) !== null;
}

/** Returns the object that users look for as the event's content. */
function getRecord(chain: ContentChain): IDataObject {
	let index = chain.length - 1;
	// `message` may only describe the message of a record.
	const isPart = () => /message(?!s)/i.test(getContentKey(chain, index - 1) ?? '');
	while (index > 0 && !isRecord(chain[index]) && isPart()) index--;
	return chain[index];
}

/** Removes the files from the objects of an event. Those that it shares with the events before it have none left. */
function extractChainFiles(chain: ContentChain, searched: Set<object>): ReceivedFile[] {
	const files: ReceivedFile[] = [];
	for (const [index, object] of chain.entries()) {
		if (searched.has(object)) continue;
		searched.add(object);
		extractFiles(object, files, getContentKey(chain, index));
	}
	return files;
}

function parseEvent(
	chain: ContentChain,
	headers: IDataObject,
	files: ReceivedFile[],
): Omit<ParsedEvent, 'body'> {
	const data = getRecord(chain);
	const sources = getSources(chain);
	const event = findEventName(chain, headers);
	const isSession = event?.startsWith('session.') ?? false;
	const message = event?.startsWith('message.') ? parseMessage(event, sources, files) : undefined;
	const whatsappSessionId = getSessionId(sources, event);
	const own = sources.slice(0, -1);
	const timestamp =
		findValue(sources, TIME_FIELDS[event ?? ''] ?? [], toIsoTime) ??
		findValue(sources, ANY_TIME, toIsoTime) ??
		(message ? findValue(sources, fields('created_at'), toIsoTime) : null) ??
		findValue(sources, DELIVERY_TIME, toIsoTime);
	const item = {
		event,
		whatsappSessionId,
		timestamp,
		...NO_MESSAGE,
		...(message && {
			sessionId: createMemoryKey({ ...message, whatsappSessionId }),
			chatInput: message.text ?? '',
		}),
		...message,
		...(isSession && {
			phone: extractPhone(findValue(sources, SESSION_PHONE, toText)),
		}),
		data,
	};
	const writtenAt = findValue(own.length > 0 ? own : sources, OWN_TIME, toIsoTime);
	return { item: item as IDataObject, files, writtenAt };
}

/**
 * Returns the events of one delivery, in order: several when it is a batch. Its format is not documented, so every likely
 * form is accepted, wherever the event's name, the session and the content stand in it.
 *
 * @param uploads the files that came beside the body; they belong to the first event
 * @param isRaw whether base64 stays in the body
 */
export function parseDeliveries(
	body: unknown,
	headers: IDataObject,
	uploads: ReceivedFile[] = [],
	isRaw = false,
): ParsedEvent[] {
	const searched = new Set<object>();
	const chains = splitDelivery(body);
	return chains.map((chain, index) => {
		const files = isRaw ? [] : extractChainFiles(chain, searched);
		return {
			...parseEvent(chain, headers, index === 0 ? [...uploads, ...files] : files),
			get body() {
				// Raw shows a delivery of one event as it came.
				return chains.length === 1 ? body : createSingleBody(chain);
			},
		};
	});
}
