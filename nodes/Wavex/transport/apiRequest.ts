import type { IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';

import type { ApiContext } from './context';
import { sendRequest } from './sendRequest';
import { parseResponse } from './responseBody';
import type { ParsedResponse } from './responseBody';

export type ApiRequestOptions = Omit<IHttpRequestOptions, 'method' | 'baseURL' | 'url'>;

/**
 * Sends one request to the API and returns its parsed response.
 *
 * @param path under the base URL, ids in it already encoded
 * @throws NodeApiError or NodeOperationError, as `sendRequest` does
 */
export async function wavexApiRequest(
	context: ApiContext,
	method: IHttpRequestMethods,
	path: string,
	options: ApiRequestOptions = {},
): Promise<Pick<ParsedResponse, 'records'>> {
	return parseResponse(await sendRequest(context, { ...options, method, url: path }));
}
