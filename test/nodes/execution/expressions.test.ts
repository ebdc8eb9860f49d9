import nock from 'nock';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { byId } from '../../support/parameters';
import { expectRequest, getJson, testInvalidInput } from '../../support/operationTests';

guardNetwork();

const asItems = (...list: IDataObject[]): INodeExecutionData[] => list.map((json) => ({ json }));

const phone = '201234567890';
const url = 'https://example.com/a.png';
const file = {
	binary: { data: { data: Buffer.from('file').toString('base64'), mimeType: 'image/png' } },
};
const image = { resource: 'message', operation: 'sendImage', sessionId: byId('1'), to: phone };
const importing = {
	resource: 'contact',
	operation: 'import',
	contacts: { contact: [{ phone, name: 'Fields' }] },
	contactsJson: `[{ "phone": "${phone}", "name": "JSON" }]`,
};
const campaign = {
	resource: 'campaign',
	operation: 'create',
	name: 'Spring',
	sessionId: byId('1'),
	message: 'Hello',
	recipients: { recipient: [{ phone }] },
};
const sentCampaign = { name: 'Spring', session_id: 1, message: 'Hello', type: 'immediate' };
const contacts = Array.from({ length: 60 }, (_, id) => ({ id }));

interface Row {
	parameters: IDataObject;
	items?: INodeExecutionData[];
	/** Each request with its exact body. */
	requests: Array<[request: string, body?: IDataObject]>;
}

