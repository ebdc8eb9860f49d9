import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { getBaseUrl } from '../transport/baseUrl';
import { parseResponse } from '../transport/responseBody';
import { sendRequest } from '../transport/request';

/** How many pages one call of a picker looks through for a match. More come when the user scrolls. */
const MAX_PAGES = 5;

export interface Picker {
	/** The list's path under the base URL. */
	url: string;
	/** What a person recognises a record by, in this order; parts that are missing are left out. */
	label: (record: IDataObject) => unknown[];
	/** The query parameter by which the API searches; without one the labels are searched. */
	searchParameter?: string;
}

/**
 * One page of a picker.
 *
 * @param filter what the user typed to search by
 * @param paginationToken the page to fetch, as the call before gave it
 * @throws NodeApiError whose message n8n shows in the picker
 */
export async function searchPage(
	this: ILoadOptionsFunctions,
	{ url, label, searchParameter }: Picker,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const baseURL = getBaseUrl(await this.getCredentials('wavexApi'));
	const search = filter.trim();
	const query = searchParameter && search ? { [searchParameter]: search } : {};
	const wanted = searchParameter ? '' : search.toLowerCase();
	let page = paginationToken ? Number(paginationToken) : undefined;
	let results: INodeListSearchResult['results'] = [];
	for (let pages = 0; pages < MAX_PAGES && results.length === 0; pages++) {
		const qs = { ...query, ...(page === undefined ? {} : { page }) };
		const { records, nextPage } = parseResponse(
			await sendRequest.call(this, { method: 'GET', baseURL, url, qs }),
		);
		results = records
			.filter(({ id }) => id !== undefined && id !== null)
			.map((record) => ({
				name: label(record).filter(Boolean).join(' - ') || String(record.id),
				value: String(record.id),
			}))
			.filter(({ name }) => name.toLowerCase().includes(wanted));
		page = nextPage !== undefined && nextPage > (page ?? 1) ? nextPage : undefined;
		if (page === undefined) break;
	}
	return { results, paginationToken: page === undefined ? undefined : String(page) };
}
