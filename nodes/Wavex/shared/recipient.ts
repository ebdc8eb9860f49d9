import type { INodeProperties } from 'n8n-workflow';

import { late } from '../transport/late';
import { phone } from './values';

/** Whom to send to. Each resource shows it for its own operations. */
export const recipientField: INodeProperties = {
	displayName: 'To',
	name: 'to',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 201234567890',
	description:
		'Phone number of the recipient with country code. Blanks, dashes and a leading + or 00 are taken away.',
	routing: { send: { type: 'body', property: 'to', value: late(phone('to', 'To')) } },
};
