import type { IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import {
	isBlank,
	phoneNumber,
	throwInputError,
	formatValue,
	getParameter,
} from '../parameters/values';
import { isHttpUrl } from '../utils/url';
import type { ValueResolver } from '../parameters/deferred';

/** Anything longer is data in the wrong field. */
const MAX_ID_LENGTH = 200;

/** Numbers, and WhatsApp IDs such as `2012…@c.us`. Anything else could reach another path or is data in the wrong field. */
const ID = /^[\w@.:+=-]+$/;

/** Resolves an ID in a path. An ID of dots alone would lead to another path even when encoded. */
function pathId(name: string): ValueResolver {
	return (context) => {
		const value = getParameter(context, name);
		const id = typeof value === 'number' ? String(value) : value;
		const label = name.replace(/Id$/, ' ID');
		const advice = 'Select it from the list, or enter its ID.';
		if (isBlank(id)) return throwInputError(context, `The ${label} is empty`, advice);
		const details = `It is ${formatValue(value)}. ${advice}`;
		if (typeof id !== 'string' || !ID.test(id.trim()) || /^\s*\.+\s*$/.test(id)) {
			return throwInputError(context, `The ${label} is not valid`, details);
		}
		if (id.length > MAX_ID_LENGTH) {
			return throwInputError(context, `The ${label} has ${id.length} characters`, details);
		}
		return id.trim();
	};
}

/** Path parameters that are not IDs. */
const PATH_VALUES: Record<string, ValueResolver> = {
	phone: (context) => phoneNumber(context, 'phone', 'Phone Number'),
};

/** Replaces `{sessionId}` and its like with the node's parameters, encoded, so that no value can reach another path. */
async function resolvePath(context: IExecuteSingleFunctions, template: string): Promise<string> {
	let path = template;
	for (const [placeholder, name] of template.matchAll(/\{(\w+)\}/g)) {
		const value = await (PATH_VALUES[name] ?? pathId(name))(context);
		path = path.replace(placeholder, encodeURIComponent(String(value)));
	}
	return path;
}

/** Resolves deferred values, and leaves out empty ones. */
async function resolveFields(
	context: IExecuteSingleFunctions,
	fields: IDataObject,
): Promise<IDataObject> {
	const resolved: IDataObject = {};
	for (const [field, value] of Object.entries(fields)) {
		const result: unknown =
			typeof value === 'function' ? await (value as ValueResolver)(context) : value;
		if (result !== undefined && result !== '') resolved[field] = result as IDataObject[string];
	}
	return resolved;
}

/**
 * Builds the request to send from the one that the node's parameters describe: fills the path, resolves deferred values and
 * leaves out empty ones.
 *
 * @throws NodeOperationError naming the field, before anything is sent
 */
export async function buildRequest(
	context: IExecuteSingleFunctions,
	options: Partial<IHttpRequestOptions>,
): Promise<IHttpRequestOptions> {
	const baseURL = options.baseURL ?? '';
	const url = options.url ?? '';
	// A path that begins with /api/ is relative to the host, not to the base URL.
	const fromRoot = url.startsWith('/api/') && isHttpUrl(baseURL);
	return {
		...options,
		baseURL: fromRoot ? new URL(baseURL).origin : baseURL,
		url: await resolvePath(context, url),
		qs: await resolveFields(context, options.qs ?? {}),
		body: await resolveFields(context, (options.body ?? {}) as IDataObject),
	};
}
