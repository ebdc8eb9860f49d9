import type { IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { isHttpUrl } from '../utils/url';
import { createInputError } from '../errors/nodeErrors';

/** n8n's own when a node sets none (RoutingNode in n8n-core), in milliseconds. */
const TIMEOUT = 300_000;

/** What users set in Request Options, as it stands in the node. */
interface RequestOptions {
	batching?: { batch?: { batchSize?: number; batchInterval?: number } };
	proxy?: string;
	timeout?: number;
	allowUnauthorizedCerts?: boolean;
}

/** `http://user:password@host:port` in the form that n8n's requests take. */
function parseProxy(
	context: IExecuteSingleFunctions,
	address: string,
): IHttpRequestOptions['proxy'] {
	if (!isHttpUrl(address)) {
		throw createInputError(
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

/** The node's Request Options, which n8n's declarative engine would apply. They are the same for all items. */
export interface RequestSettings {
	/** For each request. */
	options: Partial<IHttpRequestOptions>;
	/** How long to pause before this item, in milliseconds. */
	delayBefore(item: number): number;
}

/** @throws NodeOperationError when the proxy is no address */
export function getRequestOptions(context: IExecuteSingleFunctions): RequestSettings {
	const given = context.getNodeParameter('requestOptions', {}) as RequestOptions;
	const { proxy, timeout, allowUnauthorizedCerts } = given;
	const { batchSize = -1, batchInterval = 0 } = given.batching?.batch ?? {};
	const isPaused = (item: number) => item > 0 && batchSize >= 0 && item % (batchSize || 1) === 0;
	return {
		options: {
			timeout: timeout || TIMEOUT,
			...(proxy ? { proxy: parseProxy(context, proxy) } : {}),
			...(allowUnauthorizedCerts ? { skipSslCertificateValidation: true } : {}),
		},
		delayBefore: (item) => (isPaused(item) ? batchInterval : 0),
	};
}
