import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

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

export const contactCheck = updateDisplayOptions(
	{ show: { resource: ['contact'], operation: ['check'] } },
	fields,
);
