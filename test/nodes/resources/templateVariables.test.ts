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
	sent?: Record<string, string | number | boolean>;
}

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
	"all texts and numbers of the item while the editor knows no template's fields": {
		variables: { ...automatic, schema: [] },
		sent: { template: 5, name: 'Ahmed', 'order.id': 12 },
	},
	'all texts and numbers of the item when an expression names the template': {
		templateId: byExpression,
		variables: automatic,
		sent: { template: 5, name: 'Ahmed', 'order.id': 12 },
	},
	'what was entered when an expression names the template': {
		templateId: byExpression,
		variables: entered({ name: 'Ahmed', 'order.id': '12' }),
		sent: { name: 'Ahmed', 'order.id': '12' },
	},
	'a mapping without stored fields': {
		variables: { mappingMode: 'defineBelow', value: { name: 'Ahmed' } },
		sent: { name: 'Ahmed' },
	},
	'a plain object': {
		variables: { name: '={{ $json.name }}' },
		sent: { name: 'Ahmed' },
	},
	'nothing for a template without variables': {
		variables: { mappingMode: 'defineBelow', value: {}, schema: [] },
	},
	'nothing for a mapping that was never touched': {
		variables: { mappingMode: 'defineBelow', value: null },
	},
};

it.each(Object.entries(cases))('sends %s', async (_, { templateId, variables, sent }) => {
	const body = sent && { variables: sent };
	expectRequest({ request: 'POST /templates/5/preview', body }).reply(200, { success: true });
	const parameters = { ...preview, templateId: templateId ?? byId(5), variables } as IDataObject;
	const run = await runWavex(parameters, { items: [{ json: item }] });
	expect(run.error).toBeUndefined();
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
