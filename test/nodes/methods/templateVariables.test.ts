import { NodeApiError } from 'n8n-workflow';

import { loadVariables } from '../../support/editor';
import { guardNetwork } from '../../support/network';
import { byId } from '../../support/parameters';
import { expectRequest } from '../../support/operationTests';

guardNetwork();

const templateId = byId('5');

async function namesIn(content: unknown): Promise<string[]> {
	expectRequest({ request: 'GET /templates/5' }).reply(200, { data: { id: 5, content } });
	const { fields } = await loadVariables({ templateId });
	return fields.map(({ id }) => id);
}

it.each([
	['one field a variable', 'Hello {{name}}, order {{order}}', ['name', 'order']],
	['one field for a variable named twice', '{{name}}, {{ name }}', ['name']],
	['blanks inside the braces', '{{  name}} {{order\t}}', ['name', 'order']],
	[
		'names with dots, blanks and Arabic letters',
		'{{a.b}} {{first name}} {{الاسم}}',
		['a.b', 'first name', 'الاسم'],
	],
	['braces that hold nothing or are not double', '{{}} {{ }} {name} {{{deep}}}', ['deep']],
	['a text without variables', 'Hello', []],
	['no content', null, []],
])('finds %s', async (_, content, names) => {
	expect(await namesIn(content)).toEqual(names);
});

it('makes each field required, shown, and a text', async () => {
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
	['is not chosen', byId('')],
	['is an expression without data', byId(undefined as never)],
	['is no whole number', byId('../sessions')],
])('asks for nothing while the template %s', async (_, chosen) => {
	const { fields, emptyFieldsNotice } = await loadVariables({ templateId: chosen });
	expect(fields).toEqual([]);
	expect(emptyFieldsNotice).toContain('expression without data');
});

it('says of a template that it has no variables', async () => {
	expectRequest({ request: 'GET /templates/5' }).reply(200, { data: { content: 'Hello' } });
	expect(await loadVariables({ templateId })).toEqual({
		fields: [],
		emptyFieldsNotice: 'This template has no variables.',
	});
});

it('says why the template cannot be fetched', async () => {
	expectRequest({ request: 'GET /templates/5' }).reply(404, { message_en: 'No such template' });
	const error = await loadVariables({ templateId }).catch((thrown: unknown) => thrown);
	expect(error).toBeInstanceOf(NodeApiError);
	expect((error as NodeApiError).message).toBe('No such template');
});
