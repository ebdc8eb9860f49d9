import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from '../parameters/deferred';
import { integerFrom } from '../parameters/values';
import { sendInQuery } from './fieldRouting';

/** Sends nothing: throws when the limit is invalid, which n8n would treat as no limit. */
const checkLimit: ParameterReader<undefined> = (...parameter) => {
	integerFrom(1)(...parameter);
	return undefined;
};

/** The response to an empty list may be only a message: that is no result. */
async function dropStatusRecord(items: INodeExecutionData[]): Promise<INodeExecutionData[]> {
	const isStatus = ({ json }: INodeExecutionData) =>
		json.success === true && Object.keys(json).every((key) => ['success', 'message'].includes(key));
	return items.length === 1 && isStatus(items[0]) ? [] : items;
}

export const paginationFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		routing: { output: { postReceive: [dropStatusRecord] } },
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
			...sendInQuery('limit', checkLimit),
		},
	},
];
