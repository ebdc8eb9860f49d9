import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { bracesHint } from '../../shared/bracesHint';
import { requiredText } from '../../parameters/values';
import { deferred } from '../../parameters/deferred';
import { categories, category, mediaFields, resolveMedia } from './fields';

const fields: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Order shipped',
		description: 'What the template is called in your Wavex account',
		routing: {
			send: { type: 'body', property: 'name', value: deferred(requiredText('name', 'Name')) },
		},
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
			send: {
				type: 'body',
				property: 'content',
				value: deferred(requiredText('content', 'Content')),
			},
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
				value: deferred(category('category')),
			},
		},
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		routing: { request: { body: resolveMedia('additionalFields') } },
		options: mediaFields,
	},
];

export const templateCreate = updateDisplayOptions(
	{ show: { resource: ['template'], operation: ['create'] } },
	fields,
);
