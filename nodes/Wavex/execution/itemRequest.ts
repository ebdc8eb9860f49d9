import type { IDataObject, IExecuteSingleFunctions, IHttpRequestMethods } from 'n8n-workflow';

import { getAccount } from '../transport/account';
import { getRequestOptions } from '../transport/readRequestOptions';
import { parseActionResponse } from '../transport/responseBody';
import { sendRequest } from '../transport/sendRequest';
import type { ValueResolver } from '../parameters/deferred';
import { buildRequest } from './buildRequest';

/**
 * Sends one request of a custom operation, with the path and body of the item at hand and the node's Request Options.
 *
 * @param path under the base URL; `{sessionId}` and its like are filled from the node's parameters
 * @param body fields, or resolvers of their values
 * @returns the record of the response
 * @throws NodeApiError or NodeOperationError
 */
export async function wavexApiRequestForItem(
	context: IExecuteSingleFunctions,
	method: IHttpRequestMethods,
	path: string,
	body: Record<string, ValueResolver | IDataObject[string]> = {},
): Promise<IDataObject> {
	const { baseUrl: baseURL } = await getAccount(context);
	const options = await buildRequest(context, {
		...getRequestOptions(context).options,
		method,
		baseURL,
		url: path,
		body: body as IDataObject,
	});
	return parseActionResponse(await sendRequest(context, options)).records[0];
}
