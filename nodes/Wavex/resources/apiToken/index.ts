import type { INodeProperties } from 'n8n-workflow';

import { maxWaitOption } from '../../shared/rateLimitHints';
import { notForTools } from '../../shared/toolOperations';
import { showFor } from '../../shared/fieldRouting';
import { maskUnlessRevealed } from './maskResponse';

/** Every operation of the resource with its method and path, from the host's root. */
export const apiToken: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['apiToken'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get API token',
				description: 'Retrieve the API token of the account, masked unless revealed',
				routing: { request: { method: 'GET', url: '/api/client/api-token' } },
			},
			{
				name: 'Regenerate',
				value: 'regenerate',
				action: 'Regenerate API token',
				displayOptions: notForTools,
				description: 'Create a new API token; the current token stops working immediately',
				routing: { request: { method: 'POST', url: '/api/client/api-token/regenerate' } },
			},
		],
		default: 'get',
	},
	...showFor(
		'apiToken',
		['regenerate'],
		[
			{
				displayName:
					'The current token stops working immediately, in every workflow. The owner of the Wavex credential must then enter the new token there: turn on Reveal Token to see it, or copy it from your Wavex account.',
				name: 'regenerateNotice',
				type: 'notice',
				default: '',
			},
		],
	),
	...showFor(
		'apiToken',
		['get', 'regenerate'],
		[
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				routing: { output: { postReceive: [maskUnlessRevealed] } },
				options: [
					maxWaitOption,
					{
						displayName: 'Reveal Token',
						name: 'revealToken',
						type: 'boolean',
						default: true,
						description:
							'Whether to return the full token. Everyone with access to the executions can then read it.',
					},
				],
			},
		],
	),
];
