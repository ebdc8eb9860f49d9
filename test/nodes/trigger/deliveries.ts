import type { IDataObject } from 'n8n-workflow';

import { DIALECTS, DEFAULT_DIALECT } from '../../../sandbox/api/dialects';
import { EVENTS, type EventName } from '../../../sandbox/world/webhooks/webhookEvents';
import { createPayload } from '../../../sandbox/world/webhooks/payload';

export const EVENT_NAMES = Object.keys(EVENTS) as EventName[];

const message = {
	id: 12,
	session_id: 1,
	from: '201000000001',
	to: '201234567890@c.us',
	message: 'Your order is ready',
	status: 'sent',
	whatsapp_message_id: 'WA1',
	created_at: '2026-01-02T03:04:05.000Z',
	sender_name: 'Mona',
};

const received = {
	...message,
	from: '201234567890@c.us',
	to: '201000000001',
	message: 'Is my order ready?',
	status: 'received',
};

const session = { id: 1, name: 'Shop', status: 'connected', phone: '201000000001' };

/** Creates the content of an event as the sandbox sends it. */
export function createContent(event: EventName): IDataObject {
	if (event === 'message.received') return { ...received };
	if (event.startsWith('message.')) return { ...message };
	if (event.startsWith('session.')) return { ...session };
	return { id: 3, name: 'Sale', session_id: 1, status: 'running' };
}

/** Returns the fields of an event's item, without `data` and the time. */
export function getExpectedFields(event: EventName): IDataObject {
	const none = {
		event,
		whatsappSessionId: 1,
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
	if (event.startsWith('campaign.')) return none;
	if (event.startsWith('session.')) return { ...none, phone: '201000000001' };
	const text = event === 'message.received' ? 'Is my order ready?' : 'Your order is ready';
	return {
		...none,
		sessionId: '1:201234567890',
		chatInput: text,
		chatId: '201234567890@c.us',
		phone: '201234567890',
		senderName: 'Mona',
		fromMe: event !== 'message.received',
		text,
		messageId: 'WA1',
		messageType: 'text',
	};
}

export interface Delivery {
	/** Names the form in the test's report. */
	form: string;
	body: IDataObject;
	headers: IDataObject;
}

/** When the deliveries of `everyForm` happened. */
export const TIMESTAMP = '2026-01-02T03:04:06.000Z';

/** Creates one event in every form that a delivery may have: the sandbox's dialects. */
export function createAllForms(event: EventName, content = createContent(event)): Delivery[] {
	const { webhookEvent, webhookContent, webhookSession } = DIALECTS;
	const occurrence = { event, session: { id: 1, name: 'Shop' }, timestamp: TIMESTAMP, content };
	return webhookEvent.flatMap((eventIn) =>
		webhookContent.flatMap((contentIn) =>
			webhookSession.map((sessionIn) => {
				const { body, headers } = createPayload(occurrence, {
					...DEFAULT_DIALECT,
					webhookEvent: eventIn,
					webhookContent: contentIn,
					webhookSession: sessionIn,
				});
				const form = `${eventIn}, ${contentIn}, ${sessionIn}`;
				return { form, body: JSON.parse(body) as IDataObject, headers };
			}),
		),
	);
}
