import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { httpUrl } from '../../parameters/values';
import { deferred } from '../../parameters/deferred';
import { eventsField } from './eventsField';

const fields: INodeProperties[] = [
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://example.com/webhook',
		description: 'The public address that the API calls',
		routing: { send: { type: 'body', property: 'url', value: deferred(httpUrl('url', 'URL')) } },
	},
	{ ...eventsField('events'), required: true },
];

export const webhookCreate = updateDisplayOptions(
	{ show: { resource: ['webhook'], operation: ['create'] } },
	fields,
);
