import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { paginationFields } from '../../shared/paginationFields';
import { simplifyField, simplifyMessage } from '../../shared/simplify';
import { oneOf, optional, phoneNumber, getParameter } from '../../parameters/values';
import { deferred } from '../../parameters/deferred';
import type { ValueResolver } from '../../parameters/deferred';

/** The most that the API gives in one page. */
const MAX_PAGE = 100;

/** As large pages as are of use: the history is long and the requests are counted. */
const pageSize: ValueResolver = (context) => {
	return getParameter(context, 'returnAll')
		? MAX_PAGE
		: Math.min(MAX_PAGE, Number(getParameter(context, 'limit')));
};

const [returnAll, limit] = paginationFields;

const fields: INodeProperties[] = [
	{
		...returnAll,
		routing: { send: { type: 'query', property: 'per_page', value: deferred(pageSize) } },
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
						value: deferred(
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
						value: deferred(optional('filters.to', phoneNumber('filters.to', 'To'))),
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
