import type { IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { isHttpUrl } from './credential';
import { badInput } from './failure';
import type { Build } from './late';

/** Fills `{sessionId}` and its like from the node's parameters, each encoded, so that no value can reach another path. */
function fillPath(context: IExecuteSingleFunctions, template: string): string {
	return template.replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = context.getNodeParameter(name, '', { extractValue: true });
		const text = String(value ?? '').trim();
		const label = name.replace(/Id$/, ' ID');
		if (text === '' || /^\.+$/.test(text)) {
			throw badInput(
				context.getNode(),
				`The ${label} is ${text === '' ? 'empty' : 'not valid'}`,
				'Select it from the list, or enter its ID. Nothing was sent.',
				context.getItemIndex(),
			);
		}
		return encodeURIComponent(text);
	});
}

/** Makes what was left to the last moment, and leaves out what was not given. */
async function fillFields(
	context: IExecuteSingleFunctions,
	fields: IDataObject,
): Promise<IDataObject> {
	const filled: IDataObject = {};
	for (const [field, value] of Object.entries(fields)) {
		const made: unknown =
			typeof value === 'function' ? await (value as Build).call(context) : value;
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
export async function toWire(
	context: IExecuteSingleFunctions,
	options: Partial<IHttpRequestOptions>,
): Promise<IHttpRequestOptions> {
	const baseURL = options.baseURL ?? '';
	if (!isHttpUrl(baseURL)) {
		throw badInput(
			context.getNode(),
			'The Base URL in the Wavex credential is not a web address',
			'It begins with https:// and ends in /api/v1. Nothing was sent.',
		);
	}
	const url = options.url ?? '';
	return {
		...options,
		// A path that begins with /api/ counts from the host's root, not from the base URL.
		baseURL: url.startsWith('/api/') ? new URL(baseURL).origin : baseURL,
		url: fillPath(context, url),
		qs: await fillFields(context, options.qs ?? {}),
		body: await fillFields(context, (options.body ?? {}) as IDataObject),
	};
}
