import type { FieldForm } from './fieldForms';

const url = 'https://x.example/1.png';
const png = { mime_type: 'image/png', filename: '1.png', url };

/** Where a file may be described. */
export const mediaForms: FieldForm[] = [
	[
		'media_url with the type and name',
		{ media_url: url, media_type: 'image/png', media_filename: '1.png' },
		{ media: png, messageType: 'image' },
	],
	[
		'mediaUrl with mime_type',
		{ mediaUrl: url, mime_type: 'image/png', filename: '1.png' },
		{ media: png },
	],
	[
		'media_url with a kind',
		{ media_url: url, media_type: 'image' },
		{ media: { mime_type: null, filename: null, url }, messageType: 'image' },
	],
	[
		'attachments',
		{ attachments: [{ url, mime_type: 'image/png', filename: '1.png' }] },
		{ media: png },
	],
	['file_url', { file_url: url, mimetype: 'image/png', file_name: '1.png' }, { media: png }],
	[
		'media in metadata',
		{ metadata: { media_url: url, mime_type: 'image/png', filename: '1.png' } },
		{ media: png },
	],
	[
		'media in metadata as JSON',
		{ metadata: JSON.stringify({ media_url: url, mime_type: 'image/png', filename: '1.png' }) },
		{ media: png },
	],
	[
		'an object for its kind',
		{ image: { link: url, mimetype: 'image/png', filename: '1.png' } },
		{ media: png },
	],
];
