import { getRecordSchema } from './apiSchemas';
import { list, nullable, object, types } from './outputSchema';
import type { OutputSchema } from './outputSchema';

const { text, number, flag } = types;
const textOrNull = nullable(text);
const idOrNull = nullable({ type: ['string', 'integer'] });

const location = object({
	latitude: { type: 'number' },
	longitude: { type: 'number' },
	description: textOrNull,
});

/** What the operations put out that compose their items from more than one response, or from events. */
export const composedSchemas: Record<string, OutputSchema> = {
	'campaign/createFromItems': object({
		...getRecordSchema('POST', '/campaigns')!.properties,
		recipients: number,
		skipped: list(object({ item: number, phone: textOrNull, reason: text })),
	}),
	'campaign/waitForCompletion': object({
		status: text,
		stats: nullable(getRecordSchema('GET', '/campaigns/{campaignId}/stats')!),
		campaign: getRecordSchema('GET', '/campaigns/{campaignId}')!,
	}),
	'message/sendAndWait': object({
		status: text,
		reply: textOrNull,
		value: nullable({ type: ['string', 'number', 'boolean'] }),
		chatId: textOrNull,
		phone: textOrNull,
		messageId: idOrNull,
		waitedSeconds: number,
	}),
	'session/requestPairingCode': object({ status: text, pairing_code: textOrNull }),
	'session/waitForConnection': object({
		status: text,
		number: textOrNull,
		name: text,
		session: object({ id: number, name: text, phone: textOrNull, status: text }),
	}),
	'webhook/getEvents': object({ event: text, description: textOrNull }),
};

/** The trigger's item for an event. */
export const triggerSchema = object({
	event: textOrNull,
	whatsappSessionId: idOrNull,
	timestamp: textOrNull,
	sessionId: textOrNull,
	chatInput: textOrNull,
	chatId: textOrNull,
	phone: textOrNull,
	senderName: textOrNull,
	isGroup: flag,
	fromMe: flag,
	text: textOrNull,
	messageId: idOrNull,
	messageType: textOrNull,
	quotedMessageId: textOrNull,
	location: nullable(location),
	contacts: nullable(list(object({ name: textOrNull, phone: textOrNull }))),
	media: nullable(object({ mime_type: textOrNull, filename: textOrNull, url: textOrNull })),
	data: { type: 'object' },
});
