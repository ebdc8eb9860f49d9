import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchPage } from './listSearch';

/** The template picker: name and category. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchPage.call(
		this,
		{ url: '/templates', label: ({ name, category }) => [name, category] },
		filter,
		paginationToken,
	);
}
