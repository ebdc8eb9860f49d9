import type { INodeProperties } from 'n8n-workflow';

import { returnDeleted } from '../../shared/simplify';
import { paginationFields } from '../../shared/paginationFields';
import { sessionInBody, templateLocator } from '../../shared/locators';
import { recipientField } from '../../shared/recipientField';
import { templateCreate } from './create';
import { templateUpdate } from './update';
import { variablesField } from '../../shared/templateVariables';
import { showFor } from '../../shared/fieldRouting';

/** Every operation of the resource with its method and path. */
export const template: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['template'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create template',
				description: 'Save a text with {{variables}} and optional media',
				routing: { request: { method: 'POST', url: '/templates' } },
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete template',
				description: 'Delete a template permanently',
				routing: {
					request: { method: 'DELETE', url: '/templates/{templateId}' },
					output: { postReceive: [returnDeleted] },
				},
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get template',
				description: 'Retrieve a template with its media',
				routing: { request: { method: 'GET', url: '/templates/{templateId}' } },
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many templates',
				description: 'Retrieve a list of templates',
				routing: { request: { method: 'GET', url: '/templates' } },
			},
			{
				name: 'Preview',
				value: 'preview',
				action: 'Preview template',
				description: 'Retrieve the text with its variables replaced, without sending it',
				routing: { request: { method: 'POST', url: '/templates/{templateId}/preview' } },
			},
			{
				name: 'Send',
				value: 'send',
				action: 'Send template',
				description: 'Send a template with its media to a WhatsApp number',
				routing: { request: { method: 'POST', url: '/templates/{templateId}/send' } },
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update template',
				description: 'Change the text of a template, or add or remove its media',
				routing: { request: { method: 'PUT', url: '/templates/{templateId}' } },
			},
		],
		default: 'send',
	},
	...showFor('template', ['send'], [sessionInBody, recipientField]),
	...showFor('template', ['delete', 'get', 'preview', 'send', 'update'], [templateLocator]),
	...showFor('template', ['preview', 'send'], [variablesField]),
	...showFor('template', ['getAll'], paginationFields),
	...templateCreate,
	...templateUpdate,
];
