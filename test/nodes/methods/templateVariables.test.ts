import { NodeApiError } from 'n8n-workflow';

import { loadVariables } from '../../support/editor';
import { guardNetwork } from '../../support/network';
import { byId } from '../../support/parameters';
import { expectRequest } from '../../support/operationTests';

guardNetwork();

const templateId = byId('5');

async function loadNames(content: unknown): Promise<string[]> {
	expectRequest({ request: 'GET /templates/5' }).reply(200, { data: { id: 5, content } });
	const { fields } = await loadVariables({ templateId });
	return fields.map(({ id }) => id);
}

it.each([
	['one field per variable', 'Hello {{name}}, order {{order}}', ['name', 'order']],
	['one field for a repeated variable', '{{name}}, {{ name }}', ['name']],
	['spaces inside the braces', '{{  name}} {{order\t}}', ['name', 'order']],
	[
		'names with dots, spaces and Arabic letters',
		'{{a.b}} {{first name}} {{الاسم}}',
		['a.b', 'first name', 'الاسم'],
	],
	['braces that are empty or not double', '{{}} {{ }} {name} {{{deep}}}', ['deep']],
	['a text without variables', 'Hello', []],
	['no content', null, []],
])('finds %s', async (_, content, names) => {
	expect(await loadNames(content)).toEqual(names);
});

it('makes each field required, visible, and a string', async () => {
	expectRequest({ request: 'GET /templates/5' }).reply(200, { data: { content: '{{name}}' } });
	expect(await loadVariables({ templateId })).toEqual({
		fields: [
			{
				id: 'name',
				displayName: 'name',
				type: 'string',
				required: true,
				display: true,
				defaultMatch: false,
				canBeUsedToMatch: false,
			},
		],
	});
});

it.each([
	['is not selected', byId('')],
	['is an expression without data', byId(undefined as never)],
	['is not a whole number', byId('../sessions')],
])('sends no request when the template %s', async (_, selected) => {
	const { fields, emptyFieldsNotice } = await loadVariables({ templateId: selected });
	expect(fields).toEqual([]);
	expect(emptyFieldsNotice).toContain('expression without data');
});

it('says that a template has no variables', async () => {
	expectRequest({ request: 'GET /templates/5' }).reply(200, { data: { content: 'Hello' } });
	expect(await loadVariables({ templateId })).toEqual({
		fields: [],
		emptyFieldsNotice: 'This template has no variables.',
	});
});

it('says why the template cannot be fetched', async () => {
	expectRequest({ request: 'GET /templates/5' }).reply(404, { message_en: 'No such template' });
	const error = await loadVariables({ templateId }).catch((failure: unknown) => failure);
	expect(error).toBeInstanceOf(NodeApiError);
	expect((error as NodeApiError).message).toBe('No such template');
});
