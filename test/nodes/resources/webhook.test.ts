import type { Body } from 'nock';

import { events } from '../../../nodes/Wavex/webhooks/events';
import { runWavex } from '../../support/n8n';
import { byId, asExpression, createInvalidIdRows } from '../../support/parameters';
import {
	expectRequest,
	getJson,
	testInvalidInput,
	testOperations,
} from '../../support/operationTests';

const url = 'https://example.com/hook?key=1';
const record = { id: 3, url, events: ['message.received'], is_active: true };
const webhookId = byId(3);
const received = { event: 'message.received', description: 'Incoming message from WhatsApp' };

testOperations('webhook', {
	getEvents: {
		request: 'GET /webhooks/events',
		answer: { success: true, data: [received] },
		items: [received],
	},
	getAll: {
		request: 'GET /webhooks',
		answer: { success: true, data: [record] },
		items: [record],
	},
	create: {
		parameters: { url: ` ${url} `, events: ['message.received', 'message.sent'] },
		request: 'POST /webhooks',
		body: { url, events: ['message.received', 'message.sent'] },
		answer: { success: true, data: record },
		items: [record],
	},
	update: {
		parameters: { webhookId, updateFields: { url } },
		request: 'PUT /webhooks/3',
		body: { url },
		answer: { success: true, data: record },
		items: [record],
	},
	delete: {
		parameters: { webhookId },
		request: 'DELETE /webhooks/3',
		answer: { success: true, message: 'تم', message_en: 'Deleted' },
		items: [{ deleted: true }],
	},
	test: {
		parameters: { webhookId },
		request: 'POST /webhooks/3/test',
		answer: { success: true, message_en: 'Sent', data: { delivered: true, status_code: 200 } },
		items: [{ delivered: true, status_code: 200 }],
	},
});

describe('webhook: getEvents', () => {
	const own = events.find(({ value }) => value === received.event)?.description;
	const forms: Record<string, [answer: Body, description: unknown]> = {
		names: [{ success: true, data: [received.event] }, own],
		'bare names': [[received.event], own],
		'objects that call it name': [
			{ data: [{ id: 1, name: received.event, label: received.description }] },
			received.description,
		],
		'a map': [{ data: { [received.event]: received.description } }, received.description],
		'a map of objects': [
			{ data: { [received.event]: { description: received.description } } },
			received.description,
		],
		'a map without an envelope': [
			{ success: true, [received.event]: received.description },
			received.description,
		],
		'a list inside an object': [{ data: { events: [received.event] } }, own],
		'an event that is new': [{ data: ['chat.archived'] }, null],
	};

	it.each(Object.entries(forms))('understands %s', async (_, [answer, description]) => {
		expectRequest({ request: 'GET /webhooks/events' }).reply(200, answer);
		const run = await runWavex({ resource: 'webhook', operation: 'getEvents' });
		expect(run.error).toBeUndefined();
		const event = description === null ? 'chat.archived' : received.event;
		expect(getJson(run.outputs[0])).toEqual([{ event, description }]);
	});
});

const create = (parameters: object) => ({
	operation: 'create',
	parameters: { url, events: ['message.received'], ...parameters },
});
const update = (updateFields: object) => ({
	operation: 'update',
	parameters: { webhookId, updateFields },
});

testInvalidInput('webhook', {
	...createInvalidIdRows('webhookId', 'webhook ID', {
		update: { updateFields: { url } },
		delete: {},
		test: {},
	}),
	'no URL': { ...create({ url: asExpression('') }), message: "The field 'URL' is empty" },
	'a URL of another kind': {
		...create({ url: 'ftp://example.com' }),
		message: "The field 'URL' is 'ftp://example.com', not a valid URL",
	},
	'a URL that is an object': {
		...create({ url: asExpression({ a: 1 }) }),
		message: /The field 'URL' is '{"a":1}', not a valid URL/,
	},
	'no events': { ...create({ events: asExpression([]) }), message: "The field 'Events' is empty" },
	'events as a text': {
		...create({ events: asExpression('message.received') }),
		message: "The field 'Events' is 'message.received', not a list",
	},
	'an event that is none': {
		...create({ events: asExpression(['message.received', 'message.lost']) }),
		message: "The field 'Events' contains 'message.lost', which is not an event",
	},
	'nothing to update': { ...update({}), message: 'There is nothing to update' },
	'only empty fields to update': { ...update({ url: '' }), message: 'There is nothing to update' },
	'an update without an event': {
		...update({ url, events: [] }),
		message: "The field 'Events' is empty",
	},
	'an update with an invalid URL': {
		...update({ url: 'example' }),
		message: "The field 'URL' is 'example', not a valid URL",
	},
});
