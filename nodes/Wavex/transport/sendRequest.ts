import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { getAccount } from './account';
import type { Account } from './account';
import type { ApiContext } from './context';
import { createInputError, createApiError } from '../errors/nodeErrors';
import type { RequestInfo, RequestFailure } from '../errors/requestFailure';
import { getRetryDelay, isRetryable, MAX_TRIES } from './retryPolicy';
import { markWaitExhausted, getWaitDeadline } from './maxWaitDeadline';
import { abortableSleep } from '../utils/abortableSleep';
import { isHttpUrl } from '../utils/url';

export type ResponseBody = IDataObject | IDataObject[];

/** Returns an error and its causes: n8n wraps what axios threw, sometimes twice, and only the innermost has the system's message. */
function getErrorChain(
	error: unknown,
	depth = 5,
): Array<Error & { code?: unknown; syscall?: unknown }> {
	return error instanceof Error && depth > 0
		? [error, ...getErrorChain(error.cause, depth - 1)]
		: [];
}

/** Returns the failure of a request that got no response. Without a code n8n itself blocked it (allowed domains, private addresses). */
export function classifyNetworkError(error: unknown): RequestFailure {
	const chain = getErrorChain(error);
	const code = chain.map((link) => link.code).find((value) => typeof value === 'string');
	if (code === 'ERR_INVALID_CHAR') {
		return {
			kind: 'blocked',
			reason:
				'The API token in the Wavex credential contains characters that are not allowed in a token. Enter it again.',
		};
	}
	if (code === undefined) {
		return { kind: 'blocked', reason: chain.at(-1)?.message ?? 'n8n gave no reason.' };
	}
	const wasConnected = chain.some(({ syscall }) => syscall === 'read' || syscall === 'write');
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

/** Returns why a response is no success, or undefined when it is one. */
export function getResponseFailure({
	statusCode: status,
	body,
}: IN8nHttpFullResponse): RequestFailure | undefined {
	const json: unknown = body;
	const isJson = typeof json === 'object' && json !== null;
	if (status < 200 || status > 299) {
		// The error page of a proxy or web server says nothing about our request.
		const isErrorPage = !isJson && status < 500 && status !== 401 && status !== 429;
		return { kind: isErrorPage ? 'invalidResponse' : 'status', status, body: json };
	}
	if (!isJson) {
		const isEmpty = json === '' || json === undefined || json === null;
		return isEmpty ? undefined : { kind: 'invalidResponse', status, body: json };
	}
	// The API can report a failure under a status of success.
	return (json as IDataObject).success === false
		? { kind: 'status', status, body: json }
		: undefined;
}

/** Sends a request once. Does not follow redirects: the token must never be sent to another host. */
async function sendOnce(
	context: ApiContext,
	{ rateLimiter, credential }: Account,
	options: IHttpRequestOptions,
): Promise<IN8nHttpFullResponse | RequestFailure> {
	const sentAt = performance.now();
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
		response = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			'wavexApi',
			request,
			{ credentialsDecrypted: credential },
		)) as IN8nHttpFullResponse;
	} catch (error) {
		return classifyNetworkError(error);
	} finally {
		rateLimiter.release(sentAt, response);
	}
	return getResponseFailure(response) ?? response;
}

/**
 * Sends one request with the credential's authentication, within the API's rate limit, and returns the body of the
 * response. After a 429 it waits and sends it again; other failures are retried as `retryPolicy` allows.
 *
 * @throws NodeOperationError when the credential's base URL is not a valid URL
 * @throws NodeApiError for everything but a successful JSON response; its message says what the user can do
 */
export async function sendRequest(
	context: ApiContext,
	options: IHttpRequestOptions,
): Promise<ResponseBody> {
	const node = context.getNode();
	if (!isHttpUrl(options.baseURL ?? '')) {
		throw createInputError(
			node,
			'The Base URL in the Wavex credential is not a valid URL',
			'It must begin with https:// and end in /api/v1. This request was not sent.',
		);
	}
	const request = describeRequest(options);
	const account = await getAccount(context);
	const { rateLimiter } = account;
	const deadline = getWaitDeadline(context);
	for (let tries = 1; ;) {
		const acquired = await rateLimiter.acquire(deadline);
		if (acquired === 'aborted') throw createApiError(node, { kind: 'cancelled' }, request);
		if (acquired === 'timedOut') {
			markWaitExhausted(context);
			const { resetsAt } = rateLimiter;
			throw createApiError(node, { kind: 'rateLimited', resetsAt }, request);
		}
		const result = await sendOnce(context, account, options);
		if (!('kind' in result)) return (result.body || {}) as ResponseBody;
		if (result.kind === 'status' && result.status === 429) continue;
		if (tries === MAX_TRIES || !isRetryable(result, request)) {
			throw createApiError(node, result, request);
		}
		await abortableSleep(getRetryDelay(tries++), deadline.signal);
	}
}
