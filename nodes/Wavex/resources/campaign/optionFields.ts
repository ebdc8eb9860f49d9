import type { INodeProperties } from 'n8n-workflow';

import { integer, optional } from '../../parameters/values';
import { deferred } from '../../parameters/deferred';
import type { ValueResolver } from '../../parameters/deferred';
import { mediaOptions } from './mediaOptions';

/** The pause between two messages, from the field in a collection. */
export function delayIn(collection: string): ValueResolver {
	const parameter = `${collection}.delaySeconds`;
	return optional(parameter, integer(parameter, 'Delay (Seconds)', 0));
}

export const delayField: INodeProperties = {
	displayName: 'Delay (Seconds)',
	name: 'delaySeconds',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 200,
	description: 'How long to wait between two messages',
	routing: {
		send: {
			type: 'body',
			property: 'delay_seconds',
			value: deferred(delayIn('additionalFields')),
		},
	},
};

export const mediaFields: INodeProperties[] = [
	{
		displayName: 'Media File Name',
		name: 'mediaFilename',
		type: 'string',
		default: '',
		placeholder: 'e.g. promo.jpg',
		description: 'The name that recipients see',
		routing: mediaOptions,
	},
	{
		displayName: 'Media MIME Type',
		name: 'mediaType',
		type: 'string',
		default: '',
		placeholder: 'e.g. image/jpeg',
		description: 'What kind of file the Media URL leads to',
		routing: mediaOptions,
	},
	{
		displayName: 'Media URL',
		name: 'mediaUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/promo.jpg',
		description: "A public address of an image, video or document; replaces the template's media",
		routing: mediaOptions,
	},
];
