import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { getAccount } from './account';
import type { Account } from './account';
import type { ApiContext } from './context';
import { isHttpUrl } from '../utils/url';
import { createInputError, createApiError } from '../errors/nodeErrors';
import { isRetryable } from '../errors/requestFailure';
import type { RequestInfo, RequestFailure } from '../errors/requestFailure';
import { markWaitExhausted, getWaitDeadline } from './waitDeadline';
import { abortableSleep } from '../utils/abortableSleep';

export type ResponseBody = IDataObject | IDataObject[];

/** An error and what caused it: n8n wraps what axios threw, sometimes twice; the system's words are on the innermost. */
function getErrorChain(
	error: unknown,
	depth = 5,
): Array<Error & { code?: unknown; syscall?: unknown }> {
	return error instanceof Error && depth > 0
		? [error, ...getErrorChain(error.cause, depth - 1)]
		: [];
}

/** Without a code no connection was tried: n8n itself withheld the request (allowed domains, private addresses). */
export function classifyNetworkError(error: unknown): RequestFailure {
	const causes = getErrorChain(error);
	const code = causes.map((cause) => cause.code).find((found) => typeof found === 'string');
	if (code === 'ERR_INVALID_CHAR') {
		return {
			kind: 'withheld',
			reason:
				'The API token in the Wavex credential holds characters that no token has. Enter it anew.',
		};
	}
	if (code === undefined) {
		return { kind: 'withheld', reason: causes.at(-1)?.message ?? 'n8n gave no reason.' };
	}
	const wasConnected = causes.some(({ syscall }) => syscall === 'read' || syscall === 'write');
	return { kind: 'network', code, wasConnected };
}

function describeRequest(options: IHttpRequestOptions): RequestInfo {
	const { to } = (options.body ?? {}) as IDataObject;
	return {
		method: options.method ?? 'GET',
		host: new URL(options.url, options.baseURL).host,
		recipient: typeof to === 'string' ? to : undefined,
	};
}

export function getResponseFailure({
	statusCode,
	body,
}: IN8nHttpFullResponse): RequestFailure | undefined {
	const json: unknown = body;
	const isJson = typeof json === 'object' && json !== null;
	if (statusCode < 200 || statusCode > 299) {
		// A proxy's or web server's own error page says nothing about our request.
		if (!isJson && statusCode < 500 && statusCode !== 401 && statusCode !== 429) {
			return { kind: 'notJson', status: statusCode, body: json };
		}
		return { kind: 'status', status: statusCode, body: json };
	}
	if (!isJson) {
		const isEmpty = json === '' || json === undefined || json === null;
		return isEmpty ? undefined : { kind: 'notJson', status: statusCode, body: json };
	}
	// The envelope can say "no" under a status that says "yes".
	return (json as IDataObject).success === false
		? { kind: 'status', status: statusCode, body: json }
		: undefined;
}

/** Asks once. Redirects are not followed: the token must not travel to a host the user did not name. */
async function sendOnce(
	this: ApiContext,
	{ rateLimiter: gate, credential }: Account,
	options: IHttpRequestOptions,
): Promise<IN8nHttpFullResponse | RequestFailure> {
	const started = Date.now();
	let response: IN8nHttpFullResponse | undefined;
	try {
		const request: IHttpRequestOptions = {
			...options,
			headers: { ...options.headers },
			json: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		};
		response = (await this.helpers.httpRequestWithAuthentication.call(this, 'wavexApi', request, {
			credentialsDecrypted: credential,
		})) as IN8nHttpFullResponse;
	} catch (error) {
		return classifyNetworkError(error);
	} finally {
		gate.release(started, response);
	}
	return getResponseFailure(response) ?? response;
}

/** How often a request is made that fails for a reason that may pass, and how long the first pause is. */
const MAX_TRIES = 3;
const FIRST_RETRY_DELAY_MS = 500;

/** Doubles with each try; jitter keeps many executions from coming back together. */
function getRetryDelay(tries: number): number {
	return FIRST_RETRY_DELAY_MS * 2 ** (tries - 1) * (0.75 + Math.random() / 2);
}

/**
 * Sends one request with the credential's authentication, at the API's pace, and gives the body of the answer. After a 429
 * it waits and asks again. A read is repeated after a passing failure, anything else only when no connection was made.
 *
 * @throws NodeOperationError when the credential's base URL is no address
 * @throws NodeApiError for everything but a successful JSON answer, in words a user can act on
 */
export async function sendRequest(
	this: ApiContext,
	options: IHttpRequestOptions,
): Promise<ResponseBody> {
	if (!isHttpUrl(options.baseURL ?? '')) {
		throw createInputError(
			this.getNode(),
			'The Base URL in the Wavex credential is not a web address',
			'It begins with https:// and ends in /api/v1. This request was not sent.',
		);
	}
	const attempt = describeRequest(options);
	const account = await getAccount(this);
	const { rateLimiter: gate } = account;
	const patience = getWaitDeadline(this);
	for (let tries = 1; ;) {
		const entry = await gate.acquire(patience);
		if (entry === 'cancelled') throw createApiError(this.getNode(), { kind: 'stopped' }, attempt);
		if (entry === 'closed') {
			markWaitExhausted(this);
			const failure: RequestFailure = { kind: 'limit', reopensAt: gate.blockedUntil };
			throw createApiError(this.getNode(), failure, attempt);
		}
		const answer = await sendOnce.call(this, account, options);
		if (!('kind' in answer)) return (answer.body || {}) as ResponseBody;
		if (answer.kind === 'status' && answer.status === 429) continue;
		if (tries === MAX_TRIES || !isRetryable(answer, attempt)) {
			throw createApiError(this.getNode(), answer, attempt);
		}
		await abortableSleep(getRetryDelay(tries++), patience.signal);
	}
}
