import type { IDataObject } from 'n8n-workflow';

import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { byId } from '../../support/parameters';
import { expectRequest, testInvalidInput } from '../../support/operationTests';

guardNetwork();

const item = { order: 12, name: 'Ahmed', text: 'Hello {{ name }}' };

/** What the field holds, and what is sent. */
const TEXTS: Record<string, [given: string, sent: string]> = {
	'a variable that is typed': ['Hello {{name}}', 'Hello {{name}}'],
	'a typed variable with blanks': ['Hello {{ name }}', 'Hello {{name}}'],
	'variables that were pasted': [
		'=Hello {{name}}, your order {{ order }} is ready',
		'Hello {{name}}, your order {{order}} is ready',
	],
	'a text of one variable only': ['={{ message }}', '{{message}}'],
	'a variable beside an expression': ['={{ name }}: order {{ $json.order }}', '{{name}}: order 12'],
	'a variable named like a field of the item': ['=Dear {{ name }}', 'Dear {{name}}'],
	'Arabic and Hindi names': ['=مرحبا {{الاسم}} {{ नाम }}', 'مرحبا {{الاسم}} {{नाम}}'],
	'names that JavaScript knows': [
		'=On {{Date}}: {{document}} {{1}}',
		'On {{Date}}: {{document}} {{1}}',
	],
	'what JavaScript itself gives a value': ['=It is {{ true }}{{ null }}.', 'It is true.'],
	'code with braces of its own': ['={{ { a: "A" }.a }} {{name}}', 'A {{name}}'],
	'a text from the item that holds a variable': ['={{ $json.text }}', 'Hello {{name}}'],
	'braces that are no variable': ['=a { b } {{name}} }}', 'a { b } {{name}} }}'],
};

const template = { resource: 'template', templateId: byId('5') };
const media = { media_filename: null, media_type: null, media_url: null };

/** A campaign needs a value for each variable in its text. */
const variables = Object.fromEntries(
	['name', 'order', 'message', 'الاسم', 'नाम', 'Date', 'document', '1'].map((key) => [key, 'x']),
);
const variable = Object.entries(variables).map(([key, value]) => ({ key, value }));

type Operation = (text: string) => IDataObject;

const OPERATIONS: Record<string, [set: Operation, request: string, sent: Operation]> = {
	'Template: Create': [
		(content) => ({ ...template, operation: 'create', name: 'T', content }),
		'POST /templates',
		(content) => ({ name: 'T', content, category: 'general' }),
	],
	'Template: Update': [
		(content) => ({ ...template, operation: 'update', updateFields: { content } }),
		'PUT /templates/5',
		(content) => ({ content }),
	],
	'Template: Update with other expressions': [
		(content) => ({
			...template,
			operation: 'update',
			updateFields: { content, removeMedia: '={{ true }}' },
		}),
		'PUT /templates/5',
		(content) => ({ content, ...media }),
	],
	'Campaign: Create': [
		(message) => ({
			resource: 'campaign',
			operation: 'create',
			name: 'Spring',
			sessionId: byId('1'),
			message,
			recipients: { recipient: [{ phone: '201234567890', variables: { variable } }] },
		}),
		'POST /campaigns',
		(message) => ({
			name: 'Spring',
			session_id: 1,
			message,
			type: 'immediate',
			recipients: [{ phone: '201234567890', variables }],
		}),
	],
	'Campaign: Create From Input Items': [
		(message) => ({
			resource: 'campaign',
			operation: 'createFromItems',
			name: 'Spring',
			sessionId: byId('1'),
			message,
			recipientPhone: '201234567890',
			recipientVariables: { variable },
		}),
		'POST /campaigns',
		(message) => ({
			name: 'Spring',
			session_id: 1,
			message,
			type: 'immediate',
			recipients: [{ phone: '201234567890', variables }],
		}),
	],
};

describe.each(Object.entries(OPERATIONS))('%s', (_, [set, request, sent]) => {
	it.each(Object.entries(TEXTS))('sends %s', async (_text, [given, text]) => {
		// A mail merge skips a row for which an expression gives nothing.
		const isMerge = set(given).operation === 'createFromItems';
		const message = isMerge ? given.replace('{{ null }}', '') : given;
		expectRequest({ request, body: sent(text) } as never).reply(200, { data: { id: 7 } });
		const run = await runWavex(set(message), { items: [{ json: item }] });
		expect(run.error).toBeUndefined();
	});
});

const create = (content: string) => ({
	operation: 'create',
	parameters: { name: 'T', content },
	items: [{ json: { text: 'Hello {{ $json.name }}' } }],
});

testInvalidInput('template', {
	'an expression in a fixed field': {
		...create('Hello {{ $json.name }}'),
		message: "The field 'Content' contains {{ $json.name }}, which n8n did not evaluate",
	},
	'an expression in the text of an item': {
		...create('={{ $json.text }}'),
		message: "The field 'Content' contains {{ $json.name }}, which n8n did not evaluate",
	},
	'an expression that gives an object': {
		...create('={{ $json }}'),
		message: /The field 'Content' is .*, not text/,
	},
	'an expression that gives nothing': {
		...create('={{ $json.nothing }}'),
		message: "The field 'Content' is empty",
	},
});
