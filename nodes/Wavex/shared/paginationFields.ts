import type { INodeProperties } from 'n8n-workflow';

import { deferred } from '../parameters/deferred';
import type { ValueResolver } from '../parameters/deferred';
import { integer } from '../parameters/values';

/** Asks for nothing: refuses a limit that is none, which n8n would take for no limit at all. */
const checkLimit: ValueResolver = async (context) => {
	await integer('limit', 'Limit')(context);
};

/** Return All and Limit. Each resource shows them for its own lists. */
export const paginationFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
		routing: {
			output: { maxResults: '={{ $value }}' },
			send: { type: 'query', property: 'limit', value: deferred(checkLimit) },
		},
	},
];
