import type { INodeProperties } from 'n8n-workflow';

import { showFor } from '../../shared/fieldRouting';
import { recipientFields } from './recipientFields';
import { delayField } from './delayField';
import { campaignMediaFields } from './mediaOptions';

const fields: INodeProperties[] = [
	...recipientFields,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [delayField, ...campaignMediaFields],
	},
];

export const campaignCreate = showFor('campaign', ['create'], fields);
