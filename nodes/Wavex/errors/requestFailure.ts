/** No answer came. `code` is the system's; `wasConnected` when the connection stood before. */
export interface NetworkFailure {
	kind: 'network';
	code: string;
	wasConnected?: boolean;
}

/** What became of one request, told apart by what the user can do about it. */
export type RequestFailure =
	| { kind: 'status'; status: number; body: unknown }
	| { kind: 'notJson'; status: number; body: unknown }
	| NetworkFailure
	| { kind: 'withheld'; reason: string }
	| { kind: 'limit'; reopensAt?: number }
	| { kind: 'stopped' };

/** What the request was, for the sentence about it. `host` is shown, never the token or the query. */
export interface RequestInfo {
	method: string;
	host: string;
	recipient?: string;
}

/** Codes of a connection that was not made. Source: the Node.js documentation, "Common system errors" and TLS. */
export const CONNECTION_ERRORS: Record<string, string> = {
	ECONNREFUSED: 'refused the connection',
	ENOTFOUND: 'could not be found',
	EAI_AGAIN: 'could not be found, because the name server did not answer',
	EHOSTUNREACH: 'cannot be reached',
	ENETUNREACH: 'cannot be reached',
	CERT_HAS_EXPIRED: 'shows a certificate that has expired',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'shows a certificate that nobody vouches for',
	SELF_SIGNED_CERT_IN_CHAIN: 'shows a certificate that nobody vouches for',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'shows a certificate that nobody vouches for',
	ERR_TLS_CERT_ALTNAME_INVALID: 'shows the certificate of another host',
};

/** Of those, the ones that may pass by themselves. */
const RETRYABLE_CODES = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
]);

/** Whether it is certain that the API got nothing. Linux names a host unreachable also when a connection that stood is lost. */
export function failedToConnect(failure: NetworkFailure): boolean {
	return failure.code in CONNECTION_ERRORS && !failure.wasConnected;
}

/** Whether the request changes something at the API. */
export function isWrite(attempt: RequestInfo): boolean {
	return attempt.method !== 'GET';
}

/** Whether the API may have done the work although it did not say so: such a request is not made again by itself. */
export function mayHaveBeenProcessed(failure: RequestFailure, attempt: RequestInfo): boolean {
	if (!isWrite(attempt)) return false;
	if (failure.kind === 'network') return !failedToConnect(failure);
	if (failure.kind === 'notJson') return failure.status < 300 || failure.status >= 500;
	return failure.kind === 'status' && failure.status >= 500;
}

/** Whether the request may be made again: a read whenever that may help, anything else only when the API never got it. */
export function isRetryable(failure: RequestFailure, attempt: RequestInfo): boolean {
	if (failure.kind === 'network') {
		return failedToConnect(failure) ? RETRYABLE_CODES.has(failure.code) : !isWrite(attempt);
	}
	return !isWrite(attempt) && 'status' in failure && failure.status >= 500;
}
