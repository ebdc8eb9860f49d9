import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { apiBaseUrl, isHttpUrl } from './credential';
import { open, openOutcome } from './envelope';
import type { Content } from './envelope';
import { exchange } from './exchange';
import type { Caller } from './caller';
import { badInput } from './failure';
import type { Build } from './late';
import { toWire } from './wire';

/** n8n's own when a node sets none (RoutingNode in n8n-core), in milliseconds. */
const TIMEOUT = 300_000;

interface RequestOptions {
	proxy?: string;
	timeout?: number;
	allowUnauthorizedCerts?: boolean;
}

/** `http://user:password@host:port` in the form that n8n's requests take. */
function proxyOf(context: IExecuteSingleFunctions, address: string): IHttpRequestOptions['proxy'] {
	if (!isHttpUrl(address) || !URL.canParse(address)) {
		throw badInput(
			context.getNode(),
			'The proxy in the Request Options is not valid',
			'Its form is http://host:port. This request was not sent.',
		);
	}
	const { protocol, hostname, port, username, password } = new URL(address);
	const auth = { username: decodeURIComponent(username), password: decodeURIComponent(password) };
	return {
		host: hostname,
		// A URL keeps silent about its protocol's usual port.
		port: Number(port) || (protocol === 'https:' ? 443 : 80),
		protocol: protocol.slice(0, -1),
		...(username ? { auth } : {}),
	};
}

/** What the engine makes of Request Options for the operations that it routes itself. */
function connectionOf(context: IExecuteSingleFunctions): Partial<IHttpRequestOptions> {
	const { proxy, timeout, allowUnauthorizedCerts } = context.getNodeParameter(
		'requestOptions',
		{},
	) as RequestOptions;
	return {
		timeout: timeout ?? TIMEOUT,
		...(proxy ? { proxy: proxyOf(context, proxy) } : {}),
		...(allowUnauthorizedCerts ? { skipSslCertificateValidation: true } : {}),
	};
}

/** One request with nothing of the node's parameters in it. Gives the content of the answer. */
export async function plainCall(
	context: Caller,
	method: IHttpRequestMethods,
	url: string,
	extra: Partial<IHttpRequestOptions> = {},
): Promise<Content> {
	const baseURL = apiBaseUrl(await context.getCredentials('wavexApi'));
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
	const baseURL = apiBaseUrl(await context.getCredentials('wavexApi'));
	const options = await toWire(context, {
		...connectionOf(context),
		method,
		baseURL,
		url,
		body: body as IDataObject,
	});
	return openOutcome(await exchange.call(context, options)).records[0];
}