const rows: Record<string, Row> = {
	'a select that an expression sets, without the fields of its other choices': {
		parameters: { ...importing, contactsMode: "={{ 'fields' }}" },
		requests: [['POST /contacts/import', { contacts: [{ phone, name: 'Fields' }] }]],
	},
	'a select that differs for each item': {
		parameters: { ...importing, contactsMode: '={{ $json.mode }}' },
		items: asItems({ mode: 'json' }, { mode: 'fields' }),
		requests: [
			['POST /contacts/import', { contacts: [{ phone, name: 'JSON' }] }],
			['POST /contacts/import', { contacts: [{ phone, name: 'Fields' }] }],
		],
	},
	'a media source that differs for each item': {
		parameters: { ...image, mediaSource: '={{ $json.source }}', mediaUrl: url },
		items: [{ json: { source: 'url' } }, { json: { source: 'binary' }, ...file }],
		requests: [
			['POST /sessions/1/messages/image', { to: phone, image_url: url }],
			['POST /sessions/1/messages/image', { to: phone, image_base64: 'ZmlsZQ==' }],
		],
	},
	'a template that an expression makes the source of a campaign': {
		parameters: { ...campaign, contentSource: "={{ 'template' }}", templateId: byId('5') },
		requests: [
			['GET /templates/5'],
			[
				'POST /campaigns',
				{
					name: 'Spring',
					session_id: 1,
					template_id: 5,
					type: 'immediate',
					recipients: [{ phone }],
				},
			],
		],
	},
	'a collection that an expression returns': {
		parameters: { ...campaign, additionalFields: '={{ $json.fields }}' },
		items: asItems(
			{ fields: { delaySeconds: '5', mediaUrl: url } },
			{ fields: '{ "delaySeconds": 7 }' },
			{ fields: null },
		),
		requests: [
			[
				'POST /campaigns',
				{
					...sentCampaign,
					recipients: [{ phone }],
					delay_seconds: 5,
					media_options: { media_url: url },
				},
			],
			['POST /campaigns', { ...sentCampaign, recipients: [{ phone }], delay_seconds: 7 }],
			['POST /campaigns', { ...sentCampaign, recipients: [{ phone }] }],
		],
	},
	'filters that an expression returns': {
		parameters: {
			resource: 'contact',
			operation: 'getAll',
			filters: "={{ { search: 'A', sessionId: 1 } }}",
		},
		requests: [['GET /contacts?search=A&session_id=1']],
	},
	'filters of which each is an expression': {
		parameters: {
			resource: 'contact',
			operation: 'getAll',
			filters: { search: '={{ $json.search }}', sessionId: byId('={{ $json.session }}') },
		},
		items: asItems({ search: 'A', session: 1 }, { search: 'B', session: '' }),
		requests: [['GET /contacts?search=A&session_id=1'], ['GET /contacts?search=B']],
	},
	'the fields of an update that an expression returns': {
		parameters: {
			resource: 'template',
			operation: 'update',
			templateId: byId('5'),
			updateFields: "={{ { name: 'New', removeMedia: 'true' } }}",
		},
		requests: [
			[
				'PUT /templates/5',
				{ name: 'New', media_filename: null, media_type: null, media_url: null },
			],
		],
	},
	'a list in a collection of fields, and keys that are expressions': {
		parameters: {
			...campaign,
			recipients: {
				recipient: [
					{ phone, variables: { variable: [{ key: "={{ 'city' }}", value: "={{ 'Cairo' }}" }] } },
				],
			},
		},
		requests: [
			[
				'POST /campaigns',
				{ ...sentCampaign, recipients: [{ phone, variables: { city: 'Cairo' } }] },
			],
		],
	},
	'recipients that an expression returns, with or without what the editor puts around them': {
		parameters: { ...campaign, recipients: '={{ $json.list }}' },
		items: asItems(
			{ list: { recipient: [{ phone, variables: { city: 'Cairo' } }] } },
			{ list: [{ phone, variables: { variable: [{ key: 'city', value: 'Cairo' }] } }] },
			{ list: `{ "phone": "${phone}", "variables": { "city": "Cairo" } }` },
		),
		requests: Array.from({ length: 3 }, () => [
			'POST /campaigns',
			{ ...sentCampaign, recipients: [{ phone, variables: { city: 'Cairo' } }] },
		]),
	},
	'values of a campaign that are the same for every row that has a number': {
		parameters: {
			...campaign,
			operation: 'createFromItems',
			recipientPhone: '={{ $json.phone }}',
			sessionId: byId('={{ $json.session }}'),
			options: {
				mediaUrl: "={{ $('Items').item.json.url }}",
				delaySeconds: '={{ $now.year && 5 }}',
			},
		},
		items: asItems(
			{ phone, session: 1, url },
			{ phone: '', session: 2 },
			{ phone: '201234567891', session: '1', url },
		),
		requests: [
			[
				'POST /campaigns',
				{
					...sentCampaign,
					delay_seconds: 5,
					media_options: { media_url: url },
					recipients: [{ phone }, { phone: '201234567891' }],
				},
			],
		],
	},
	'variables that an expression returns as a whole, for each row': {
		parameters: {
			...campaign,
			operation: 'createFromItems',
			recipientPhone: '={{ $json.phone }}',
			recipientVariables: '={{ { city: $json.city } }}',
		},
		items: asItems({ phone, city: 'Cairo' }, { phone: '201234567891', city: 'Giza' }),
		requests: [
			[
				'POST /campaigns',
				{
					...sentCampaign,
					recipients: [
						{ phone, variables: { city: 'Cairo' } },
						{ phone: '201234567891', variables: { city: 'Giza' } },
					],
				},
			],
		],
	},
	'options that an expression returns for all items together': {
		parameters: {
			...campaign,
			operation: 'createFromItems',
			recipientPhone: '={{ $json.phone }}',
			recipientVariables: { variable: [{ key: '={{ $json.key }}', value: '={{ $json.value }}' }] },
			options: "={{ { startImmediately: 'true', delaySeconds: 5 } }}",
		},
		items: asItems({ phone, key: 'city', value: 'Cairo' }, { phone: '201234567891', key: '' }),
		requests: [
			[
				'POST /campaigns',
				{
					...sentCampaign,
					delay_seconds: 5,
					recipients: [{ phone, variables: { city: 'Cairo' } }, { phone: '201234567891' }],
				},
			],
			['POST /campaigns/7/start'],
			['GET /campaigns/7'],
		],
	},
};

describe.each(Object.entries(rows))('%s', (_, { parameters, items, requests }) => {
	const isForAllItems = parameters.operation === 'createFromItems';
	it.each(isForAllItems ? [false] : [false, true])(
		'makes the exact requests (as the tool of an older AI agent: %s)',
		async (isLegacyTool) => {
			for (const [request, body] of requests) {
				expectRequest({ request, body } as never).reply(200, { success: true, data: { id: 7 } });
			}
			const run = await runWavex(parameters, { items, isLegacyTool });
			expect(run.error).toBeUndefined();
		},
	);
});

describe('Return All', () => {
	it.each([
		['={{ true }}', 60],
		["={{ 'true' }}", 60],
		['={{ false }}', 50],
		["={{ ' False ' }}", 50],
		['={{ undefined }}', 50],
		['={{ $json.all }}', 60],
	])('returns for %s', async (returnAll, count) => {
		expectRequest({ request: 'GET /contacts' }).reply(200, { data: contacts });
		const parameters = { resource: 'contact', operation: 'getAll', returnAll };
		const { outputs } = await runWavex(parameters, { items: asItems({ all: true }) });
		expect(getJson(outputs[0])).toHaveLength(count);
	});

	it('is decided for each item', async () => {
		expectRequest({ request: 'GET /contacts' }).twice().reply(200, { data: contacts });
		const parameters = { resource: 'contact', operation: 'getAll', returnAll: '={{ $json.all }}' };
		const { outputs } = await runWavex(parameters, { items: asItems({ all: true }, {}) });
		expect(getJson(outputs[0])).toHaveLength(110);
	});
});

