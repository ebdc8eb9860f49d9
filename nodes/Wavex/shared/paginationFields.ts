import type { INodeProperties } from 'n8n-workflow';

import { late } from '../transport/late';
import type { Build } from '../transport/late';
import { integer } from './values';

/** Asks for nothing: refuses a limit that is none, which n8n would take for no limit at all. */
const checkLimit: Build = async function () {
	await integer('limit', 'Limit').call(this);
};

/** Return All and Limit. Each resource shows them for its own lists. */
export const listFields: INodeProperties[] = [
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
			send: { type: 'query', property: 'limit', value: late(checkLimit) },
		},
	},
];
