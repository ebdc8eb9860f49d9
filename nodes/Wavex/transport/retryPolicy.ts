import { failedToConnect, isWrite } from '../errors/requestFailure';
import type { RequestFailure, RequestInfo } from '../errors/requestFailure';

/** How often one request is sent at most while it fails for a reason that may pass. */
export const MAX_TRIES = 3;

const FIRST_RETRY_DELAY_MS = 500;

/** Codes of a failed connection that may succeed a moment later. */
const RETRYABLE_CODES = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
]);

/** Whether the request may be sent again: a read whenever that may help, a write only when the API never received it. */
export function isRetryable(failure: RequestFailure, request: RequestInfo): boolean {
	if (failure.kind === 'network') {
		return failedToConnect(failure) ? RETRYABLE_CODES.has(failure.code) : !isWrite(request);
	}
	return !isWrite(request) && 'status' in failure && failure.status >= 500;
}

/** Returns the milliseconds to wait after this many tries. Doubles with each; jitter spreads executions that failed together. */
export function getRetryDelay(tries: number): number {
	return FIRST_RETRY_DELAY_MS * 2 ** (tries - 1) * (0.75 + Math.random() / 2);
}
