import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { listFields } from '../../shared/list';
import { sessionGetAll } from './getAll';

/** The table of contents: every operation of the resource with its method and path. */
export const session: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['session'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many sessions',
				description: 'Retrieve a list of the WhatsApp numbers of the account and their state',
				routing: {
					request: { method: 'GET', url: '/sessions' },
				},
			},
		],
		default: 'getAll',
	},
	...updateDisplayOptions({ show: { resource: ['session'], operation: ['getAll'] } }, listFields),
	...sessionGetAll,
];
