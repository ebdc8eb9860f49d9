import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { getBaseUrl } from '../transport/baseUrl';
import { parseResponse } from '../transport/responseBody';
import { sendRequest } from '../transport/request';

const NO_TEMPLATE =
	'The template comes from an expression without data: run the nodes before to see its variables. Mapped automatically, they are taken from the input item.';

const NO_VARIABLES = 'This template has no variables.';

/** The distinct names between double braces, in the order of the text. */
export function extractVariables(content: string): string[] {
	const names = [...content.matchAll(/\{\{([^{}]+)\}\}/g)].map(([, name]) => name.trim());
	return [...new Set(names)].filter((name) => name !== '');
}

/**
 * The fields of the Variables mapper: one for each `{{variable}}` in the content of the chosen template. None, with the
 * reason, where it has no variables, or while the expression that names it has no data.
 *
 * @throws NodeApiError when the template cannot be fetched
 */
export async function templateVariables(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const chosen = this.getNodeParameter('templateId', '', { extractValue: true });
	const id = String(chosen ?? '').trim();
	if (!/^\d+$/.test(id)) return { fields: [], emptyFieldsNotice: NO_TEMPLATE };
	const baseURL = getBaseUrl(await this.getCredentials('wavexApi'));
	const { records } = parseResponse(
		await sendRequest.call(this, { method: 'GET', baseURL, url: `/templates/${id}` }),
	);
	const fields = extractVariables(String(records[0]?.content ?? '')).map<ResourceMapperField>(
		(name) => ({
			id: name,
			displayName: name,
			type: 'string',
			required: true,
			display: true,
			defaultMatch: false,
			canBeUsedToMatch: false,
		}),
	);
	return fields.length > 0 ? { fields } : { fields, emptyFieldsNotice: NO_VARIABLES };
}
