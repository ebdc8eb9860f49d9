import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchPage } from './listSearch';

/** The session picker: name, phone and state of each WhatsApp number of the account. */
export async function searchSessions(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchPage.call(
		this,
		{ url: '/sessions', label: ({ name, phone, status }) => [name, phone, status] },
		filter,
		paginationToken,
	);
}
