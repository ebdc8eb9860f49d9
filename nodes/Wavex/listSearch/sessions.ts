import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { apiBaseUrl } from '../transport/credential';
import { open } from '../transport/envelope';
import { exchange } from '../transport/exchange';

/**
 * The session picker: name, phone and state of each WhatsApp number of the account.
 *
 * @param filter what the user typed to search by
 * @param paginationToken the page to fetch, as the call before gave it
 * @throws NodeApiError whose message n8n shows in the picker
 */
export async function searchSessions(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const baseURL = apiBaseUrl(await this.getCredentials('wavexApi'));
	const qs = paginationToken ? { page: Number(paginationToken) } : {};
	const { records, nextPage } = open(
		await exchange.call(this, { method: 'GET', baseURL, url: '/sessions', qs }),
	);
	const results = records.map(({ id, name, phone, status }) => ({
		name: [name, phone, status].filter(Boolean).join(' - '),
		value: String(id),
	}));
	const wanted = filter?.toLowerCase() ?? '';
	return {
		results: results.filter(({ name }) => name.toLowerCase().includes(wanted)),
		paginationToken: nextPage === undefined ? undefined : String(nextPage),
	};
}
