import type { IDataObject } from 'n8n-workflow';

import { readDelivery } from '../../../nodes/Wavex/trigger/delivery';
import { Trigger } from '../../support/trigger';

const message = {
	id: 12,
	session_id: 1,
	from: '201234567890@c.us',
	to: '201000000001',
	message: 'Is my order ready?',
	status: 'received',
	whatsapp_message_id: 'WA1',
	created_at: '2026-01-02T03:04:05Z',
};
const delivery = { event: 'message.received', session_id: 1, data: message };

/** A trigger that has registered itself with this secret. */
function registered(parameters?: IDataObject): Trigger {
	const trigger = new Trigger(parameters);
	trigger.staticData.secret = 'right';
	return trigger;
}

describe('who is let in', () => {
	it.each([
		['no secret', {}],
		['a wrong secret', { secret: 'wrong' }],
		['a longer secret', { secret: 'right-and-more' }],
		['a list of secrets', { secret: ['right', 'right'] }],
		['an empty secret', { secret: '' }],
	])('%s gets 401 and starts nothing', async (_, query) => {
		const { status, response } = await registered().call({
			query: query as IDataObject,
			body: delivery,
		});
		expect(status).toBe(401);
		expect(response).toEqual({ noWebhookResponse: true });
	});

	it('nobody, while the trigger has no registration', async () => {
		const { status } = await new Trigger().call({ query: { secret: '' }, body: delivery });
		expect(status).toBe(401);
	});

	it('the right secret starts the workflow with one item, which does not show it', async () => {
		const { status, response } = await registered().call({
			query: { secret: 'right' },
			body: delivery,
		});
		expect(status).toBe(200);
		expect(response.workflowData).toEqual([
			[
				{
					json: {
						event: 'message.received',
						sessionId: 1,
						timestamp: '2026-01-02T03:04:05.000Z',
						chatId: '201234567890@c.us',
						phone: '201234567890',
						senderName: null,
						isGroup: false,
						fromMe: false,
						text: 'Is my order ready?',
						messageId: 'WA1',
						media: null,
						data: message,
					},
				},
			],
		]);
	});
});

describe('what starts nothing and is answered 200', () => {
	it.each([
		['another event than the chosen ones', { ...delivery, event: 'message.read' }],
		['no event', { data: message }],
		['an empty body', {}],
		['a text', 'hello'],
		['a list', [delivery]],
		['nothing', undefined],
	])('%s', async (_, body) => {
		const { status, response } = await registered().call({ query: { secret: 'right' }, body });
		expect({ status, response }).toEqual({ status: 200, response: {} });
	});
});

describe('every form of a delivery reads the same', () => {
	const { session_id: _session, ...content } = message;
	const forms: Record<string, [IDataObject, IDataObject?]> = {
		'event and data': [delivery],
		'type and payload': [{ type: 'message.received', session_id: 1, payload: content }],
		'event in a header, content at the top': [
			{ session_id: 1, ...content },
			{ 'x-webhook-event': 'message.received' },
		],
		sessionId: [{ event: 'message.received', sessionId: 1, data: content }],
		'session.id': [{ event: 'message.received', session: { id: 1 }, data: content }],
		'the message in its own object': [
			{ event: 'message.received', session_id: 1, data: { message: content } },
		],
	};

	it.each(Object.entries(forms))('%s', (_, [body, headers]) => {
		expect(readDelivery(body, headers ?? {})).toMatchObject({
			event: 'message.received',
			sessionId: 1,
			chatId: '201234567890@c.us',
			phone: '201234567890',
			text: 'Is my order ready?',
			messageId: 'WA1',
			fromMe: false,
		});
	});
});

describe('who wrote', () => {
	it.each([
		[
			'a LID hides the number',
			{ from: '998877@lid' },
			{ chatId: '998877@lid', phone: null, isGroup: false },
		],
		['plain digits', { from: '201234567890' }, { chatId: '201234567890', phone: '201234567890' }],
		[
			'a member of a group',
			{ from: '1203630@g.us', author: '201234567890@c.us' },
			{ chatId: '1203630@g.us', phone: '201234567890', isGroup: true },
		],
		[
			'one of our own messages',
			{ from: '201000000001', to: '201234567890', from_me: true },
			{ chatId: '201234567890', fromMe: true },
		],
	])('%s', (_, change, expected) => {
		const body = { ...delivery, data: { ...message, ...change } };
		expect(readDelivery(body, {})).toMatchObject(expected);
	});

	it.each([
		[1767323045, '2026-01-02T03:04:05.000Z'],
		[1767323045000, '2026-01-02T03:04:05.000Z'],
		['not a time', null],
	])('the time %s is read as %s', (timestamp, expected) => {
		const { created_at: _, ...rest } = message;
		expect(readDelivery({ ...delivery, data: { ...rest, timestamp } }, {}).timestamp).toBe(
			expected,
		);
	});
});
