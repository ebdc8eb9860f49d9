import type { INodeProperties } from 'n8n-workflow';

import { base64TextContent, binaryFileContent } from '../parameters/media';
import { optional, requiredText, httpUrl } from '../parameters/values';
import { sendInBody } from './fieldRouting';

/** Returns the field that selects the file's source and sends it, for example as `image_url` or `image_base64`. */
export function mediaSourceField(kind: 'image' | 'document' | 'video' | 'audio'): INodeProperties {
	const base64 = `${kind}_base64`;
	return {
		displayName: 'Media Source',
		name: 'mediaSource',
		type: 'options',
		// The engine looks up an option's routing by the stored value.
		noDataExpression: true,
		options: [
			{
				name: 'Base64 Text',
				value: 'base64',
				description: 'A file that another system returned as base64 text',
				routing: sendInBody(base64, base64TextContent),
			},
			{
				name: 'Binary File',
				value: 'binary',
				description: 'A file from a previous node',
				routing: sendInBody(base64, binaryFileContent),
			},
			{
				name: 'URL',
				value: 'url',
				description: 'A public link to the file',
				routing: sendInBody(`${kind}_url`, (context) => httpUrl(context, 'mediaUrl', 'Media URL')),
			},
		],
		default: 'url',
		description: 'Where the file comes from. WhatsApp accepts up to 16 MB.',
	};
}

/** The fields of the choices of Media Source, which sends them. */
export const mediaContentFields: INodeProperties[] = [
	{
		displayName: 'Media URL',
		name: 'mediaUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://example.com/file.pdf',
		description: 'Link to the file. It must be accessible without signing in.',
		displayOptions: { show: { mediaSource: ['url'] } },
	},
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		hint: 'The name of the input binary field containing the file to be sent',
		displayOptions: { show: { mediaSource: ['binary'] } },
	},
	{
		displayName: 'Base64 Text',
		name: 'mediaBase64',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. JVBERi0xLjcK…',
		description: 'The file as base64. A prefix such as "data:image/png;base64," is removed.',
		displayOptions: { show: { mediaSource: ['base64'] } },
	},
];

export const captionField: INodeProperties = {
	displayName: 'Caption',
	name: 'caption',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. Our new shop',
	description: 'Text to show under the media',
	routing: sendInBody('caption', optional(requiredText)),
};
