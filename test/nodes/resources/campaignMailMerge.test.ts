import type { IDataObject } from 'n8n-workflow';

import { campaignFromItems as basics, createItems } from '../../support/campaignFromItems';
import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { byId } from '../../support/parameters';
import { expectRequest, getJson } from '../../support/operationTests';

guardNetwork();

const phones = ['201234567890', '201234567891', '201234567892'];

interface Row {
	message: string;
	sent: string;
	/** The variables of each recipient. */
	variables: Array<IDataObject | undefined>;
	parameters?: IDataObject;
	items: IDataObject[];
}

const people = [
	{ name: 'Ahmed', order: 1, shop: 'Nile', item: { city: 'Cairo' } },
	{ name: 'Mona', order: 2, shop: 'Nile', item: { city: 'Giza' } },
];

const rows: Record<string, Row> = {
	'expressions that differ, each a variable': {
		message: '=Hello {{ $json.name }}, your order {{ $json.order }} is ready',
		sent: 'Hello {{item_name}}, your order {{item_order}} is ready',
		variables: [
			{ item_name: 'Ahmed', item_order: '1' },
			{ item_name: 'Mona', item_order: '2' },
		],
		items: people,
	},
	'what is the same for all rows as text': {
		message: "={{ $json.shop }}: {{ $('Items').first().json.name }} greets {{ $json.name }}",
		sent: 'Nile: Ahmed greets {{item_name}}',
		variables: [{ item_name: 'Ahmed' }, { item_name: 'Mona' }],
		items: people,
	},
	'everything as text for one row': {
		message: '=Hello {{ $json.name }}',
		sent: 'Hello Ahmed',
		variables: [undefined],
		items: [people[0]],
	},
	'one variable for an expression that stands three times': {
		message: '={{ $json.name }}, {{$json.name}}, {{ $json.name }}!',
		sent: '{{item_name}}, {{item_name}}, {{item_name}}!',
		variables: [{ item_name: 'Ahmed' }, { item_name: 'Mona' }],
		items: people,
	},
	'variables named by hand beside them, whose names stay free': {
		message: '={{ city }} {{ item_order }} {{ $json.name }} {{ $json.order }}',
		sent: '{{city}} {{item_order}} {{item_name_2}} {{item_order_2}}',
		parameters: {
			recipientVariables: {
				variable: [
					{ key: 'city', value: '={{ $json.item.city }}' },
					{ key: 'item_name', value: 'x' },
					{ key: 'item_order', value: 'y' },
				],
			},
		},
		variables: [
			{ city: 'Cairo', item_name: 'x', item_order: 'y', item_name_2: 'Ahmed', item_order_2: '1' },
			{ city: 'Giza', item_name: 'x', item_order: 'y', item_name_2: 'Mona', item_order_2: '2' },
		],
		items: people,
	},
	'readable names for any expression': {
		message:
			"={{ $json.item.city }} {{ $json['Full Name'] }} {{ $json.name.toUpperCase() }} {{ $json.الاسم }}",
		sent: '{{item_item_city}} {{item_Full_Name}} {{item_value}} {{item_الاسم}}',
		variables: [
			{ item_item_city: 'Cairo', item_Full_Name: 'A', item_value: 'AHMED', item_الاسم: 'أحمد' },
			{ item_item_city: 'Giza', item_Full_Name: 'M', item_value: 'MONA', item_الاسم: 'منى' },
		],
		items: [
			{ ...people[0], 'Full Name': 'A', الاسم: 'أحمد' },
			{ ...people[1], 'Full Name': 'M', الاسم: 'منى' },
		],
	},
	'zero, false, lists and dates as n8n shows them': {
		message:
			'={{ $json.a }} {{ $json.b }} {{ $json.c }} {{ DateTime.fromISO($json.d, { zone: "utc" }) }}',
		sent: '{{item_a}} {{item_b}} {{item_c}} {{item_value}}',
		variables: [
			{ item_a: '0', item_b: 'false', item_c: 'x,y', item_value: '2030-01-31T00:00:00.000Z' },
			{ item_a: '1', item_b: 'true', item_c: 'z', item_value: '2030-02-01T00:00:00.000Z' },
		],
		items: [
			{ a: 0, b: false, c: ['x', 'y'], d: '2030-01-31' },
			{ a: 1, b: true, c: ['z'], d: '2030-02-01' },
		],
	},
	"n8n's own functions, template literals and comments": {
		message:
			'={{ $json.name.toTitleCase() }} {{ $json.list.last() }} {{ `${$json.name}!` /* why */ }} {{ $json.name // x\n }}',
		sent: '{{item_value}} {{item_value_2}} {{item_value_3}} {{item_value_4}}',
		variables: [
			{ item_value: 'Ahmed', item_value_2: 'b', item_value_3: 'ahmed!', item_value_4: 'ahmed' },
			{ item_value: 'Mona', item_value_2: 'c', item_value_3: 'mona!', item_value_4: 'mona' },
		],
		items: [
			{ name: 'ahmed', list: ['a', 'b'] },
			{ name: 'mona', list: ['c'] },
		],
	},
	'expressions of other nodes and of the item': {
		message: "={{ $('Items').item.json.name }} {{ $itemIndex }} {{ $json.shop }}",
		sent: '{{item_value}} {{item_value_2}} Nile',
		variables: [
			{ item_value: 'Ahmed', item_value_2: '0' },
			{ item_value: 'Mona', item_value_2: '1' },
		],
		items: people,
	},
	'a whole text from each row': {
		message: '={{ $json.text }}',
		sent: '{{item_text}}',
		variables: [{ item_text: 'Hello' }, { item_text: 'Bye' }],
		items: [{ text: 'Hello' }, { text: 'Bye' }],
	},
	'a text that is the same for all rows, with its variables': {
		message: '={{ $json.text }}',
		sent: 'Hello {{name}}',
		parameters: {
			recipientVariables: { variable: [{ key: 'name', value: '={{ $json.name }}' }] },
		},
		variables: [{ name: 'Ahmed' }, { name: 'Mona' }],
		items: people.map(({ name }) => ({ name, text: 'Hello {{name}}' })),
	},
};

