import type { INodeProperties } from 'n8n-workflow';

import { showFor } from '../../shared/fieldRouting';
import { recipientFields } from './recipientFields';
import { createStoredDelay } from './delayField';
import { campaignMediaFields } from './mediaOptions';

const fields: INodeProperties[] = [
	...recipientFields,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [createStoredDelay('additionalFields'), ...campaignMediaFields],
	},
];

export const campaignCreate = showFor('campaign', ['create'], fields);
