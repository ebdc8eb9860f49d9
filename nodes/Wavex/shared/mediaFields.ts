import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { deferred } from '../parameters/deferred';
import type { ValueResolver } from '../parameters/deferred';
import { mediaUrl } from '../parameters/mediaUrl';
import { checkMediaKind, readBase64Text, readBinaryFile } from '../parameters/mediaFile';
import type { MediaKind } from '../parameters/mediaTypes';
import { getParameter, optional, requiredText } from '../parameters/values';
import { sendInBody } from './fieldRouting';

/** Returns the file as fields of the body, for example `image_url` or `image_base64`; the Media Source decides which is sent. */
export function createFileBody(kind: MediaKind): IDataObject {
	const resolvers: Record<string, ValueResolver> = {
		base64: readBase64Text,
		binary: readBinaryFile,
		url: (context) => mediaUrl(context, 'mediaUrl', 'Media URL'),
	};
	const readFrom = (...sources: string[]) =>
		deferred(async (context) => {
			const source = String(getParameter(context, 'mediaSource'));
			if (!sources.includes(source)) return undefined;
			const file = await resolvers[source](context);
			checkMediaKind(context, kind, source === 'url' ? undefined : String(file));
			return file;
		});
	return { [`${kind}_base64`]: readFrom('base64', 'binary'), [`${kind}_url`]: readFrom('url') };
}

const EXAMPLES: Record<MediaKind, string> = {
	audio: 'voice.ogg',
	document: 'invoice.pdf',
	image: 'photo.jpg',
	video: 'film.mp4',
};

/** Returns the link to the file, with an example of what the message contains. */
export const createMediaUrlField = (kind: MediaKind): INodeProperties => ({
	displayName: 'Media URL',
	name: 'mediaUrl',
	type: 'string',
	required: true,
	default: '',
	placeholder: `e.g. https://example.com/${EXAMPLES[kind]}`,
	description: 'Link to the file. It must be accessible without signing in.',
	displayOptions: { show: { mediaSource: ['url'] } },
});

export const mediaSourceField: INodeProperties = {
	displayName: 'Media Source',
	name: 'mediaSource',
	type: 'options',
	options: [
		{
			name: 'Base64 Text',
			value: 'base64',
			description: 'A file that another system returned as base64 text',
		},
		{ name: 'Binary File', value: 'binary', description: 'A file from a previous node' },
		{ name: 'URL', value: 'url', description: 'A public link to the file' },
	],
	default: 'url',
	description: 'Where the file comes from. WhatsApp accepts up to 16 MB.',
};

/** The file of the other two sources. */
export const mediaFileFields: INodeProperties[] = [
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		description:
			"For a file of an earlier node, enter an expression such as {{ $('Form').item.binary.data }}",
		hint: 'The name of the input binary field containing the file to be sent',
		displayOptions: { show: { mediaSource: ['binary'] } },
	},
	{
		displayName: 'Base64 Text',
		name: 'mediaBase64',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. {{ $json.base64 }}',
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
