import { isObject } from '../utils/isObject';

/** There was no response. */
export interface NetworkFailure {
	kind: 'network';
	/** The error code of the system, of Node.js or of n8n's HTTP client; `unknown` when it has none. */
	code: string;
	/** Whether certainly nothing of the request went out. */
	isUnsent: boolean;
}

/** Why one request failed, in kinds that differ in what the user can do. */
export type RequestFailure =
	| { kind: 'status'; status: number; body: unknown }
	| { kind: 'invalidResponse'; status: number; body: unknown }
	| NetworkFailure
	/** n8n did not send it. */
	| { kind: 'blocked'; reason: string }
	| { kind: 'rateLimited'; resetsAt?: string }
	| { kind: 'cancelled' };

/** n8n's HTTP client reported no end of the request. */
export const TIMED_OUT: NetworkFailure = { kind: 'network', code: 'ETIMEDOUT', isUnsent: false };

/** The facts about a request that an error message may show: never the token or the query. */
export interface RequestInfo {
	method: string;
	host: string;
	recipient?: string;
	/** Whether the credential's base URL does not end in /api/v1. */
	lacksApiPath?: boolean;
}

/** Whether the request changes something at the API. */
export function isWrite({ method }: { method: string }): boolean {
	return method !== 'GET';
}

/** Whether the API carried a request out: certainly not, perhaps, or certainly. */
export type Outcome = 'notProcessed' | 'uncertain' | 'processed';

/** Statuses of a refusal, whoever answers: the API, or a proxy before it (RFC 9110, 15.5; RFC 6585, 4). */
const REFUSALS = new Set([401, 407, 429]);

/** Statuses that say that the answer, and not the request, came too late: Request Timeout, and nginx's Client Closed Request. */
const TOO_LATE = new Set([408, 499]);

function getStatusOutcome(status: number, isFromApi: boolean): Outcome {
	if (REFUSALS.has(status)) return 'notProcessed';
	// A page in place of JSON comes from a server in between, which may have passed the request on.
	const isRefusal = status < 300 || (status >= 400 && status < 500 && !TOO_LATE.has(status));
	return isFromApi && isRefusal ? 'notProcessed' : 'uncertain';
}

/** Whether a failure under a status of success comes with a record: something was carried out. */
function hasRecord({ status, body }: { status: number; body: unknown }): boolean {
	if (status >= 300 || !isObject(body)) return false;
	const { data } = body;
	return 'id' in body || (typeof data === 'object' && Object.keys(data ?? {}).length > 0);
}

/**
 * Returns whether the API carried out a request that failed. The only place that decides it: the retries, the text of the
 * error and what Retry On Fail repeats follow from it. Reads change nothing, so they count as not carried out.
 */
export function getOutcome(failure: RequestFailure, request: RequestInfo): Outcome {
	if (!isWrite(request)) return 'notProcessed';
	switch (failure.kind) {
		case 'network':
			return failure.isUnsent ? 'notProcessed' : 'uncertain';
		case 'status':
			return hasRecord(failure) ? 'uncertain' : getStatusOutcome(failure.status, true);
		case 'invalidResponse':
			return getStatusOutcome(failure.status, false);
		default:
			return 'notProcessed';
	}
}
