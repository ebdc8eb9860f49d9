/** There was no response. */
export interface NetworkFailure {
	kind: 'network';
	/** The system's error code. */
	code: string;
	/** Whether the connection had been established before it failed. */
	wasConnected?: boolean;
}

/** Why one request failed, in kinds that differ in what the user can do. */
export type RequestFailure =
	| { kind: 'status'; status: number; body: unknown }
	| { kind: 'invalidResponse'; status: number; body: unknown }
	| NetworkFailure
	/** n8n did not send it. */
	| { kind: 'blocked'; reason: string }
	| { kind: 'rateLimited'; resetsAt?: number }
	| { kind: 'cancelled' };

/** The facts about a request that an error message may show: never the token or the query. */
export interface RequestInfo {
	method: string;
	host: string;
	recipient?: string;
}

/** Codes of failed connections, and what the message says. Source: the Node.js documentation, "Common system errors" and TLS. */
export const CONNECTION_ERRORS: Record<string, string> = {
	ECONNREFUSED: 'refused the connection',
	ENOTFOUND: 'could not be found',
	EAI_AGAIN: 'could not be found, because the DNS server did not respond',
	EHOSTUNREACH: 'cannot be reached',
	ENETUNREACH: 'cannot be reached',
	CERT_HAS_EXPIRED: 'presented an expired certificate',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'presented an untrusted certificate',
	SELF_SIGNED_CERT_IN_CHAIN: 'presented an untrusted certificate',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'presented an untrusted certificate',
	ERR_TLS_CERT_ALTNAME_INVALID: 'presented the certificate of another host',
};

/** Whether the API certainly received nothing. Linux also reports an established connection that is lost as an unreachable host. */
export function failedToConnect(failure: NetworkFailure): boolean {
	return failure.code in CONNECTION_ERRORS && !failure.wasConnected;
}

/** Whether the request changes something at the API. */
export function isWrite(request: RequestInfo): boolean {
	return request.method !== 'GET';
}

/** Whether the API may have processed the request although it did not report success. Such a request is never repeated automatically. */
export function mayHaveBeenProcessed(failure: RequestFailure, request: RequestInfo): boolean {
	if (!isWrite(request)) return false;
	if (failure.kind === 'network') return !failedToConnect(failure);
	if (failure.kind === 'invalidResponse') return failure.status < 300 || failure.status >= 500;
	return failure.kind === 'status' && failure.status >= 500;
}
