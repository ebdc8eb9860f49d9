import type { IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { toPhoneNumber } from '../shared/recipient';
import { isHttpUrl } from './credential';
import { badInput } from './failure';

/** The API's fields that hold a phone number, and what the editor calls them. */
const PHONES: Record<string, string> = { to: 'To' };

/** The texts that the API requires, and what the editor calls them. The engine would send them empty. */
const REQUIRED_TEXTS: Record<string, string> = { message: 'Message' };

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

function checkPhones(context: IExecuteSingleFunctions, values: IDataObject): IDataObject {
	const phones = Object.entries(PHONES).filter(([field]) => field in values);
	return Object.fromEntries(
		phones.map(([field, label]) => {
			const phone = toPhoneNumber(values[field]);
			if (phone !== undefined) return [field, phone];
			const typed = String(values[field] ?? '').trim();
			throw badInput(
				context.getNode(),
				typed === ''
					? `The field '${label}' is empty`
					: `'${typed.slice(0, 40)}' is not a phone number`,
				`Enter the number for '${label}' with its country code, e.g. 201234567890. Nothing was sent.`,
				context.getItemIndex(),
			);
		}),
	);
}

function checkTexts(context: IExecuteSingleFunctions, values: IDataObject): void {
	for (const [field, label] of Object.entries(REQUIRED_TEXTS)) {
		if (!(field in values) || String(values[field] ?? '').trim() !== '') continue;
		throw badInput(
			context.getNode(),
			`The field '${label}' is empty`,
			`Enter a text for '${label}'. Nothing was sent.`,
			context.getItemIndex(),
		);
	}
}

/**
 * Makes of the request that n8n put together from the node's parameters the one that goes out: path filled, numbers and
 * texts checked, as the API wants them.
 *
 * @throws NodeOperationError naming the field, before anything is sent
 */
export function toWire(
	context: IExecuteSingleFunctions,
	options: Partial<IHttpRequestOptions>,
): IHttpRequestOptions {
	const baseURL = options.baseURL ?? '';
	if (!isHttpUrl(baseURL)) {
		throw badInput(
			context.getNode(),
			'The Base URL in the Wavex credential is not a web address',
			'It begins with https:// and ends in /api/v1. Nothing was sent.',
		);
	}
	const body = (options.body ?? {}) as IDataObject;
	checkTexts(context, body);
	return {
		...options,
		url: fillPath(context, options.url ?? ''),
		body: { ...body, ...checkPhones(context, body) },
	};
}
