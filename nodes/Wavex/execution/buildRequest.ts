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

/**
 * What is known to have whole numbers (observed for sessions, messages and campaigns; a body has `template_id` as a number). A
 * database reads `2:2012…`, the trigger's `sessionId`, as 2.
 */
const NUMBERED = /^(?:campaign|session|template)/;

/**
 * Dots alone would lead to another path even when encoded; the others are what JavaScript makes of a missing or failed value,
 * and of a number that is negative or so large that it lost its last digits.
 */
const NO_ID = /^(?:\.+|NaN|-?Infinity|undefined|null|-\d*|-?\d+(?:\.\d+)?e[+-]\d+)$/;

/** Resolves an ID in a path. */
function pathId(name: string): ValueResolver {
	return (context) => {
		const value = getParameter(context, name);
		const id = Number.isSafeInteger(value) ? String(value) : value;
		const label = name.replace(/Id$/, ' ID');
		const advice = `Select it from the list, or enter it.${name === 'sessionId' ? ' After Wavex Trigger, it is whatsappSessionId.' : ''}`;
		const form = NUMBERED.test(name) ? /^\d+$/ : ID;
		if (isBlank(id)) return throwInputError(context, `The ${label} is empty`, advice);
		const details = `It is ${formatValue(value)}. ${advice}`;
		if (typeof id !== 'string' || !form.test(id.trim()) || NO_ID.test(id.trim())) {
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

/** Returns NaN or Infinity anywhere in a value, which JSON would send as null. */
function findInvalidNumber(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? undefined : value;
	if (typeof value !== 'object' || value === null) return undefined;
	for (const inner of Object.values(value)) {
		const invalid = findInvalidNumber(inner);
		if (invalid !== undefined) return invalid;
	}
	return undefined;
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
	// Last, because a field's own reader names it as the editor does.
	for (const [field, value] of Object.entries(resolved)) {
		const invalid = findInvalidNumber(value);
		if (invalid === undefined) continue;
		throwInputError(
			context,
			`The value of ${field} contains ${invalid}, which is not a number`,
			'Check the expression that computes it.',
		);
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
