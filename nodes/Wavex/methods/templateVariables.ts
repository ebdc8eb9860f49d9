import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { fetchTemplateVariables } from '../transport/templateVariables';

const NO_TEMPLATE =
	'The template is set by an expression without data. Run the previous nodes to see its variables. With Map Automatically they come from the input item.';

const NO_VARIABLES = 'This template has no variables.';

/**
 * Returns the fields of the Variables mapper: one for each `{{variable}}` in the content of the selected template. Returns
 * none, with the reason, when the template has no variables or the expression that selects it has no data.
 *
 * @throws NodeApiError when the template cannot be fetched
 */
export async function templateVariables(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const templateId = this.getNodeParameter('templateId', '', { extractValue: true });
	const id = String(templateId ?? '').trim();
	if (!/^\d+$/.test(id)) return { fields: [], emptyFieldsNotice: NO_TEMPLATE };
	const names = (await fetchTemplateVariables(this, id)) ?? [];
	const fields = names.map<ResourceMapperField>((name) => ({
		id: name,
		displayName: name,
		type: 'string',
		required: true,
		display: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
	}));
	return fields.length > 0 ? { fields } : { fields, emptyFieldsNotice: NO_VARIABLES };
}
