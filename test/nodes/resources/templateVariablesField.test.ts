import type { IDataObject } from 'n8n-workflow';

import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { byId, asExpression } from '../../support/parameters';
import { expectRequest, testInvalidInput } from '../../support/operationTests';

guardNetwork();

/** What the editor stores once it has loaded the fields of a template. */
const schema = ['name', 'order.id'].map((id) => ({
	id,
	displayName: id,
	required: true,
	display: true,
	defaultMatch: false,
	type: 'string',
}));

const entered = (value: unknown) => ({ mappingMode: 'defineBelow', value, schema }) as IDataObject;
const automatic = { mappingMode: 'autoMapInputData', value: null, schema };
const byExpression = byId('={{ $json.template }}');

const preview = { resource: 'template', operation: 'preview' };
const item = { template: 5, name: 'Ahmed', 'order.id': 12, list: [1] };

interface Case {
	templateId?: IDataObject;
	variables: unknown;
	/** The template's record, for when its variables are read from the API. */
	record?: IDataObject;
	sent?: Record<string, string | number | boolean>;
}

const record = { id: 5, content: 'Hello {{name}}, your order {{ order.id }} is ready' };

const cases: Record<string, Case> = {
	'the fields of the editor': {
		variables: entered({ name: 'Ahmed', 'order.id': '={{ $json["order.id"] }}' }),
		sent: { name: 'Ahmed', 'order.id': 12 },
	},
	'zero and false, which are not empty': {
		variables: entered({ name: asExpression(false), 'order.id': asExpression(0) }),
		sent: { name: false, 'order.id': 0 },
	},
	"the item's fields that the template names": {
		variables: automatic,
		sent: { name: 'Ahmed', 'order.id': 12 },
	},
	"the item's fields that the API names while the editor knows none": {
		variables: { ...automatic, schema: [] },
		record,
		sent: { name: 'Ahmed', 'order.id': 12 },
	},
	"the item's fields that the API names when an expression selects the template": {
		templateId: byExpression,
		variables: { ...automatic, schema: [{ id: 'of another template' }] },
		record,
		sent: { name: 'Ahmed', 'order.id': 12 },
	},
	'what was entered when an expression selects the template': {
		templateId: byExpression,
		variables: entered({ name: 'Ahmed', 'order.id': '12', more: 'x', none: '' }),
		record,
		sent: { name: 'Ahmed', 'order.id': '12', more: 'x' },
	},
	'a mapping without stored fields': {
		variables: { mappingMode: 'defineBelow', value: { name: 'Ahmed' } },
		record: { content: 'Hello {{name}}' },
		sent: { name: 'Ahmed' },
	},
	'a plain object': {
		variables: { name: '={{ $json.name }}' },
		record: { content: 'Hello {{name}}' },
		sent: { name: 'Ahmed' },
	},
	'a plain object as JSON': {
		variables: '{ "name": "Ahmed" }',
		record: { content: 'Hello {{name}}' },
		sent: { name: 'Ahmed' },
	},
	'a mapping whose values an expression returns': {
		variables: { mappingMode: 'defineBelow', value: '={{ { name: $json.name } }}' },
		record: { content: 'Hello {{name}}' },
		sent: { name: 'Ahmed' },
	},
	'variables that the API lists beside no text': {
		variables: { ...automatic, schema: [] },
		record: { variables: ['name', { name: 'order.id' }] },
		sent: { name: 'Ahmed', 'order.id': 12 },
	},
	'what was entered when the API lists no variables': {
		variables: { name: 'Ahmed' },
		record: { id: 5 },
		sent: { name: 'Ahmed' },
	},
	'nothing for a template without variables': {
		variables: { mappingMode: 'defineBelow', value: {}, schema: [] },
		record: { content: 'Hello' },
	},
	'nothing for a mapping that was never touched': {
		variables: { mappingMode: 'defineBelow', value: null },
		record: { content: 'Hello' },
	},
};

