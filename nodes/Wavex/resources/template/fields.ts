import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { oneOf, optional, requiredText, httpUrl } from '../../parameters/values';
import { deferred } from '../../parameters/deferred';
import type { ValueResolver } from '../../parameters/deferred';

/** What a template may be for. */
export const categories = [
	{ name: 'General', value: 'general' },
	{ name: 'Marketing', value: 'marketing' },
	{ name: 'One-Time Password', value: 'otp' },
	{ name: 'Transactional', value: 'transactional' },
];

/** Checks a category, which an expression can make anything. */
export function category(parameter: string) {
	return oneOf(
		parameter,
		'Category',
		categories.map(({ value }) => value),
	);
}

/** The file of a template, inside a collection. The collection sends it: see `mediaOf`. */
export const mediaFields: INodeProperties[] = [
	{
		displayName: 'Media File Name',
		name: 'mediaFilename',
		type: 'string',
		default: '',
		placeholder: 'e.g. promo.jpg',
		description: 'The name that recipients see',
	},
	{
		displayName: 'Media MIME Type',
		name: 'mediaType',
		type: 'string',
		default: '',
		placeholder: 'e.g. image/jpeg',
		description: 'What kind of file the Media URL leads to',
	},
	{
		displayName: 'Media URL',
		name: 'mediaUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/promo.jpg',
		description: 'A public address of an image, video or document',
	},
];

/** The file in the API's words, each field left out unless given; all null when `Remove Media` is on. */
export function resolveMedia(collection: string): IDataObject {
	const removable = (field: string, make: (parameter: string) => ValueResolver) =>
		deferred((context) => {
			if (context.getNodeParameter(`${collection}.removeMedia`, false) === true) return null;
			const parameter = `${collection}.${field}`;
			return optional(parameter, make(parameter))(context);
		});
	return {
		media_filename: removable('mediaFilename', (parameter) =>
			requiredText(parameter, 'Media File Name'),
		),
		media_type: removable('mediaType', (parameter) => requiredText(parameter, 'Media MIME Type')),
		media_url: removable('mediaUrl', (parameter) => httpUrl(parameter, 'Media URL')),
	};
}
