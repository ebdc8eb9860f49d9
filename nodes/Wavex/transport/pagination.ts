import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { ApiContext } from './context';
import { parseResponse } from './responseBody';
import type { ParsedResponse } from './responseBody';
import { sendRequest } from './sendRequest';

/** What is read from the API. It has no method: only a GET follows pages, so that no write is ever sent a second time. */
export type ReadRequest = Omit<IHttpRequestOptions, 'method' | 'body'>;

/**
 * Reads a list page by page, until the caller stops or the API names no further page.
 *
 * @param firstPage the query of the page to begin with, if not the first
 * @throws what `sendRequest` throws
 */
export async function* fetchPages(
	context: ApiContext,
	request: ReadRequest,
	firstPage: IDataObject = {},
): AsyncGenerator<ParsedResponse> {
	const cursors = new Set([firstPage.cursor]);
	let page: IDataObject | undefined = firstPage;
	while (page !== undefined) {
		const qs: IDataObject = { ...request.qs, ...page };
		const body = await sendRequest(context, { ...request, qs, method: 'GET' });
		const { records, nextPage }: ParsedResponse = parseResponse(body);
		// A server that names the same page again would never come to an end.
		const isNew: boolean =
			nextPage?.cursor === undefined
				? Number(nextPage?.page) > Number(page.page ?? 1)
				: !cursors.has(nextPage.cursor);
		page = isNew ? nextPage : undefined;
		cursors.add(page?.cursor);
		yield { records, nextPage: page };
	}
}

/** Reads the records of all pages, or as many as `limit`. */
export async function fetchAllPages(
	context: ApiContext,
	request: ReadRequest,
	limit = Infinity,
): Promise<IDataObject[]> {
	const pages: IDataObject[][] = [];
	let count = 0;
	for await (const { records } of fetchPages(context, request)) {
		pages.push(records);
		count += records.length;
		if (count >= limit) break;
	}
	return pages.flat().slice(0, limit);
}
