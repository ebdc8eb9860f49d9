import type { INodeProperties } from 'n8n-workflow';

import { deferred } from '../parameters/deferred';
import { requiredText } from '../parameters/values';

/** The text to send, for the request of an operation that has this field. */
export const messageText = deferred(requiredText('message', 'Message'));

/** Declared once for every operation that shows it, like `recipientField` and for the same reason. */
export const messageField: INodeProperties = {
	displayName: 'Message',
	name: 'message',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. Your order is ready',
	description: 'The text to send',
};
