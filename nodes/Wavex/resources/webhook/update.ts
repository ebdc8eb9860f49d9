import type { INodeProperties } from 'n8n-workflow';

import { sendInBody, showFor } from '../../shared/fieldRouting';
import { requireChange } from '../../parameters/requireChange';
import { optional, httpUrl } from '../../parameters/values';
import { eventsField } from './eventsField';

const fields: INodeProperties[] = [
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		routing: sendInBody('updateFields', requireChange),
		options: [
			eventsField,
			{
				displayName: 'URL',
				name: 'url',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/webhook',
				description: 'The public URL that receives the events',
				routing: sendInBody('url', optional(httpUrl)),
			},
		],
	},
];

export const webhookUpdate = showFor('webhook', ['update'], fields);
