import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { phoneNumber, requiredText } from '../../parameters/values';
import { deferred } from '../../parameters/deferred';

const fields: INodeProperties[] = [
	{
		displayName: 'Contact Name',
		name: 'contactName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Nathan Smith',
		description: 'Name on the contact card',
		routing: {
			send: {
				type: 'body',
				property: 'contact_name',
				value: deferred(requiredText('contactName', 'Contact Name')),
			},
		},
	},
	{
		displayName: 'Contact Phone',
		name: 'contactPhone',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 201234567890',
		description: 'Number on the contact card, with country code',
		routing: {
			send: {
				type: 'body',
				property: 'contact_phone',
				value: deferred(phoneNumber('contactPhone', 'Contact Phone')),
			},
		},
	},
];

export const messageSendContact = updateDisplayOptions(
	{ show: { resource: ['message'], operation: ['sendContact'] } },
	fields,
);
