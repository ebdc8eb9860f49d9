import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isSecret, SECRET_PARAMETER } from './secret';
import type { Registration } from './subscription';

type Reading = IDataObject | undefined;

function asObject(value: unknown): Reading {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as IDataObject)
		: undefined;
}

/** The first of the named fields that holds something, looked up in one place after the other. */
function first(places: Reading[], ...fields: string[]): unknown {
	for (const place of places) {
		for (const field of fields) {
			const value = place?.[field];
			if (value !== undefined && value !== null && value !== '') return value;
		}
	}
	return undefined;
}

function asText(value: unknown): string | null {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** Seconds, milliseconds or a date's text, as ISO 8601; null when it is none of these. */
function asTime(value: unknown): string | null {
	const number = Number(value);
	const time = new Date(
		Number.isFinite(number) ? (number < 1e11 ? number * 1000 : number) : String(value),
	);
	return value === undefined || Number.isNaN(time.getTime()) ? null : time.toISOString();
}

/** The digits before `@c.us` or `@s.whatsapp.net`, or bare digits. A LID (`@lid`) and a group hold no phone number. */
function phoneIn(id: string | null): string | null {
	return /^(\d+)(?::\d+)?(?:@c\.us|@s\.whatsapp\.net)?$/.exec(id ?? '')?.[1] ?? null;
}

/**
 * Reads a delivery. How the API writes one is not documented, so every likely form is understood: the event's name in
 * `event`, `type` or a header; the content in `data`, `payload` or at the top; the session as `session_id`, `sessionId`
 * or `session.id`.
 *
 * @returns the trigger's item; `chatId` is what to reply to, `phone` is null when WhatsApp hides the number
 */
export function readDelivery(body: IDataObject, headers: IDataObject): IDataObject {
	const data = asObject(body.data) ?? asObject(body.payload) ?? body;
	const message = asObject(data.message);
	const places = [message, data, body];
	const event =
		first([body], 'event', 'type') ??
		first([headers], 'x-webhook-event', 'x-wavex-event', 'x-event');
	const session = asObject(body.session) ?? asObject(data.session);
	const sessionId = first([body, data], 'session_id', 'sessionId') ?? session?.id;
	const status = first(places, 'status');
	const fromMe =
		first(places, 'from_me', 'fromMe') === true ||
		(event === 'message.received' && status === 'sent');
	const from = asText(first(places, 'from', 'sender'));
	const to = asText(first(places, 'to', 'recipient'));
	const outgoing =
		fromMe || (typeof event === 'string' && /^message\.(sent|delivered|read|failed)$/.test(event));
	const chatId = asText(first(places, 'chat_id', 'chatId', 'group_id')) ?? (outgoing ? to : from);
	const isGroup = chatId?.endsWith('@g.us') ?? false;
	const author = isGroup ? asText(first(places, 'author', 'participant', 'sender')) : chatId;
	return {
		event: asText(event),
		sessionId: sessionId ?? null,
		timestamp: asTime(first(places, 'timestamp', 'created_at') ?? body.timestamp),
		chatId,
		phone: phoneIn(author) ?? phoneIn(asText(first(places, 'phone', 'sender_phone'))),
		senderName: asText(first(places, 'sender_name', 'senderName', 'pushname', 'notifyName')),
		isGroup,
		fromMe,
		text: asText(
			typeof data.message === 'string'
				? data.message
				: first(places, 'text', 'body', 'message', 'caption'),
		),
		messageId: first(places, 'whatsapp_message_id', 'message_id', 'messageId', 'id') ?? null,
		media: first(places, 'media') ?? null,
		data,
	} as IDataObject;
}

/**
 * What n8n calls for each delivery. Without the secret of our registration it answers 401 and starts nothing; a delivery
 * of another event than the chosen ones, or one that cannot be read, is answered 200 and starts nothing.
 */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { secret } = this.getWorkflowStaticData('node') as Registration;
	const query = asObject(this.getQueryData()) ?? {};
	if (!isSecret(query[SECRET_PARAMETER], secret)) {
		this.getResponseObject()
			.status(401)
			.json({ message: 'This URL takes calls of the Wavex API only' });
		return { noWebhookResponse: true };
	}
	const body = asObject(this.getBodyData());
	if (!body || Object.keys(body).length === 0) return {};
	const item = readDelivery(body, (this.getHeaderData() as IDataObject) ?? {});
	const events = this.getNodeParameter('events', []) as string[];
	if (!events.includes(String(item.event))) return {};
	return { workflowData: [this.helpers.returnJsonArray([item])] };
}
