import type { INodeProperties } from 'n8n-workflow';

import { sendInBody, showFor } from '../../shared/fieldRouting';
import { httpUrl } from '../../parameters/values';
import { eventsField } from './eventsField';

const fields: INodeProperties[] = [
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://example.com/webhook',
		description: 'The public URL that receives the events',
		routing: sendInBody('url', httpUrl),
	},
	{ ...eventsField, required: true },
];

export const webhookCreate = showFor('webhook', ['create'], fields);
