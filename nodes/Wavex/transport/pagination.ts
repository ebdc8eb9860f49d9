import type { IDataObject } from 'n8n-workflow';

import type { ParsedResponse } from './responseBody';

/** Fetches one page of a list; `qs` holds the page's number, and nothing for the first page. */
type FetchPage = (qs: IDataObject) => Promise<ParsedResponse>;

/**
 * Fetches a list page by page, until the caller stops or the API names no further page.
 *
 * @param firstPage where to start, if not at the beginning
 */
export async function* fetchPages(
	fetchPage: FetchPage,
	firstPage?: number,
): AsyncGenerator<ParsedResponse> {
	let page = firstPage;
	do {
		const { records, nextPage } = await fetchPage(page === undefined ? {} : { page });
		// A server that names the same page again would never come to an end.
		page = nextPage !== undefined && nextPage > (page ?? 1) ? nextPage : undefined;
		yield { records, nextPage: page };
	} while (page !== undefined);
}

/** Fetches the records of all pages, or as many as `limit`. */
export async function fetchAllPages(
	fetchPage: FetchPage,
	limit = Infinity,
): Promise<IDataObject[]> {
	const pages: IDataObject[][] = [];
	let count = 0;
	for await (const { records } of fetchPages(fetchPage)) {
		pages.push(records);
		count += records.length;
		if (count >= limit) break;
	}
	return pages.flat().slice(0, limit);
}
