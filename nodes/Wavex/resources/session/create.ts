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
		description: 'The name of the session in your Wavex account',
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
				description: 'Enter a code in WhatsApp on the phone',
			},
			{
				name: 'QR Code',
				value: 'qr',
				description: 'Scan a QR code with WhatsApp on the phone',
			},
		],
		default: 'qr',
		description: 'How to link the phone',
		routing: sendInBody('connection_method', oneOf(['qr', 'code'])),
	},
];

export const sessionCreate = showFor('session', ['create'], fields);
