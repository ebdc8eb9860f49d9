import type { INodeProperties } from 'n8n-workflow';

import { optionalSessionInQuery } from '../../shared/locators';
import { sendInQuery, showFor } from '../../shared/fieldRouting';
import { optional, requiredText } from '../../parameters/values';

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
				description: 'Only contacts whose name or phone number contains this text',
				routing: sendInQuery('search', optional(requiredText)),
			},
			{ ...optionalSessionInQuery, description: 'Only contacts of this number' },
		],
	},
];

export const contactGetAll = showFor('contact', ['getAll'], fields);
