import type { INodeProperties } from 'n8n-workflow';
import { SEND_AND_WAIT_OPERATION } from 'n8n-workflow';

import { showFor } from '../../../shared/fieldRouting';
import { maxWaitOption } from '../../../shared/rateLimitHints';

const DAY_MINUTES = 1_440;

/** Nothing is invalid then. */
const ANY_REPLY = { '/replyType': ['any'] };

/** n8n sets the parameter `responseType` to this in a human review, which it derives from this node (hitl-tools in n8n). */
const REVIEW = { responseType: ['approval'] };

const fields: INodeProperties[] = [
	{
		displayName: 'Response Type',
		name: 'responseType',
		type: 'hidden',
		default: 'reply',
	},
	{
		displayName: 'Reply Type',
		name: 'replyType',
		type: 'options',
		displayOptions: { hide: REVIEW },
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
		description:
			'What kind of reply to wait for. In a group, any member can reply unless the option Group Member is set.',
	},
	{
		displayName: 'Reply Type',
		name: 'replyType',
		type: 'options',
		displayOptions: { show: REVIEW },
		options: [
			{
				name: 'Approve or Decline',
				value: 'approval',
				description: 'The reviewer replies with 1, Approve or 👍, or with 2, Decline or 👎',
			},
			{
				name: 'Choice',
				value: 'choice',
				description: 'One of a list of choices, of which the first one approves',
			},
		],
		default: 'approval',
		description: 'How the reviewer approves. Any other reply goes to the agent as feedback.',
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
		// Saved nodes keep what they have: n8n stores the collection, also when it is empty.
		default: { limitWaitMinutes: DAY_MINUTES },
		options: [
			{
				displayName: 'Group Member',
				name: 'groupMember',
				type: 'string',
				default: '',
				placeholder: 'e.g. +201234567890',
				description:
					'The phone number whose reply counts when To is a group. By default any member can reply.',
			},
			{
				displayName: 'Limit Wait Time (Minutes)',
				name: 'limitWaitMinutes',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: DAY_MINUTES,
				description:
					'How long to wait for the reply: 1440 minutes are 24 hours. Set to 0 for no limit.',
			},
			{
				displayName: 'Max Retries',
				name: 'maxRetries',
				displayOptions: { hide: ANY_REPLY },
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
				displayOptions: { hide: ANY_REPLY },
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				placeholder: 'e.g. Please reply with a number from the list',
				description:
					'What to send when a reply is invalid. By default a choice, number or date is asked for again.',
			},
		],
	},
];

export const messageSendAndWait = showFor('message', [SEND_AND_WAIT_OPERATION], fields);