testInvalidInput('contact', {
	'a switch that is neither true nor false': {
		operation: 'getAll',
		parameters: { returnAll: "={{ 'maybe' }}" },
		message: "The field 'Return All' is 'maybe'. It can be true or false.",
	},
	'a choice that does not exist': {
		operation: 'import',
		parameters: { contactsMode: "={{ 'csv' }}" },
		message: "The field 'Specify Contacts' is 'csv'. It can be fields, json.",
	},
	'a filter that does not exist': {
		operation: 'getAll',
		parameters: { filters: "={{ { name: 'A' } }}" },
		message: "'Filters' has no field 'name'. Its fields can be search, sessionId.",
	},
	'filters that are a text': {
		operation: 'getAll',
		parameters: { filters: "={{ 'Ahmed' }}" },
		message: "The field 'Filters' is 'Ahmed', not an object",
	},
});

testInvalidInput('campaign', {
	'recipients that an expression does not find': {
		operation: 'create',
		parameters: { ...campaign, recipients: '={{ $json.list }}' },
		message: "The field 'Recipients' is empty",
	},
	'a recipient that is nothing': {
		operation: 'create',
		parameters: { ...campaign, recipients: '={{ [null] }}' },
		message: "Recipient 1: 'null' is not an object",
	},
	'variables of a recipient that are a list': {
		operation: 'create',
		parameters: {
			...campaign,
			recipients: { recipient: [{ phone, variables: "={{ ['Cairo'] }}" }] },
		},
		message: 'Recipient 1: the variables \'["Cairo"]\' are not an object',
	},
});

testInvalidInput('message', {
	'a media source that does not exist': {
		operation: 'sendImage',
		parameters: { ...image, mediaSource: "={{ 'file' }}" },
		message: "The field 'Media Source' is 'file'. It can be base64, binary, url.",
	},
	'a request option that is not a number': {
		operation: 'sendImage',
		parameters: { ...image, mediaUrl: url, requestOptions: { timeout: "={{ 'soon' }}" } },
		message: "'Timeout' in the Request Options is 'soon', not a number",
	},
});

it.each([
	['an operation that is an expression', "={{ 'sendText' }}", /cannot be expressions/],
	['an operation that does not exist', 'sendPoll', /There is no operation 'message: sendPoll'/],
])('refuses %s, and sends nothing', async (_, operation, message) => {
	const parameters = { ...image, operation, message: 'Hello' };
	const { error, outputs } = await runWavex(parameters);
	expect(error?.message).toMatch(message);
	expect(error?.description).toMatch(/This request was not sent\.$/);
	expect(outputs).toEqual([]);
});

it('refuses a resource that is an expression, and sends nothing', async () => {
	const { error } = await runWavex({ ...image, resource: "={{ 'message' }}" });
	expect(error?.message).toMatch(/cannot be expressions/);
});

describe('Request Options', () => {
	const text = { resource: 'message', operation: 'sendText', sessionId: byId('1'), to: phone };
	const request = 'POST /sessions/1/messages/text';
	const body = { to: phone, message: 'Hello' };

	it.each<[string, unknown]>([
		['an expression in them', { proxy: '={{ $json.proxy }}' }],
		['an expression that returns them', '={{ { proxy: $json.proxy } }}'],
	])('apply to the item at hand: %s', async (_, requestOptions) => {
		expectRequest({ request, body }).reply(200, { data: {} });
		const parameters = { ...text, message: 'Hello', requestOptions } as IDataObject;
		const items = asItems({ proxy: '' }, { proxy: 'nowhere' });
		const { error } = await runWavex(parameters, { items });
		expect(error?.message).toBe('The proxy in the Request Options is not valid');
		expect(error?.description).toContain('item 0 was sent, item 1 failed');
	});

	it('take a timeout that an expression returns as text', async () => {
		expectRequest({ request, body }).delay(1_000).reply(200, { data: {} });
		const parameters = { ...text, message: 'Hello', requestOptions: { timeout: "={{ '50' }}" } };
		const { error } = await runWavex(parameters);
		expect(error?.message).toContain('did not respond in time');
		nock.abortPendingRequests();
	});
});
