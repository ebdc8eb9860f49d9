import type { INodeProperties } from 'n8n-workflow';

import { returnDeleted } from '../../shared/simplify';
import { paginationFields } from '../../shared/paginationFields';
import { webhookLocator } from '../../shared/locators';
import { showFor } from '../../shared/fieldRouting';
import { webhookCreate } from './create';
import { splitEvents } from './parseEventList';
import { webhookUpdate } from './update';

/** Every operation of the resource with its method and path. */
export const webhook: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['webhook'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create webhook',
				description: 'Register a URL to receive events (the Wavex Trigger does this automatically)',
				routing: { request: { method: 'POST', url: '/webhooks' } },
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete webhook',
				description: 'Delete a webhook',
				routing: {
					request: { method: 'DELETE', url: '/webhooks/{webhookId}' },
					output: { postReceive: [returnDeleted] },
				},
			},
			{
				name: 'Get Events',
				value: 'getEvents',
				action: 'Get webhook events',
				description: 'Retrieve the events that a webhook can receive',
				routing: {
					request: { method: 'GET', url: '/webhooks/events' },
					output: { postReceive: [splitEvents] },
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many webhooks',
				description: 'Retrieve a list of webhooks',
				routing: { request: { method: 'GET', url: '/webhooks' } },
			},
			{
				name: 'Test',
				value: 'test',
				action: 'Test webhook',
				description: 'Send a test event to a webhook',
				routing: { request: { method: 'POST', url: '/webhooks/{webhookId}/test' } },
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update webhook',
				description: 'Change the URL or the events of a webhook',
				routing: { request: { method: 'PUT', url: '/webhooks/{webhookId}' } },
			},
		],
		default: 'getAll',
	},
	...showFor('webhook', ['delete', 'test', 'update'], [webhookLocator]),
	...showFor('webhook', ['getAll'], paginationFields),
	...webhookCreate,
	...webhookUpdate,
];
