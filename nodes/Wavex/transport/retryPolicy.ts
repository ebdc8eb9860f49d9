import { getOutcome, isWrite } from '../errors/requestFailure';
import type { RequestFailure, RequestInfo } from '../errors/requestFailure';

/** How often one request is sent at most while it fails for a reason that may pass. */
export const MAX_TRIES = 3;

const FIRST_RETRY_DELAY_MS = 500;

/** Codes of a connection that was not established and may be a moment later. A time-out has waited long enough already. */
const RETRYABLE_CODES = new Set([
	'ECONNREFUSED',
	'ECONNRESET',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
]);

/** Whether the request may be sent again: a read whenever that may help, a write only when the API certainly did not process it. */
export function isRetryable(failure: RequestFailure, request: RequestInfo): boolean {
	if (getOutcome(failure, request) !== 'notProcessed') return false;
	if (failure.kind === 'network') return !failure.isUnsent || RETRYABLE_CODES.has(failure.code);
	return !isWrite(request) && 'status' in failure && failure.status >= 500;
}

/** Returns the milliseconds to wait after this many tries. Doubles with each; jitter spreads executions that failed together. */
export function getRetryDelay(tries: number): number {
	return FIRST_RETRY_DELAY_MS * 2 ** (tries - 1) * (0.75 + Math.random() / 2);
}
