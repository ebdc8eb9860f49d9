import type { INodeProperties } from 'n8n-workflow';

import { showFor } from '../../shared/fieldRouting';

const fields: INodeProperties[] = [
	{
		displayName: 'Phone Number',
		name: 'phone',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 201234567890',
		description: 'The number to check, with country code',
	},
];

export const contactCheck = showFor('contact', ['check'], fields);
