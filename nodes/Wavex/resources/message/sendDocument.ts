import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { fileName, mimeType } from '../../parameters/media';
import { deferred } from '../../parameters/deferred';

const fields: INodeProperties[] = [
	{
		displayName: 'MIME Type',
		name: 'mimeType',
		type: 'string',
		default: '',
		placeholder: 'e.g. application/pdf',
		description: 'Type of the file. Leave empty to take it from the file or its name.',
		routing: { send: { type: 'body', property: 'mime_type', value: deferred(mimeType) } },
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. invoice.pdf',
		description: 'Name to show to the recipient. Leave empty to take it from the file or its link.',
		routing: { send: { type: 'body', property: 'filename', value: deferred(fileName) } },
	},
];

export const messageSendDocument = updateDisplayOptions(
	{ show: { resource: ['message'], operation: ['sendDocument'] } },
	fields,
);
