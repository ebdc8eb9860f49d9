import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { text } from '../../shared/values';
import { late } from '../../transport/late';

const fields: INodeProperties[] = [
	{
		displayName: 'Message',
		name: 'message',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder: 'e.g. Your order is ready',
		description: 'The text to send',
		routing: {
			send: { type: 'body', property: 'message', value: late(text('message', 'Message')) },
		},
	},
];

export const messageSendText = updateDisplayOptions(
	{ show: { resource: ['message'], operation: ['sendText', 'sendAndWait'] } },
	fields,
);
