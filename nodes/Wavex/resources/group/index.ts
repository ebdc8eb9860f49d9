import type { INodeProperties } from 'n8n-workflow';

import { paginationFields } from '../../shared/paginationFields';
import { groupLocator, optionalSessionInBody } from '../../shared/locators';
import { messageField } from '../../shared/messageField';
import { showFor } from '../../shared/fieldRouting';

/** Every operation of the resource with its method and path. */
export const group: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['group'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get group',
				description: 'Retrieve a group with its contacts',
				routing: { request: { method: 'GET', url: '/groups/{groupId}' } },
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many groups',
				description: 'Retrieve a list of the groups that your numbers belong to',
				routing: { request: { method: 'GET', url: '/groups' } },
			},
			{
				name: 'Get Participants',
				value: 'getParticipants',
				action: 'Get group participants',
				description: 'Retrieve a list of the participants of a group',
				routing: { request: { method: 'GET', url: '/groups/{groupId}/participants' } },
			},
			{
				name: 'Send Message',
				value: 'sendMessage',
				action: 'Send group message',
				description: 'Send a text message to a group',
				routing: { request: { method: 'POST', url: '/groups/{groupId}/message' } },
			},
			{
				name: 'Sync',
				value: 'sync',
				action: 'Sync groups',
				description: 'Import the groups that your numbers belong to from WhatsApp',
				routing: { request: { method: 'POST', url: '/groups/sync' } },
			},
		],
		default: 'getAll',
	},
	...showFor('group', ['get', 'getParticipants', 'sendMessage'], [groupLocator]),
	...showFor('group', ['getAll', 'getParticipants'], paginationFields),
	...showFor('group', ['sendMessage'], [messageField]),
	...showFor(
		'group',
		['sendMessage', 'sync'],
		[
			{
				displayName: 'Additional Fields',
				name: 'additionalFields',
				type: 'collection',
				placeholder: 'Add field',
				default: {},
				options: [optionalSessionInBody],
			},
		],
	),
];
