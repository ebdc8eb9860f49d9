import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchPage } from './listSearch';

/** The campaign picker: name and state. */
export async function searchCampaigns(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchPage.call(
		this,
		{ url: '/campaigns', label: ({ name, status }) => [name, status] },
		filter,
		paginationToken,
	);
}
