import type { IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { isHttpUrl } from '../utils/url';
import { createInputError } from '../errors/nodeErrors';
import { formatValue, isBlank } from '../parameters/values';

/** The node's Request Options as n8n stores them. */
interface RequestOptions {
	batching?: { batch?: { batchSize?: unknown; batchInterval?: unknown } };
	proxy?: string;
	timeout?: unknown;
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

/** Returns a number that an expression may have returned as text; undefined for nothing. */
function readNumber(context: IExecuteSingleFunctions, value: unknown, label: string) {
	if (isBlank(value)) return undefined;
	const number = Number(value);
	if (Number.isFinite(number)) return number;
	throw createInputError(
		context.getNode(),
		`'${label}' in the Request Options is ${formatValue(value)}, not a number`,
		'Enter a number. This request was not sent.',
	);
}

/** The node's Request Options, which n8n's declarative engine would apply itself. */
export interface RequestSettings {
	/** For each request of the item. */
	options: Partial<IHttpRequestOptions>;
	/** Returns how long to pause before this item, in milliseconds. */
	delayBefore(item: number): number;
}

/** @throws NodeOperationError when the proxy is not a valid URL, or a number is none */
export function getRequestOptions(context: IExecuteSingleFunctions): RequestSettings {
	const values = context.getNodeParameter('requestOptions', {}) as RequestOptions;
	const { proxy, allowUnauthorizedCerts } = values;
	const timeout = readNumber(context, values.timeout, 'Timeout');
	const batch = values.batching?.batch;
	const batchSize = readNumber(context, batch?.batchSize, 'Items per Batch') ?? (batch ? 50 : -1);
	const batchInterval = readNumber(context, batch?.batchInterval, 'Batch Interval (Ms)') ?? 1000;
	const isPaused = (item: number) => item > 0 && batchSize >= 0 && item % (batchSize || 1) === 0;
	return {
		options: {
			timeout,
			...(proxy ? { proxy: parseProxy(context, proxy) } : {}),
			...(allowUnauthorizedCerts ? { skipSslCertificateValidation: true } : {}),
		},
		delayBefore: (item) => (isPaused(item) ? batchInterval : 0),
	};
}
