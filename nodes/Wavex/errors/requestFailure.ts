/** No answer came. `code` is the system's; `wasConnected` when the connection stood before. */
export interface NetworkFailure {
	kind: 'network';
	code: string;
	wasConnected?: boolean;
}

/** What became of one request, told apart by what the user can do about it. */
export type RequestFailure =
	| { kind: 'status'; status: number; body: unknown }
	| { kind: 'invalidResponse'; status: number; body: unknown }
	| NetworkFailure
	| { kind: 'blocked'; reason: string }
	| { kind: 'rateLimited'; resetsAt?: number }
	| { kind: 'cancelled' };

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

/** Whether it is certain that the API got nothing. Linux names a host unreachable also when a connection that stood is lost. */
export function failedToConnect(failure: NetworkFailure): boolean {
	return failure.code in CONNECTION_ERRORS && !failure.wasConnected;
}

/** Whether the request changes something at the API. */
export function isWrite(request: RequestInfo): boolean {
	return request.method !== 'GET';
}

/** Whether the API may have done the work although it did not say so: such a request is not made again by itself. */
export function mayHaveBeenProcessed(failure: RequestFailure, request: RequestInfo): boolean {
	if (!isWrite(request)) return false;
	if (failure.kind === 'network') return !failedToConnect(failure);
	if (failure.kind === 'invalidResponse') return failure.status < 300 || failure.status >= 500;
	return failure.kind === 'status' && failure.status >= 500;
}