it.each(Object.entries(rows))('sends %s', async (_, { message, sent, variables, ...row }) => {
	const body = {
		name: 'Spring',
		session_id: 1,
		message: sent,
		type: 'immediate',
		recipients: variables.map((given, n) => ({
			phone: phones[n],
			...(given && { variables: given }),
		})),
	};
	expectRequest({ request: 'POST /campaigns', body } as never).reply(200, { data: { id: 7 } });
	const items = row.items.map((json, n) => ({ phone: phones[n], ...json }));
	const run = await runWavex({ ...basics, message, ...row.parameters }, createItems(...items));
	expect(run.error).toBeUndefined();
});

it('skips each row for which an expression gives nothing, with the reason', async () => {
	const body = {
		name: 'Spring',
		session_id: 1,
		message: 'Order {{item_order}} of {{item_value}}',
		type: 'immediate',
		recipients: [
			{ phone: phones[0], variables: { item_order: '1', item_value: 'AHMED' } },
			{ phone: phones[1], variables: { item_order: '2', item_value: 'MONA' } },
		],
	};
	expectRequest({ request: 'POST /campaigns', body }).reply(200, { data: { id: 7 } });
	const { outputs, error } = await runWavex(
		{ ...basics, message: '=Order {{ $json.order }} of {{ $json.name.toUpperCase() }}' },
		createItems(
			{ phone: phones[0], order: 1, name: 'Ahmed' },
			{ phone: phones[1], name: 'first, without an order' },
			{ phone: phones[1], order: 2, name: 'Mona' },
			{ phone: phones[2], order: null, name: 'x' },
			{ phone: phones[2], order: '', name: 'x' },
			{ phone: phones[2], order: { id: 3 }, name: 'x' },
			{ phone: phones[2], order: 4 },
		),
	);
	expect(error).toBeUndefined();
	const nothing = "the expression '$json.order' in 'Message' gives nothing";
	expect(getJson(outputs[0])[0].skipped).toEqual([
		{ item: 1, phone: phones[1], reason: nothing },
		{ item: 3, phone: phones[2], reason: nothing },
		{ item: 4, phone: phones[2], reason: nothing },
		{
			item: 5,
			phone: phones[2],
			reason: "the expression '$json.order' in 'Message' is '[object Object]', not text",
		},
		{
			item: 6,
			phone: phones[2],
			reason: "the expression '$json.name.toUpperCase()' in 'Message' gives nothing",
		},
	]);
});

