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

/** Longer is no ID: it is data that went into the wrong field. */
const MAX_ID_LENGTH = 200;

/** Numbers, and WhatsApp's own IDs such as `2012…@c.us`; what else could reach another path or is data from a wrong field. */
const ID = /^[\w@.:+=-]+$/;

/** An ID of a path. Only dots would name another path even when encoded. */
function pathId(name: string): ValueResolver {
	return (context) => {
		const value = getParameter(context, name);
		const found = typeof value === 'number' ? String(value) : value;
		const label = name.replace(/Id$/, ' ID');
		const advice = 'Select it from the list, or enter its ID.';
		if (isBlank(found)) return throwInputError(context, `The ${label} is empty`, advice);
		const it = `It is ${formatValue(value)}. ${advice}`;
		if (typeof found !== 'string' || !ID.test(found.trim()) || /^\s*\.+\s*$/.test(found)) {
			return throwInputError(context, `The ${label} is not valid`, it);
		}
		if (found.length > MAX_ID_LENGTH) {
			return throwInputError(context, `The ${label} has ${found.length} characters`, it);
		}
		return found.trim();
	};
}

/** What a path names otherwise than by ID. */
const PATH_VALUES: Record<string, ValueResolver> = {
	phone: (context) => phoneNumber(context, 'phone', 'Phone Number'),
};

/** Fills `{sessionId}` and its like from the node's parameters, each encoded, so that no value can reach another path. */
async function resolvePath(context: IExecuteSingleFunctions, template: string): Promise<string> {
	let path = template;
	for (const [placeholder, name] of template.matchAll(/\{(\w+)\}/g)) {
		const value = await (PATH_VALUES[name] ?? pathId(name))(context);
		path = path.replace(placeholder, encodeURIComponent(String(value)));
	}
	return path;
}

/** Makes what was left to the last moment, and leaves out what was not given. */
async function resolveFields(
	context: IExecuteSingleFunctions,
	fields: IDataObject,
): Promise<IDataObject> {
	const filled: IDataObject = {};
	for (const [field, value] of Object.entries(fields)) {
		const made: unknown =
			typeof value === 'function' ? await (value as ValueResolver)(context) : value;
		if (made !== undefined && made !== '') filled[field] = made as IDataObject[string];
	}
	return filled;
}

/**
 * Makes of the request that n8n put together from the node's parameters the one that goes out: path filled, late
 * values made, nothing in it that was not given.
 *
 * @throws NodeOperationError naming the field, before anything is sent
 */
export async function buildRequest(
	context: IExecuteSingleFunctions,
	options: Partial<IHttpRequestOptions>,
): Promise<IHttpRequestOptions> {
	const baseURL = options.baseURL ?? '';
	const url = options.url ?? '';
	// A path that begins with /api/ counts from the host's root, not from the base URL.
	const fromRoot = url.startsWith('/api/') && isHttpUrl(baseURL);
	return {
		...options,
		baseURL: fromRoot ? new URL(baseURL).origin : baseURL,
		url: await resolvePath(context, url),
		qs: await resolveFields(context, options.qs ?? {}),
		body: await resolveFields(context, (options.body ?? {}) as IDataObject),
	};
}
