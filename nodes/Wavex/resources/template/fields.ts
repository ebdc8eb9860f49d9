import type { INodeProperties } from 'n8n-workflow';

import { oneOf, optional, text, webAddress } from '../../shared/values';
import { late } from '../../transport/late';

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

/** The file of a template, inside a collection. */
export function mediaFields(collection: string): INodeProperties[] {
	const textAt = (name: string, label: string) => {
		const parameter = `${collection}.${name}`;
		return late(optional(parameter, text(parameter, label)));
	};
	const url = `${collection}.mediaUrl`;
	return [
		{
			displayName: 'Media File Name',
			name: 'mediaFilename',
			type: 'string',
			default: '',
			placeholder: 'e.g. promo.jpg',
			description: 'The name that recipients see',
			routing: {
				send: {
					type: 'body',
					property: 'media_filename',
					value: textAt('mediaFilename', 'Media File Name'),
				},
			},
		},
		{
			displayName: 'Media MIME Type',
			name: 'mediaType',
			type: 'string',
			default: '',
			placeholder: 'e.g. image/jpeg',
			description: 'What kind of file the Media URL leads to',
			routing: {
				send: {
					type: 'body',
					property: 'media_type',
					value: textAt('mediaType', 'Media MIME Type'),
				},
			},
		},
		{
			displayName: 'Media URL',
			name: 'mediaUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/promo.jpg',
			description: 'A public address of an image, video or document',
			routing: {
				send: {
					type: 'body',
					property: 'media_url',
					value: late(optional(url, webAddress(url, 'Media URL'))),
				},
			},
		},
	];
}
