import type { INodeProperties } from 'n8n-workflow';

import { mediaLinkFields } from '../../shared/mediaLinkFields';
import { showFor } from '../../shared/fieldRouting';
import { categoryField, contentField, nameField } from './fields';
import { createMediaBody } from './mediaBody';

const fields: INodeProperties[] = [
	{ ...nameField, required: true },
	{ ...contentField, required: true },
	categoryField,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		routing: { request: { body: createMediaBody('additionalFields') } },
		options: mediaLinkFields(),
	},
];

export const templateCreate = showFor('template', ['create'], fields);
