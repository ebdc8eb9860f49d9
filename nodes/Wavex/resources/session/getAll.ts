import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { simplifySessions } from '../../shared/simplify';

const fields: INodeProperties[] = [
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
		routing: { output: { postReceive: [simplifySessions] } },
	},
];

export const sessionGetAll = updateDisplayOptions(
	{ show: { resource: ['session'], operation: ['getAll'] } },
	fields,
);
