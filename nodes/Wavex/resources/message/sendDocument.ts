import type { INodeProperties } from 'n8n-workflow';
import { sendInBody, showFor } from '../../shared/fieldRouting';

import { fileName, mimeType } from '../../parameters/media';

const fields: INodeProperties[] = [
	{
		displayName: 'MIME Type',
		name: 'mimeType',
		type: 'string',
		default: '',
		placeholder: 'e.g. application/pdf',
		description: 'Type of the file. Leave empty to take it from the file or its name.',
		routing: sendInBody('mime_type', mimeType),
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. invoice.pdf',
		description: 'Name to show to the recipient. Leave empty to take it from the file or its link.',
		routing: sendInBody('filename', fileName),
	},
];

export const messageSendDocument = showFor('message', ['sendDocument'], fields);
