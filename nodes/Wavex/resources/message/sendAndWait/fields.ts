import type { INodeProperties } from 'n8n-workflow';

import { maxWaitOption } from '../../../shared/rateLimitHints';
import { showFor } from '../../../shared/fieldRouting';

const fields: INodeProperties[] = [
	{
		displayName: 'Reply Type',
		name: 'replyType',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Any', value: 'any', description: 'Any message, also a picture or a voice note' },
			{ name: 'Choice', value: 'choice', description: 'One of a list, sent as a numbered menu' },
			{ name: 'Date', value: 'date', description: 'A date such as 31/12/2030 or 2030-12-31' },
			{ name: 'Number', value: 'number', description: 'A number, also in Arabic digits' },
			{ name: 'Pattern', value: 'pattern', description: 'A text that fits a regular expression' },
		],
		default: 'any',
		description: 'What counts as a reply',
	},
	{
		displayName: 'Choices',
		name: 'choices',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		required: true,
		placeholder: 'Add choice',
		displayOptions: { show: { replyType: ['choice'] } },
		default: {},
		description: 'Answered by number, label or value',
		options: [
			{
				displayName: 'Choice',
				name: 'choice',
				values: [
					{
						displayName: 'Label',
						name: 'label',
						type: 'string',
						default: '',
						placeholder: 'e.g. Tomorrow morning',
						description: 'What the customer sees',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. morning',
						description: 'What the workflow gets; the label unless given',
					},
				],
			},
		],
	},
	{
		displayName: 'Pattern',
		name: 'pattern',
		type: 'string',
		required: true,
		displayOptions: { show: { replyType: ['pattern'] } },
		default: '',
		placeholder: 'e.g. ^[A-Z]{2}\\d{4}$',
		description: 'A regular expression. Capital and small letters are the same to it.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Limit Wait Time (Minutes)',
				name: 'limitWaitMinutes',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: 'How long to wait for the reply. 0: no limit.',
			},
			{
				displayName: 'Max Retries',
				name: 'maxRetries',
				type: 'number',
				typeOptions: { minValue: 0, numberPrecision: 0 },
				default: 2,
				description:
					'How many replies that do not fit are forgiven; the next ends the wait as invalid',
			},
			maxWaitOption,
			{
				displayName: 'Retry Message',
				name: 'retryMessage',
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				placeholder: 'e.g. Please answer with a number from the list',
				description: 'What to send when a reply does not fit',
			},
		],
	},
];

export const messageSendAndWait = showFor('message', ['sendAndWait'], fields);
