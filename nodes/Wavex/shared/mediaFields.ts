import type { INodeProperties } from 'n8n-workflow';

import { deferred } from '../parameters/deferred';
import { base64TextContent, binaryFileContent } from '../parameters/media';
import { optional, requiredText, httpUrl } from '../parameters/values';

/**
 * Where the file comes from. The choice sends it as `image_url` or `image_base64`; another kind of media has other
 * names, so this field is said once for each kind, and those that the choice shows once for all.
 */
export function mediaSourceField(kind: 'image' | 'document' | 'video' | 'audio'): INodeProperties {
	const base64 = `${kind}_base64`;
	return {
		displayName: 'Media Source',
		name: 'mediaSource',
		type: 'options',
		// The engine finds a choice's routing by the value as it is stored.
		noDataExpression: true,
		options: [
			{
				name: 'Base64 Text',
				value: 'base64',
				description: 'A file that another system gave as a long text',
				routing: { send: { type: 'body', property: base64, value: deferred(base64TextContent) } },
			},
			{
				name: 'Binary File',
				value: 'binary',
				description: 'A file that a node before this one put out',
				routing: { send: { type: 'body', property: base64, value: deferred(binaryFileContent) } },
			},
			{
				name: 'URL',
				value: 'url',
				description: 'A link that anyone on the internet can open',
				routing: {
					send: {
						type: 'body',
						property: `${kind}_url`,
						value: deferred(httpUrl('mediaUrl', 'Media URL')),
					},
				},
			},
		],
		default: 'url',
		description: 'Where the file comes from. WhatsApp takes up to 16 MB.',
	};
}

/** What each choice of Media Source asks for. The choice itself sends it. */
export const mediaFields: INodeProperties[] = [
	{
		displayName: 'Media URL',
		name: 'mediaUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://example.com/file.pdf',
		description: 'Link to the file. It must open without signing in.',
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
		description: 'The file as base64. A prefix such as "data:image/png;base64," is taken away.',
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
	routing: {
		send: {
			type: 'body',
			property: 'caption',
			value: deferred(optional('caption', requiredText('caption', 'Caption'))),
		},
	},
};
