import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { listFields } from '../../shared/list';
import { simplifyField, simplifyMessage } from '../../shared/simplify';
import { oneOf, optional, phone, typed } from '../../shared/values';
import { late } from '../../transport/late';
import type { Build } from '../../transport/late';

/** The most that the API gives in one page. */
const MAX_PAGE = 100;

/** As large pages as are of use: the history is long and the requests are counted. */
const pageSize: Build = function () {
	return typed(this, 'returnAll') ? MAX_PAGE : Math.min(MAX_PAGE, Number(typed(this, 'limit')));
};

const [returnAll, limit] = listFields;

const fields: INodeProperties[] = [
	{
		...returnAll,
		routing: { send: { type: 'query', property: 'per_page', value: late(pageSize) } },
	},
	limit,
	simplifyField(simplifyMessage),
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'Failed', value: 'failed' },
					{ name: 'Queued', value: 'queued' },
					{ name: 'Sent', value: 'sent' },
				],
				default: 'sent',
				description: 'Only messages of this status',
				routing: {
					send: {
						type: 'query',
						property: 'status',
						value: late(
							optional(
								'filters.status',
								oneOf('filters.status', 'Status', ['failed', 'queued', 'sent']),
							),
						),
					},
				},
			},
			{
				displayName: 'To',
				name: 'to',
				type: 'string',
				default: '',
				placeholder: 'e.g. 201234567890',
				description: 'Only messages to this phone number',
				routing: {
					send: {
						type: 'query',
						property: 'to',
						value: late(optional('filters.to', phone('filters.to', 'To'))),
					},
				},
			},
		],
	},
];

export const messageGetAll = updateDisplayOptions(
	{ show: { resource: ['message'], operation: ['getAll'] } },
	fields,
);
