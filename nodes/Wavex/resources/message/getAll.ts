import type { INodeProperties } from 'n8n-workflow';

import { paginationFields } from '../../shared/paginationFields';
import { simplifyField, simplifyMessage } from '../../shared/simplify';
import { sendInQuery, showFor } from '../../shared/fieldRouting';
import { oneOf, optional, phoneNumber, getParameter } from '../../parameters/values';
import type { ValueResolver } from '../../parameters/deferred';

/** The largest page that the API returns, in messages. */
const MAX_PAGE = 100;

/** Asks for the largest useful page: the history is long, and the API limits the number of requests. */
const pageSize: ValueResolver = (context) => {
	return getParameter(context, 'returnAll')
		? MAX_PAGE
		: Math.min(MAX_PAGE, Number(getParameter(context, 'limit')));
};

const [returnAll, limit] = paginationFields;

const fields: INodeProperties[] = [
	{
		...returnAll,
		routing: { ...returnAll.routing, ...sendInQuery('per_page', pageSize) },
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
				description: 'Only messages with this status',
				routing: sendInQuery('status', optional(oneOf(['failed', 'queued', 'sent']))),
			},
			{
				displayName: 'To',
				name: 'to',
				type: 'string',
				default: '',
				placeholder: 'e.g. 201234567890',
				description: 'Only messages to this phone number',
				routing: sendInQuery('to', optional(phoneNumber)),
			},
		],
	},
];

export const messageGetAll = showFor('message', ['getAll'], fields);
