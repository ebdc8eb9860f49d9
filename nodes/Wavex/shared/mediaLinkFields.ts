import type { INodeProperties, INodePropertyRouting } from 'n8n-workflow';

/** Returns the fields for a media file that the API loads from a URL. Without `routing` their collection sends them. */
export function mediaLinkFields(routing?: INodePropertyRouting): INodeProperties[] {
	return [
		{
			displayName: 'Media File Name',
			name: 'mediaFilename',
			type: 'string',
			default: '',
			placeholder: 'e.g. promo.jpg',
			description: 'The file name that recipients see',
			routing,
		},
		{
			displayName: 'Media MIME Type',
			name: 'mediaType',
			type: 'string',
			default: '',
			placeholder: 'e.g. image/jpeg',
			description: 'The type of the file at the Media URL',
			routing,
		},
		{
			displayName: 'Media URL',
			name: 'mediaUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/promo.jpg',
			description:
				'Public URL of an image, video or document. It replaces the media of the template, if any.',
			routing,
		},
	];
}
