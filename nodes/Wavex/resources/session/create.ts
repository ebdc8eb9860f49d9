import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { oneOf, requiredText } from '../../parameters/values';
import { deferred } from '../../parameters/deferred';

const fields: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Support',
		description: 'What to call the number in your account',
		routing: {
			send: { type: 'body', property: 'name', value: deferred(requiredText('name', 'Name')) },
		},
	},
	{
		displayName: 'Connection Method',
		name: 'connectionMethod',
		type: 'options',
		options: [
			{
				name: 'Pairing Code',
				value: 'code',
				description: 'A code is typed into WhatsApp on the phone',
			},
			{
				name: 'QR Code',
				value: 'qr',
				description: 'A picture is scanned with WhatsApp on the phone',
			},
		],
		default: 'qr',
		description: 'How the phone will be linked',
		routing: {
			send: {
				type: 'body',
				property: 'connection_method',
				value: deferred(oneOf('connectionMethod', 'Connection Method', ['qr', 'code'])),
			},
		},
	},
];

export const sessionCreate = updateDisplayOptions(
	{ show: { resource: ['session'], operation: ['create'] } },
	fields,
);
