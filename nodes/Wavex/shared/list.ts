import type { INodeProperties } from 'n8n-workflow';

/** The operations that give a list. */
const displayOptions = { show: { resource: ['session'], operation: ['getAll'] } };

/** Return All and Limit: declared once for every operation that gives a list. */
export const listFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		displayOptions,
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { ...displayOptions.show, returnAll: [false] } },
		routing: { output: { maxResults: '={{ $value }}' } },
	},
];
