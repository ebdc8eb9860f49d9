import type { INodeProperties } from 'n8n-workflow';
import { SEND_AND_WAIT_OPERATION } from 'n8n-workflow';

import { showFor } from '../../../shared/fieldRouting';
import { maxWaitOption } from '../../../shared/rateLimitHints';

const fields: INodeProperties[] = [
	{
		displayName: 'Reply Type',
		name: 'replyType',
		type: 'options',
		options: [
			{
				name: 'Any',
				value: 'any',
				description: 'Any message, including a picture or a voice message',
			},
			{
				name: 'Choice',
				value: 'choice',
				description: 'One of a list of choices, sent as a numbered menu',
			},
			{ name: 'Date', value: 'date', description: 'A date such as 31/12/2030 or 2030-12-31' },
			{ name: 'Number', value: 'number', description: 'A number, in Western or Arabic digits' },
			{
				name: 'Pattern',
				value: 'pattern',
				description: 'A text that matches a regular expression',
			},
		],
		default: 'any',
		description: 'What kind of reply to wait for',
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
		description: 'The choices; the customer replies with a number, label or value',
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
						description: 'What the workflow receives; defaults to the label',
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
		description: 'Regular expression that the reply must match. It ignores case.',
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
				description: 'How long to wait for the reply. Set to 0 for no limit.',
			},
			{
				displayName: 'Max Retries',
				name: 'maxRetries',
				type: 'number',
				typeOptions: { minValue: 0, numberPrecision: 0 },
				default: 2,
				description:
					'How many invalid replies to accept before the node stops waiting with the status "invalid"',
			},
			maxWaitOption,
			{
				displayName: 'Retry Message',
				name: 'retryMessage',
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				placeholder: 'e.g. Please reply with a number from the list',
				description: 'What to send when a reply is invalid',
			},
		],
	},
];

export const messageSendAndWait = showFor('message', [SEND_AND_WAIT_OPERATION], fields);
