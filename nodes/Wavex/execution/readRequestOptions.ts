import type { IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { isHttpUrl } from '../utils/url';
import { createInputError } from '../errors/nodeErrors';

/** n8n's default (RoutingNode in n8n-core). */
const DEFAULT_TIMEOUT_MS = 300_000;

/** The node's Request Options as n8n stores them. */
interface RequestOptions {
	batching?: { batch?: { batchSize?: number; batchInterval?: number } };
	proxy?: string;
	timeout?: number;
	allowUnauthorizedCerts?: boolean;
}

/**
 * Returns a name or password of a URL for n8n, which puts it into a URL again and encodes everything in it but `%`. A text
 * that is not encoded, such as a password with a plain `%`, is taken as it is.
 */
function toProxyCredential(text: string): string {
	let decoded = text;
	try {
		decoded = decodeURIComponent(text);
	} catch {
		// Not encoded.
	}
	return decoded.replaceAll('%', '%25');
}

/** Converts `http://user:password@host:port` to the form that n8n's requests accept. */
function parseProxy(
	context: IExecuteSingleFunctions,
	address: string,
): IHttpRequestOptions['proxy'] {
	if (!isHttpUrl(address)) {
		throw createInputError(
			context.getNode(),
			'The proxy in the Request Options is not valid',
			'Enter it as http://host:port. This request was not sent.',
		);
	}
	const { protocol, hostname, port, username, password } = new URL(address);
	const auth = { username: toProxyCredential(username), password: toProxyCredential(password) };
	return {
		host: hostname,
		// A URL omits the default port of its protocol.
		port: Number(port) || (protocol === 'https:' ? 443 : 80),
		protocol: protocol.slice(0, -1),
		...(username ? { auth } : {}),
	};
}

/** The node's Request Options, which n8n's declarative engine would apply itself. They are the same for all items. */
export interface RequestSettings {
	/** For each request. */
	options: Partial<IHttpRequestOptions>;
	/** Returns how long to pause before this item, in milliseconds. */
	delayBefore(item: number): number;
}

/** @throws NodeOperationError when the proxy is not a valid URL */
export function getRequestOptions(context: IExecuteSingleFunctions): RequestSettings {
	const values = context.getNodeParameter('requestOptions', {}) as RequestOptions;
	const { proxy, timeout, allowUnauthorizedCerts } = values;
	const { batchSize = -1, batchInterval = 0 } = values.batching?.batch ?? {};
	const isPaused = (item: number) => item > 0 && batchSize >= 0 && item % (batchSize || 1) === 0;
	return {
		options: {
			timeout: timeout || DEFAULT_TIMEOUT_MS,
			...(proxy ? { proxy: parseProxy(context, proxy) } : {}),
			...(allowUnauthorizedCerts ? { skipSslCertificateValidation: true } : {}),
		},
		delayBefore: (item) => (isPaused(item) ? batchInterval : 0),
	};
}
