import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { recipientFields } from './recipientFields';
import { delayField, mediaFields } from './optionFields';

const fields: INodeProperties[] = [
	...recipientFields,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [delayField, ...mediaFields],
	},
];

export const campaignCreate = updateDisplayOptions(
	{ show: { resource: ['campaign'], operation: ['create'] } },
	fields,
);
