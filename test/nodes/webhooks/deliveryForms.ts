import type { IDataObject } from 'n8n-workflow';

export const CUSTOMER = '201234567890@c.us';
export const GROUP = '120363041234567890@g.us';
export const EVENT = 'message.received';

/** A message record of the API, with its 18 fields. */
export const record: IDataObject = {
	id: 12,
	session_id: 1,
	from: CUSTOMER,
	to: '201000000001',
	message: 'Is my order ready?',
	status: 'received',
	delivery_status: 'delivered',
	whatsapp_message_id: 'WA1',
	campaign_id: null,
	is_ai_generated: false,
	ai_prompt: null,
	error_message: null,
	metadata: null,
	created_at: '2026-01-02T03:04:05.000Z',
	updated_at: '2026-01-02T03:04:05.000Z',
	delivered_at: null,
	read_at: null,
	channel_type: 'whatsapp',
};

/** What the trigger's item says of the record. */
export const recordItem: IDataObject = {
	event: EVENT,
	whatsappSessionId: 1,
	timestamp: '2026-01-02T03:04:05.000Z',
	chatId: CUSTOMER,
	phone: '201234567890',
	isGroup: false,
	fromMe: false,
	text: 'Is my order ready?',
	messageId: 'WA1',
	messageType: 'text',
	media: null,
};

/** A form of a delivery, and what the items that it starts the workflow with contain. */
export interface Form {
	name: string;
	body: unknown;
	headers?: IDataObject;
	items: IDataObject[];
}

function form(name: string, body: unknown, headers: IDataObject = {}, items = [recordItem]): Form {
	return { name, body, headers, items };
}

const second = { ...record, id: 13, whatsapp_message_id: 'WA2' };
const both = [recordItem, { ...recordItem, messageId: 'WA2' }];

const eventKeys =
	'event type event_type eventType event_name eventName webhook_event webhookEvent name action topic';

const eventHeaders = 'X-Wavex-Event X-Event-Type X-Event-Name X-Webhook-Topic Webhook-Event';

const spellings = 'message_received MESSAGE_RECEIVED message:received Message.Received';

/** Where the name of the event may stand. */
export const eventForms: Form[] = [
	...eventKeys.split(' ').map((key) => form(`the key ${key}`, { [key]: EVENT, data: record })),
	form('data.event', { data: { event: EVENT, ...record } }),
	form('event.name', { event: { name: EVENT }, data: record }),
	form('event.type', { event: { type: EVENT }, data: record }),
	form('event.name, with the record at the top', { event: { name: EVENT }, ...record }),
	form('payload.event', { payload: { event: EVENT, data: record } }),
	form('a key that nobody knows', { hook: { kind: EVENT }, data: record }),
	...eventHeaders
		.split(' ')
		.map((name) => form(`the header ${name}`, record, { [name.toLowerCase()]: EVENT })),
	form('a second header', record, { 'x-github-event': 'push', 'x-wavex-event': EVENT }),
	...spellings.split(' ').map((event) => form(`the spelling ${event}`, { event, data: record })),
	form('a name beside another type', { type: 'webhook', action: EVENT, data: record }),
];

/** Several events in one delivery. */
export const batchForms: Form[] = [
	form(
		'[…]',
		[record, second].map((data) => ({ event: EVENT, data })),
		{},
		both,
	),
	form(
		'{events: […]}',
		{ events: [record, second].map((data) => ({ event: EVENT, data })) },
		{},
		both,
	),
	form(
		'{data: […]}',
		{ data: [record, second].map((one) => ({ event: EVENT, ...one })) },
		{},
		both,
	),
	form('{event, data: […]}', { event: EVENT, data: [record, second] }, {}, both),
	form('{event, messages: […]}', { event: EVENT, messages: [record, second] }, {}, both),
	form(
		'{event, status, messages: […]}',
		{ event: EVENT, status: 'success', name: 'hook', messages: [record, second] },
		{},
		both,
	),
	form(
		'{event, data: {messages: […]}}',
		{ event: EVENT, data: { messages: [record, second] } },
		{},
		both,
	),
	form(
		'batches in a batch',
		[[{ event: EVENT, data: { messages: [record, second] } }], 'x', null],
		{},
		both,
	),
	form('a batch with other events', [
		{ event: 'message.edited', data: record },
		{ event: EVENT, data: record },
		{ event: 'session.qr', data: {} },
	]),
];

const json = JSON.stringify(record);

/** Where the content may stand. */
export const contentForms: Form[] = [
	form(
		"an envelope with an id and a text, as in the API's answers",
		{
			success: true,
			id: 7,
			message: 'Message received',
			event: EVENT,
			data: { ...record, id: null, message: '[Media]', whatsapp_message_id: null },
		},
		{},
		[{ ...recordItem, text: null, messageId: null, messageType: 'unknown' }],
	),
	form(
		'a mark of our own message around its record',
		{ event: EVENT, fromMe: true, data: { ...record, fromMe: null, status: null } },
		{},
		[{ fromMe: true }],
	),
	form(
		'an id around the message',
		{ event: EVENT, data: { id: 'WA9', message: { from: record.from, text: 'Hi' } } },
		{},
		[{ messageId: 'WA9', text: 'Hi' }],
	),
	...['phone', 'phone_number', 'sender'].map((key) =>
		form(
			`our own ${key} beside a record with a LID`,
			{ event: EVENT, [key]: '201000000001', data: { ...record, from: '998877@lid', to: null } },
			{},
			[{ ...recordItem, chatId: '998877@lid', phone: null }],
		),
	),
	form('data', { event: EVENT, data: record }),
	form('payload', { event: EVENT, payload: record }),
	form('the top', { event: EVENT, ...record }),
	form('data.message', { event: EVENT, data: { message: record } }),
	form('message', { event: EVENT, message: record }),
	form('data.messages[0]', { event: EVENT, data: { messages: [record] } }),
	form('data[0]', { event: EVENT, data: [record] }),
	form('content', { event: EVENT, content: record }),
	form('data.payload', { event: EVENT, data: { payload: record } }),
	form('data as JSON', { event: EVENT, data: json }),
	form('payload as JSON', { event: EVENT, payload: json }),
	form('the whole body as JSON', JSON.stringify({ event: EVENT, data: record })),
	form('the whole body as JSON in a field', {
		body: JSON.stringify({ event: EVENT, data: record }),
	}),
	form('a wrapper of another name', { webhook: { event: EVENT, data: record } }),
	form('flat form keys', {
		event: EVENT,
		...Object.fromEntries(Object.entries(record).map(([key, value]) => [`data[${key}]`, value])),
	}),
	form('flat form keys of a list', {
		'events[0][event]': EVENT,
		...Object.fromEntries(
			Object.entries(record).map(([key, value]) => [`events[0][data][${key}]`, value]),
		),
	}),
];
