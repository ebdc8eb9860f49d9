import type { INodeProperties } from 'n8n-workflow';

import { oneOf, requiredText } from '../../parameters/values';
import { variableText } from '../../parameters/variableText';
import { sendInBody } from '../../shared/fieldRouting';

export const categoryField: INodeProperties = {
	displayName: 'Category',
	name: 'category',
	type: 'options',
	options: [
		{ name: 'General', value: 'general' },
		{ name: 'Marketing', value: 'marketing' },
		{ name: 'One-Time Password', value: 'otp' },
		{ name: 'Transactional', value: 'transactional' },
	],
	default: 'general',
	description: 'What the template is used for',
	routing: sendInBody('category', oneOf(['general', 'marketing', 'otp', 'transactional'])),
};

export const contentField: INodeProperties = {
	displayName: 'Content',
	name: 'content',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. Hello {{name}}, your order {{order}} is on its way',
	description: 'The text; each {{variable}} in it is replaced when the template is sent',
	routing: sendInBody('content', variableText),
};

export const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Order shipped',
	description: 'The name of the template in your Wavex account',
	routing: sendInBody('name', requiredText),
};
