import type { INodeProperties } from 'n8n-workflow';

import { sendInBody, showFor } from '../../shared/fieldRouting';
import { phoneNumber, requiredText } from '../../parameters/values';

const fields: INodeProperties[] = [
	{
		displayName: 'Contact Name',
		name: 'contactName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Nathan Smith',
		description: 'Name on the contact card',
		routing: sendInBody('contact_name', requiredText),
	},
	{
		displayName: 'Contact Phone',
		name: 'contactPhone',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 201234567890',
		description: 'Number on the contact card, with country code',
		routing: sendInBody('contact_phone', phoneNumber),
	},
];

export const messageSendContact = showFor('message', ['sendContact'], fields);
