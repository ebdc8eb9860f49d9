import type { Dialect } from '../../api/dialects';
import type { EventName } from './webhookEvents';

export interface WebhookEvent {
	event: EventName | 'webhook.test';
	session: { id: number; name: string | null };
	/** World time, ISO 8601. */
	timestamp: string;
	content: object;
}

/**
 * Creates the body and headers of one delivery. The live API does not document its format: this is our
 * assumption, and each format that a client must understand is a dialect. Once a live delivery has been
 * observed, change it here.
 */
export function createPayload(
	webhookEvent: WebhookEvent,
	dialect: Dialect,
): { body: string; headers: Record<string, string> } {
	const { event, session, timestamp, content } = webhookEvent;
	const top: Record<string, unknown> = {};
	const headers: Record<string, string> = { 'content-type': 'application/json' };
	if (dialect.webhookEvent === 'header') headers['x-wavex-event'] = event;
	else top[dialect.webhookEvent] = event;

	if (dialect.webhookSession === 'session') top.session = session;
	else top[dialect.webhookSession] = session.id;
	top.timestamp = timestamp;

	if (dialect.webhookContent === 'top') {
		// A session_id in the content would reveal what this dialect sends under another name.
		const { session_id: _, ...rest } = { session_id: undefined, ...content };
		return { body: JSON.stringify({ ...rest, ...top }), headers };
	}
	top[dialect.webhookContent] = content;
	return { body: JSON.stringify(top), headers };
}
