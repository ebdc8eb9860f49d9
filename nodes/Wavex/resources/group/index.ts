import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { paginationFields } from '../../shared/paginationFields';
import { groupLocator, optionalSessionIn } from '../../shared/locators';
import { messageText } from '../../shared/messageField';

function shownFor(operation: string[], fields: INodeProperties[]): INodeProperties[] {
	return updateDisplayOptions({ show: { resource: ['group'], operation } }, fields);
}

/** The table of contents: every operation of the resource with its method and path. */
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
				description: 'Retrieve a list of the groups that your numbers are in',
				routing: { request: { method: 'GET', url: '/groups' } },
			},
			{
				name: 'Get Participants',
				value: 'getParticipants',
				action: 'Get group participants',
				description: 'Retrieve a list of the people in a group',
				routing: { request: { method: 'GET', url: '/groups/{groupId}/participants' } },
			},
			{
				name: 'Send Message',
				value: 'sendMessage',
				action: 'Send group message',
				description: 'Send a text to everyone in a group',
				routing: {
					request: {
						method: 'POST',
						url: '/groups/{groupId}/message',
						body: { message: messageText },
					},
				},
			},
			{
				name: 'Sync',
				value: 'sync',
				action: 'Sync groups',
				description: 'Take over the groups that your numbers are in from WhatsApp',
				routing: { request: { method: 'POST', url: '/groups/sync' } },
			},
		],
		default: 'getAll',
	},
	...shownFor(['get', 'getParticipants', 'sendMessage'], [groupLocator]),
	...shownFor(['getAll', 'getParticipants'], paginationFields),
];

/** Comes after the message, which it shares with the texts to one number. */
export const groupOptions: INodeProperties[] = shownFor(
	['sendMessage', 'sync'],
	[
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: [optionalSessionIn('additionalFields', 'body')],
		},
	],
);
