import type { Dialect } from '../../api/dialects';
import { nameFields } from './contentForms';
import type { EventName } from './webhookEvents';

export interface WebhookEvent {
	event: EventName | 'webhook.test';
	session: { id: number; name: string | null };
	/** World time, ISO 8601. */
	timestamp: string;
	content: object;
}

type Fields = Record<string, unknown>;

/** Puts the name of the event into the body, the content or a header. */
function addEventName(
	event: string,
	place: Dialect['webhookEvent'],
	top: Fields,
	content: Fields,
	headers: Record<string, string>,
): void {
	if (place === 'header') headers['x-wavex-event'] = event;
	else if (place === 'topicHeader') headers['x-webhook-topic'] = event;
	else if (place === 'object') top.event = { name: event };
	else if (place === 'content') content.event = event;
	else if (place === 'upperCase') top.event = event.toUpperCase().replace('.', '_');
	else top[place] = event;
}

/** Puts the content into the body. */
function addContent(
	event: string,
	content: Fields,
	place: Dialect['webhookContent'],
	top: Fields,
): Fields {
	const isMessage = event.startsWith('message.');
	if (place === 'top') return { ...content, ...top };
	const data: Record<Exclude<Dialect['webhookContent'], 'top' | 'payload'>, unknown> = {
		data: content,
		message: isMessage ? { message: content } : content,
		list: [content],
		messages: isMessage ? { messages: [content] } : content,
		nested: { payload: content },
		jsonText: JSON.stringify(content),
	};
	return place === 'payload' ? { ...top, payload: content } : { ...top, data: data[place] };
}

/** Puts the number's session into the body. */
function addSession(
	{ id, name }: WebhookEvent['session'],
	place: Dialect['webhookSession'],
	top: Fields,
): void {
	if (place === 'session') top.session = { id, name };
	else if (place === 'nested') top.session = { session_id: id, name };
	else top[place] = id;
}

/**
 * Creates the body, as JSON, and headers of one delivery. The live API does not document its format: this is our
 * assumption, and each format that a client must understand is a dialect. Once a live delivery has been
 * observed, change it here.
 */
export function createPayload(
	{ event, session, timestamp, content }: WebhookEvent,
	dialect: Dialect,
): { body: string; headers: Record<string, string> } {
	const headers: Record<string, string> = {};
	const top: Fields = {};
	const isTop = dialect.webhookContent === 'top';
	const named: Fields = { ...nameFields(content, dialect.webhookFields) };
	// A session_id in the content would reveal what this dialect sends under another name.
	if (isTop) delete named.session_id;
	addEventName(event, dialect.webhookEvent, top, named, headers);
	addSession(session, dialect.webhookSession, top);
	top.timestamp = timestamp;
	const one = addContent(event, named, dialect.webhookContent, top);
	const bodies = { single: one, list: [one], events: { events: [one] } };
	return { body: JSON.stringify(bodies[dialect.webhookBatch]), headers };
}
