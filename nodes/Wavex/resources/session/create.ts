import type { INodeProperties } from 'n8n-workflow';
import { sendInBody, showFor } from '../../shared/fieldRouting';

import { oneOf, requiredText } from '../../parameters/values';

const fields: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Support',
		description: 'What to call the number in your account',
		routing: sendInBody('name', requiredText),
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
		routing: sendInBody('connection_method', oneOf(['qr', 'code'])),
	},
];

export const sessionCreate = showFor('session', ['create'], fields);
