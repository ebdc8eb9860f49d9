import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchPage } from './listSearch';

/** The query of a webhook's URL may hold a secret, as the trigger's does: it stays out of the list. */
function label({ url, events }: IDataObject): unknown[] {
	const address = typeof url === 'string' ? url.split('?')[0] : undefined;
	return [address, Array.isArray(events) ? events.join(', ') : undefined];
}

/** The webhook picker: address and events. */
export async function searchWebhooks(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchPage.call(this, { url: '/webhooks', label }, filter, paginationToken);
}
