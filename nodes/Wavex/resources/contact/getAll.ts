import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { optionalSessionIn } from '../../shared/locators';
import { optional, requiredText } from '../../parameters/values';
import { deferred } from '../../parameters/deferred';

const fields: INodeProperties[] = [
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Search',
				name: 'search',
				type: 'string',
				default: '',
				placeholder: 'e.g. Nathan',
				description: 'Only contacts in which the API finds this text',
				routing: {
					send: {
						type: 'query',
						property: 'search',
						value: deferred(optional('filters.search', requiredText('filters.search', 'Search'))),
					},
				},
			},
			{ ...optionalSessionIn('filters', 'query'), description: 'Only contacts of this number' },
		],
	},
];

export const contactGetAll = updateDisplayOptions(
	{ show: { resource: ['contact'], operation: ['getAll'] } },
	fields,
);
