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
 * The body and headers of one delivery. The live API's form is not documented: this is our reading, and each
 * form that a client must understand is a dialect. When a live delivery has been seen, change it here.
 */
export function createPayload(
	occurrence: WebhookEvent,
	dialect: Dialect,
): { body: string; headers: Record<string, string> } {
	const { event, session, timestamp, content } = occurrence;
	const top: Record<string, unknown> = {};
	const headers: Record<string, string> = { 'content-type': 'application/json' };
	if (dialect.webhookEvent === 'header') headers['x-wavex-event'] = event;
	else top[dialect.webhookEvent] = event;

	if (dialect.webhookSession === 'session') top.session = session;
	else top[dialect.webhookSession] = session.id;
	top.timestamp = timestamp;

	if (dialect.webhookContent === 'top') {
		// The content's own session_id would give away what the dialect wants in another place.
		const { session_id: _, ...rest } = { session_id: undefined, ...content };
		return { body: JSON.stringify({ ...rest, ...top }), headers };
	}
	top[dialect.webhookContent] = content;
	return { body: JSON.stringify(top), headers };
}
