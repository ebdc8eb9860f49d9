import type { INodeProperties } from 'n8n-workflow';

import { requiredText } from '../parameters/values';
import { sendInBody } from './fieldRouting';

export const messageField: INodeProperties = {
	displayName: 'Message',
	name: 'message',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. Your order is ready',
	description: 'The text to send',
	routing: sendInBody('message', requiredText),
};
