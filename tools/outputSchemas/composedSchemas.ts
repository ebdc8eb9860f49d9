import { getRecordSchema } from './apiSchemas';
import { list, nullable, object, types } from './outputSchema';
import type { OutputSchema } from './outputSchema';

const { text, number, flag } = types;
const textOrNull = nullable(text);
const idOrNull = nullable({ type: ['string', 'integer'] });

const campaign = getRecordSchema('GET', '/campaigns/{id}')!;

const location = object({
	latitude: { type: 'number' },
	longitude: { type: 'number' },
	description: textOrNull,
});

/**
 * Returns what the operations put out that compose their items from more than one response, or from events.
 *
 * @param others what the other operations put out
 */
export const createComposedSchemas = (
	others: Record<string, OutputSchema>,
): Record<string, OutputSchema> => ({
	'campaign/create': object({ ...campaign.properties, estimatedDuration: text }),
	'campaign/createFromItems': object({
		...campaign.properties,
		estimatedDuration: text,
		recipients: number,
		skipped: list(object({ item: number, phone: textOrNull, reason: text })),
	}),
	'campaign/waitForCompletion': object({
		status: text,
		stats: nullable(getRecordSchema('GET', '/campaigns/{id}/stats')!),
		campaign,
	}),
	'message/downloadMedia': object({ fileName: text, mimeType: text, fileSize: number }),
	'message/sendAndWait': object({
		status: text,
		reply: textOrNull,
		value: nullable({ type: ['string', 'number', 'boolean'] }),
		chatId: textOrNull,
		phone: textOrNull,
		messageId: idOrNull,
		waitedSeconds: number,
		openWaits: number,
	}),
	'session/requestPairingCode': object({ status: text, pairing_code: textOrNull }),
	'session/waitForConnection': object({
		status: text,
		number: textOrNull,
		name: textOrNull,
		session: others['session/get'],
	}),
	'webhook/getEvents': object({ event: text, description: textOrNull }),
});

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
