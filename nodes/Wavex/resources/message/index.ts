import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { sessionLocator } from '../../shared/locators';
import { recipientField } from '../../shared/recipient';
import { messageSendText } from './sendText';

/** The table of contents: every operation of the resource with its method and path. */
export const message: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['message'] } },
		options: [
			{
				name: 'Send Text',
				value: 'sendText',
				action: 'Send text message',
				description: 'Send a text to one WhatsApp number',
				routing: {
					request: { method: 'POST', url: '/sessions/{sessionId}/messages/text' },
				},
			},
		],
		default: 'sendText',
	},
	...updateDisplayOptions({ show: { resource: ['message'] } }, [sessionLocator]),
	...updateDisplayOptions({ show: { resource: ['message'], operation: ['sendText'] } }, [
		recipientField,
	]),
	...messageSendText,
];
