/**
 * Returns the URL; undefined for a text that is none. Once Node 20 has compiled a caller of `URL.canParse`, that refuses every
 * URL with a letter such as ü.
 */
export function parseUrl(text: string, base?: URL): URL | undefined {
	try {
		return new URL(text, base);
	} catch {
		return undefined;
	}
}

/** Whether requests can be sent to this URL: http or https, with a host. */
export function isHttpUrl(url: string): boolean {
	return /^https?:\/\/[^\s/?#]+/i.test(url) && parseUrl(url) !== undefined;
}

/** Host names and addresses of the own machine or network (RFC 1918, 3927, 4193, 6598, 6761, 6762). */
const LOCAL_HOSTS = [
	/^[^.:]+$/,
	/\.(localhost|local|internal|lan|home\.arpa)$/,
	/^(0|10|127)\./,
	/^169\.254\./,
	/^172\.(1[6-9]|2\d|3[01])\./,
	/^192\.168\./,
	/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
	/^\[(::1?|::ffff:.*|f[cd].*|fe[89ab].*)\]$/,
];

/** Whether a URL leads to the own machine or network. */
export function isLocal({ hostname }: URL): boolean {
	const host = hostname.replace(/\.$/, '');
	return LOCAL_HOSTS.some((pattern) => pattern.test(host));
}
