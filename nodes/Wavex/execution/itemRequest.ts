import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { accountOf } from './account';
import { connectionOf } from './connection';
import { open, openOutcome } from './envelope';
import type { Content } from './envelope';
import { exchange } from './exchange';
import type { Caller } from './caller';
import type { Build } from './late';
import { toWire } from './wire';

/** One request with nothing of the node's parameters in it. Gives the content of the answer. */
export async function plainCall(
	context: Caller,
	method: IHttpRequestMethods,
	url: string,
	extra: Partial<IHttpRequestOptions> = {},
): Promise<Content> {
	const { baseUrl: baseURL } = await accountOf(context);
	return open(await exchange.call(context, { method, baseURL, url, ...extra }));
}

/**
 * One request of a custom operation, which the engine does not put together: with the item's path and body, the node's
 * Request Options, and the road's pace.
 *
 * @param body fields as they are, or Builds that make them
 * @returns the answer's record
 * @throws NodeApiError or NodeOperationError
 */
export async function call(
	context: IExecuteSingleFunctions,
	method: IHttpRequestMethods,
	url: string,
	body: Record<string, Build | IDataObject[string]> = {},
): Promise<IDataObject> {
	const { baseUrl: baseURL } = await accountOf(context);
	const options = await toWire(context, {
		...connectionOf(context).options,
		method,
		baseURL,
		url,
		body: body as IDataObject,
	});
	return openOutcome(await exchange.call(context, options)).records[0];
}
