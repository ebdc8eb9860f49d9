import type { INodeProperties } from 'n8n-workflow';

import { returnDeleted } from '../../shared/simplify';
import { paginationFields } from '../../shared/paginationFields';
import { campaignLocator } from '../../shared/locators';
import { showFor } from '../../shared/fieldRouting';
import { customOperationRouting } from '../../execution/customOperations';
import { campaignCommonFields } from './commonFields';
import { createCampaign } from './createCampaign';
import { campaignCreate } from './create';
import { campaignCreateFromItems } from './createFromItems/fields';
import { campaignWaitForCompletion } from './waitForCompletion';

/** Every operation of the resource with its method and path. */
export const campaign: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['campaign'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create campaign',
				description: 'Prepare a bulk message to many recipients, and start sending it if requested',
				routing: {
					request: { method: 'POST', url: '/campaigns' },
					operations: { pagination: createCampaign },
				},
			},
			{
				name: 'Create From Input Items',
				value: 'createFromItems',
				action: 'Create campaign from input items',
				description: 'Create one campaign with every input item as a recipient',
				routing: customOperationRouting,
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete campaign',
				description: 'Cancel a campaign and delete it',
				routing: {
					request: { method: 'DELETE', url: '/campaigns/{campaignId}' },
					output: { postReceive: [returnDeleted] },
				},
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get campaign',
				description: 'Retrieve a campaign and its progress',
				routing: { request: { method: 'GET', url: '/campaigns/{campaignId}' } },
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many campaigns',
				description: 'Retrieve a list of campaigns',
				routing: { request: { method: 'GET', url: '/campaigns' } },
			},
			{
				name: 'Get Stats',
				value: 'getStats',
				action: 'Get campaign stats',
				description: 'Retrieve how many messages were sent, failed or are pending',
				routing: { request: { method: 'GET', url: '/campaigns/{campaignId}/stats' } },
			},
			{
				name: 'Pause',
				value: 'pause',
				action: 'Pause campaign',
				description: 'Pause a running campaign',
				routing: { request: { method: 'POST', url: '/campaigns/{campaignId}/pause' } },
			},
			{
				name: 'Resume',
				value: 'resume',
				action: 'Resume campaign',
				description: 'Resume a paused campaign',
				routing: { request: { method: 'POST', url: '/campaigns/{campaignId}/resume' } },
			},
			{
				name: 'Start',
				value: 'start',
				action: 'Start campaign',
				description: 'Start sending a campaign',
				routing: { request: { method: 'POST', url: '/campaigns/{campaignId}/start' } },
			},
			{
				name: 'Wait for Completion',
				value: 'waitForCompletion',
				action: 'Wait for campaign completion',
				description: 'Pause the workflow until a campaign is completed or has failed',
				routing: customOperationRouting,
			},
		],
		default: 'create',
	},
	...showFor(
		'campaign',
		['delete', 'get', 'getStats', 'pause', 'resume', 'start', 'waitForCompletion'],
		[campaignLocator],
	),
	...showFor('campaign', ['getAll'], paginationFields),
	...campaignCommonFields,
	...campaignCreate,
	...campaignCreateFromItems,
	...campaignWaitForCompletion,
];
