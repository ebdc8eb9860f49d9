import type { INodeProperties } from 'n8n-workflow';

import { sendInBody, showFor } from '../../shared/fieldRouting';
import { readFileName, readMimeType } from '../../parameters/media';

const fields: INodeProperties[] = [
	{
		displayName: 'MIME Type',
		name: 'mimeType',
		type: 'string',
		default: '',
		placeholder: 'e.g. application/pdf',
		description: 'Type of the file. Leave empty to detect it from the file or its name.',
		routing: sendInBody('mime_type', readMimeType),
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. invoice.pdf',
		description:
			'Name that the recipient sees. Leave empty to use the name of the file or its URL.',
		routing: sendInBody('filename', readFileName),
	},
];

export const messageSendDocument = showFor('message', ['sendDocument'], fields);
