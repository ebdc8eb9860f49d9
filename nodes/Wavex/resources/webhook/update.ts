import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { requireChange } from '../../parameters/requireChange';
import { optional, httpUrl } from '../../parameters/values';
import { deferred } from '../../parameters/deferred';
import { eventsField } from './eventsField';

const URL = 'updateFields.url';

const fields: INodeProperties[] = [
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		routing: {
			send: {
				type: 'body',
				property: 'updateFields',
				value: deferred(requireChange('updateFields')),
			},
		},
		options: [
			eventsField('updateFields.events'),
			{
				displayName: 'URL',
				name: 'url',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/webhook',
				description: 'The public address that the API calls',
				routing: {
					send: {
						type: 'body',
						property: 'url',
						value: deferred(optional(URL, httpUrl(URL, 'URL'))),
					},
				},
			},
		],
	},
];

export const webhookUpdate = updateDisplayOptions(
	{ show: { resource: ['webhook'], operation: ['update'] } },
	fields,
);
