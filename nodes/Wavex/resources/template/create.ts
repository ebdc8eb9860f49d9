import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { bracesHint } from '../../shared/bracesHint';
import { text } from '../../shared/values';
import { late } from '../../transport/late';
import { categories, category, mediaFields, mediaOf } from './fields';

const fields: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Order shipped',
		description: 'What the template is called in your Wavex account',
		routing: { send: { type: 'body', property: 'name', value: late(text('name', 'Name')) } },
	},
	{
		displayName: 'Content',
		name: 'content',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder: 'e.g. Hello {{name}}, your order {{order}} is on its way',
		description: 'The text; each {{variable}} in it is filled in when the template is sent',
		hint: bracesHint,
		routing: {
			send: { type: 'body', property: 'content', value: late(text('content', 'Content')) },
		},
	},
	{
		displayName: 'Category',
		name: 'category',
		type: 'options',
		options: categories,
		default: 'general',
		description: 'What the template is for',
		routing: {
			send: {
				type: 'body',
				property: 'category',
				value: late(category('category')),
			},
		},
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		routing: { request: { body: mediaOf('additionalFields') } },
		options: mediaFields,
	},
];

export const templateCreate = updateDisplayOptions(
	{ show: { resource: ['template'], operation: ['create'] } },
	fields,
);
