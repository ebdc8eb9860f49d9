import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { getAccount } from '../transport/account';
import { getRequestOptions } from './requestOptions';
import { parseResponse, parseActionResponse } from '../transport/responseBody';
import type { ParsedResponse } from '../transport/responseBody';
import { sendRequest } from '../transport/request';
import type { ApiContext } from '../transport/context';
import type { ValueResolver } from '../parameters/deferred';
import { buildRequest } from './buildRequest';

/** One request with nothing of the node's parameters in it. Gives the content of the answer. */
export async function wavexApiRequest(
	context: ApiContext,
	method: IHttpRequestMethods,
	url: string,
	extra: Partial<IHttpRequestOptions> = {},
): Promise<ParsedResponse> {
	const { baseUrl: baseURL } = await getAccount(context);
	return parseResponse(await sendRequest.call(context, { method, baseURL, url, ...extra }));
}

/**
 * One request of a custom operation, which the engine does not put together: with the item's path and body, the node's
 * Request Options, and the road's pace.
 *
 * @param body fields as they are, or Builds that make them
 * @returns the answer's record
 * @throws NodeApiError or NodeOperationError
 */
export async function wavexApiRequestForItem(
	context: IExecuteSingleFunctions,
	method: IHttpRequestMethods,
	url: string,
	body: Record<string, ValueResolver | IDataObject[string]> = {},
): Promise<IDataObject> {
	const { baseUrl: baseURL } = await getAccount(context);
	const options = await buildRequest(context, {
		...getRequestOptions(context).options,
		method,
		baseURL,
		url,
		body: body as IDataObject,
	});
	return parseActionResponse(await sendRequest.call(context, options)).records[0];
}
