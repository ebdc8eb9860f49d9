import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import { isObject } from '../utils/isObject';
import type { RequestFailure } from './requestFailure';

/** The values that deny a success: a field of PHP may hold a text in place of a boolean. */
const FAILED = /^(?:false|no|error|fail(?:ed|ure)?)$/i;

/** Whether a value names an error: a text that is not empty, `true`, or an object or list with content. */
function namesError(value: unknown): boolean {
	return typeof value === 'object' && value !== null
		? Object.keys(value).length > 0
		: Boolean(value) && typeof value !== 'number';
}

/** Whether a response with a status of success reports a failure. A record can have fields such as `error` and `status` of its own. */
function reportsFailure(body: IDataObject): boolean {
	const verdict = body.success ?? body.ok;
	if (verdict !== undefined && verdict !== null) {
		return FAILED.test(String(verdict)) || Number(verdict) === 0;
	}
	if ('id' in body) return false;
	const { error, errors, data, status } = body;
	const hasData = typeof data === 'object' && data !== null && Object.keys(data).length > 0;
	const isFailed = FAILED.test(String(status)) || Number(status) >= 400;
	return namesError(error) || isFailed || (!hasData && namesError(errors));
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
	return isObject(json) && reportsFailure(json)
		? { kind: 'status', status, body: json }
		: undefined;
}