it.each(Object.entries(cases))(
	'sends %s',
	async (_, { templateId, variables, record: data, sent }) => {
		if (data) expectRequest({ request: 'GET /templates/5' }).reply(200, { data });
		const body = sent && { variables: sent };
		expectRequest({ request: 'POST /templates/5/preview', body }).reply(200, { success: true });
		const parameters = { ...preview, templateId: templateId ?? byId(5), variables } as IDataObject;
		const run = await runWavex(parameters, { items: [{ json: item }] });
		expect(run.error).toBeUndefined();
	},
);

it('reads the variables of each template once for all items', async () => {
	expectRequest({ request: 'GET /templates/5' }).reply(200, { data: record });
	expectRequest({ request: 'GET /templates/6' }).reply(200, { data: { content: '{{name}}' } });
	const body = { variables: { name: 'Ahmed', 'order.id': 12 } };
	expectRequest({ request: 'POST /templates/5/preview', body }).twice().reply(200, {});
	expectRequest({ request: 'POST /templates/6/preview', body: { variables: { name: 'Ahmed' } } })
		.once()
		.reply(200, {});
	const variables = { ...automatic, schema: [] } as IDataObject;
	const items = [5, 6, 5].map((template) => ({ json: { ...item, template } }));
	const run = await runWavex({ ...preview, templateId: byExpression, variables }, { items });
	expect(run.error).toBeUndefined();
	expect(run.outputs[0]).toHaveLength(3);
});

it('sends nothing when the template cannot be read', async () => {
	expectRequest({ request: 'GET /templates/5' }).reply(404, { message: 'Template not found' });
	const { error } = await runWavex({ ...preview, templateId: byId(5), variables: { a: 'b' } });
	expect(error?.message).toContain('Template not found');
	expect(error?.description).toContain(
		"The template's variables could not be read, so nothing was sent.",
	);
});

describe('a template whose variables the editor does not know', () => {
	const parameters = { ...preview, templateId: byExpression };

	it.each<[string, unknown, IDataObject, RegExp]>([
		['an item without one of them', { ...automatic, schema: [] }, record, /'order\.id' is empty/],
		['an object without one of them', { name: 'Ahmed' }, record, /'order\.id' is empty/],
		[
			'Map Automatically when the API lists none',
			automatic,
			{ id: 5 },
			/neither the text nor the variables of template 5.* This request was not sent\.$/,
		],
	])('refuses %s before anything is sent', async (_, variables, data, message) => {
		expectRequest({ request: 'GET /templates/5' }).reply(200, { data });
		const items = [{ json: { template: 5, name: 'Ahmed' } }];
		const { error } = await runWavex({ ...parameters, variables } as IDataObject, { items });
		expect(`${error?.message}. ${error?.description}`).toMatch(message);
	});
});

const bad = (variables: unknown, json: IDataObject = {}) => ({
	operation: 'preview',
	parameters: { templateId: byId(5), variables } as IDataObject,
	items: [{ json }],
});

testInvalidInput('template', {
	'one variable without a value': {
		...bad(entered({ name: 'Ahmed', 'order.id': asExpression('') })),
		message: "The template's variable 'order.id' is empty",
	},
	'every variable left empty': {
		...bad(automatic),
		message: "The template's variables 'name', 'order.id' are empty",
	},
	'an item without the variable': {
		...bad(automatic, { name: 'Ahmed' }),
		message: "The template's variable 'order.id' is empty",
	},
	'a variable that is an object': {
		...bad(entered({ name: asExpression({ a: 1 }), 'order.id': 1 })),
		message: `The template's variable 'name' is '{"a":1}', not text or a number`,
	},
	'a list in the place of variables': {
		...bad(['a']),
		message: "The field 'Variables' is '[\"a\"]', not an object",
	},
	'a text in the place of variables': {
		...bad('name=Ahmed'),
		message: "The field 'Variables' is 'name=Ahmed', not an object",
	},
});
