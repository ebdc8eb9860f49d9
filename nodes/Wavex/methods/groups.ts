import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchPage } from './listSearch';

/** The group picker: the group's name. */
export async function searchGroups(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchPage.call(
		this,
		{ url: '/groups', label: ({ name }) => [name] },
		filter,
		paginationToken,
	);
}