it('skips each row with a date or a number that cannot be read, also in a variable named by hand', async () => {
	const body = {
		name: 'Spring',
		session_id: 1,
		message: 'Due 31/01: 5 of {{on}}',
		type: 'immediate',
		recipients: [{ phone: phones[0], variables: { on: '2030-01-31', shop: ' ' } }],
	};
	expectRequest({ request: 'POST /campaigns', body }).reply(200, { data: { id: 7 } });
	const on = "={{ DateTime.fromISO($json.on).toFormat('yyyy-MM-dd') }}";
	const { outputs } = await runWavex(
		{
			...basics,
			message:
				"=Due {{ DateTime.fromISO($json.due).toFormat('dd/MM') }}: {{ 10 / $json.n }} of {{on}}",
			recipientVariables: {
				variable: [
					{ key: 'on', value: on },
					{ key: 'shop', value: '={{ $json.shop }} ' },
				],
			},
		},
		createItems(
			{ phone: phones[0], due: '2030-01-31', n: 2, on: '2030-01-31' },
			{ phone: phones[1], due: 'soon', n: 2, on: '2030-01-31' },
			{ phone: phones[1], due: '2030-01-31', n: 0, on: '2030-01-31' },
			{ phone: phones[1], due: '2030-01-31', n: 2, on: 'soon' },
			{ phone: phones[1], due: '2030-01-31', n: 2, on: '2030-01-31', shop: {} },
		),
	);
	const skipped = getJson(outputs[0])[0].skipped as IDataObject[];
	expect(skipped.map(({ reason }) => reason)).toEqual([
		expect.stringMatching(/^the expression .* in 'Message' is 'Invalid DateTime', not text$/),
		"the expression '10 / $json.n' in 'Message' is 'Infinity', not text",
		"the variable 'on' is 'Invalid DateTime', not text or a number",
		"the variable 'shop' is '[object Object] ', not text or a number",
	]);
});

it('uses the same message and variables in each of several campaigns', async () => {
	for (const n of [0, 1]) {
		const body = {
			name: `Spring (${n + 1} of 2)`,
			session_id: 1,
			message: 'Hello {{item_name}}',
			type: 'immediate',
			recipients: [{ phone: phones[n], variables: { item_name: people[n].name } }],
		};
		expectRequest({ request: 'POST /campaigns', body }).reply(200, { data: { id: n } });
	}
	const { error } = await runWavex(
		{
			...basics,
			message: '=Hello {{ $json.name }}',
			options: { maxRecipientsPerCampaign: 1 },
		},
		createItems(...people.map((one, n) => ({ ...one, phone: phones[n] }))),
	);
	expect(error).toBeUndefined();
});

const fromTemplate = { ...basics, contentSource: 'template', templateId: byId('={{ 5 }}') };
const content = 'Hello {{name}} in {{city}}';

describe('the variables of a template', () => {
	const items = createItems(
		{ phone: phones[0], name: 'Ahmed', city: 'Cairo' },
		{ phone: phones[1], name: 'Mona' },
	);
	const body = {
		name: 'Spring',
		session_id: 1,
		template_id: 5,
		type: 'immediate',
		recipients: [{ phone: phones[0], variables: { name: 'Ahmed', city: 'Cairo' } }],
	};
	const fields = { name: '={{ $json.name }}', city: '={{ $json.city }}' };

	it.each<[string, unknown, IDataObject | undefined]>([
		['Map Automatically', { mappingMode: 'autoMapInputData', value: null, schema: [] }, undefined],
		[
			'Map Automatically with the fields of another template',
			{ mappingMode: 'autoMapInputData', value: null, schema: [{ id: 'other' }] },
			undefined,
		],
		['a mapping by hand', { mappingMode: 'defineBelow', value: fields, schema: [] }, undefined],
		['a plain object', fields, undefined],
		['a plain object, and recipient variables', { name: fields.name }, { city: fields.city }],
	])('come from the API for %s; a row without one is left out', async (_, variables, more) => {
		expectRequest({ request: 'GET /templates/5' }).reply(200, { data: { id: 5, content } });
		expectRequest({ request: 'POST /campaigns', body }).reply(200, { data: { id: 7 } });
		const variable = Object.entries(more ?? {}).map(([key, value]) => ({ key, value }));
		const parameters = { ...fromTemplate, variables, recipientVariables: { variable } };
		const { outputs, error } = await runWavex(parameters as IDataObject, items);
		expect(error).toBeUndefined();
		const [{ item, phone, reason }] = getJson(outputs[0])[0].skipped as IDataObject[];
		expect([item, phone]).toEqual([1, phones[1]]);
		expect(reason).toMatch(/variable 'city'/);
	});

	it.each<[string, unknown, IDataObject, RegExp]>([
		[
			'no row has one of them',
			{ name: '={{ $json.name }}' },
			{ content: 'Hello {{name}} of {{shop}}' },
			/None of the 2 input items.*the template's variable 'shop' is empty/,
		],
		[
			'nothing was mapped',
			{ mappingMode: 'defineBelow', value: null },
			{ content },
			/None of the 2 input items.*the template's variables 'name', 'city' are empty/,
		],
		[
			'the API lists none and they are mapped automatically',
			{ mappingMode: 'autoMapInputData', value: null },
			{ id: 5 },
			/neither the text nor the variables of template 5/,
		],
	])('stop the campaign before anything is sent when %s', async (_, variables, data, message) => {
		expectRequest({ request: 'GET /templates/5' }).reply(200, { data });
		const { error } = await runWavex({ ...fromTemplate, variables } as IDataObject, items);
		expect(`${error?.message}. ${error?.description}`).toMatch(message);
	});
});
