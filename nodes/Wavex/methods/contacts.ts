import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchPage } from './listSearch';

/** The contact picker: name and phone. The API itself searches. */
export async function searchContacts(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchPage.call(
		this,
		{ url: '/contacts', label: ({ name, phone }) => [name, phone], searchParameter: 'search' },
		filter,
		paginationToken,
	);
}
