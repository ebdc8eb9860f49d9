import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { getAccount } from './account';
import { lacksApiPath } from './baseUrl';
import type { Account } from './account';
import type { ApiContext } from './context';
import { classifyNetworkError } from '../errors/networkFailure';
import { createInputError, createApiError } from '../errors/nodeErrors';
import { TIMED_OUT } from '../errors/requestFailure';
import type { RequestInfo, RequestFailure } from '../errors/requestFailure';
import { getResponseFailure } from '../errors/responseFailure';
import { getRetryDelay, isRetryable, MAX_TRIES } from './retryPolicy';
import type { AcquireResult, RateLimiter, WaitDeadline } from './rateLimiter';
import { addWaitedTime, announceWait } from './waitNotice';
import { markWaitExhausted, getWaitDeadline } from './maxWaitDeadline';
import { abortableSleep } from '../utils/abortableSleep';
import { formatTime } from '../utils/formatTime';
import { isHttpUrl } from '../utils/url';
import { TIMEOUT_GRACE_MS, withTimeout } from '../utils/withTimeout';

export type ResponseBody = IDataObject | IDataObject[];

/** n8n's default (RoutingNode in n8n-core). */
const DEFAULT_TIMEOUT_MS = 300_000;

/** The longest time of a timer in Node.js, which takes whole numbers only: anything else would end the request at once. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1 - TIMEOUT_GRACE_MS;

function describeRequest(options: IHttpRequestOptions, baseUrl: string): RequestInfo {
	const { to } = (options.body ?? {}) as IDataObject;
	return {
		method: options.method ?? 'GET',
		host: new URL(options.url, options.baseURL).host,
		recipient: typeof to === 'string' ? to : undefined,
		lacksApiPath: lacksApiPath(baseUrl),
	};
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
		const timeout = Math.min(Math.ceil(options.timeout || DEFAULT_TIMEOUT_MS), MAX_TIMEOUT_MS);
		const request: IHttpRequestOptions = {
			...options,
			timeout,
			headers: { ...options.headers },
			json: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		};
		const sending = context.helpers.httpRequestWithAuthentication.call(
			context,
			'wavexApi',
			request,
			{ credentialsDecrypted: credential },
		) as Promise<IN8nHttpFullResponse>;
		response = await withTimeout(sending, timeout + TIMEOUT_GRACE_MS);
		if (response === undefined) return TIMED_OUT;
	} catch (error) {
		return classifyNetworkError(error);
	} finally {
		rateLimiter.release(sentAt, response);
	}
	return getResponseFailure(response) ?? response;
}

/** Waits for the rate limit, and says so. */
async function acquire(
	context: ApiContext,
	rateLimiter: RateLimiter,
	deadline: WaitDeadline,
): Promise<AcquireResult> {
	const acquiring = rateLimiter.acquire(deadline);
	const { nextAt } = rateLimiter;
	if (nextAt === undefined) return await acquiring;
	const since = performance.now();
	announceWait(context, nextAt, rateLimiter.resetsAt !== undefined);
	const acquired = await acquiring;
	addWaitedTime(context, performance.now() - since);
	return acquired;
}

/**
 * Sends one request with the credential's authentication, to its base URL and within the API's rate limit, and returns the
 * body of the response. After a 429 it waits and sends it again; other failures are retried as `retryPolicy` allows.
 *
 * @throws NodeOperationError when the credential's base URL is not a valid URL
 * @throws NodeApiError for everything but a successful JSON response; its message says what the user can do
 */
export async function sendRequest(
	context: ApiContext,
	requestOptions: IHttpRequestOptions,
): Promise<ResponseBody> {
	const node = context.getNode();
	const account = await getAccount(context);
	const options = { baseURL: account.baseUrl, ...requestOptions };
	if (!isHttpUrl(options.baseURL)) {
		throw createInputError(
			node,
			'The Base URL in the Wavex credential is not a valid URL',
			'It must begin with https:// and end in /api/v1. This request was not sent.',
		);
	}
	const request = describeRequest(options, account.baseUrl);
	const { rateLimiter } = account;
	const deadline = getWaitDeadline(context);
	for (let tries = 1; ;) {
		const acquired = await acquire(context, rateLimiter, deadline);
		if (acquired === 'aborted') throw createApiError(node, { kind: 'cancelled' }, request);
		if (acquired === 'timedOut') {
			markWaitExhausted(context);
			const { resetsAt: time } = rateLimiter;
			const resetsAt = time === undefined ? time : formatTime(time, context.getTimezone());
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
