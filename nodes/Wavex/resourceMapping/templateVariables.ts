import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { apiBaseUrl } from '../transport/credential';
import { open } from '../transport/envelope';
import { exchange } from '../transport/exchange';

/** The distinct names between double braces, in the order of the text. */
export function variablesIn(content: string): string[] {
	const names = [...content.matchAll(/\{\{([^{}]+)\}\}/g)].map(([, name]) => name.trim());
	return [...new Set(names)].filter((name) => name !== '');
}

/**
 * The fields of the Variables mapper: one for each `{{variable}}` in the content of the chosen template. None while no
 * template is chosen, or while the expression that names it has no data.
 *
 * @throws NodeApiError when the template cannot be fetched
 */
export async function templateVariables(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const chosen = this.getNodeParameter('templateId', '', { extractValue: true });
	const id = String(chosen ?? '').trim();
	if (!/^\d+$/.test(id)) return { fields: [] };
	const baseURL = apiBaseUrl(await this.getCredentials('wavexApi'));
	const { records } = open(
		await exchange.call(this, { method: 'GET', baseURL, url: `/templates/${id}` }),
	);
	return {
		fields: variablesIn(String(records[0]?.content ?? '')).map((name) => ({
			id: name,
			displayName: name,
			type: 'string',
			required: true,
			display: true,
			defaultMatch: false,
			canBeUsedToMatch: false,
		})),
	};
}
