import type { INodeProperties } from 'n8n-workflow';

import { maxWaitOption } from '../../../shared/rateLimitHints';
import { variablesField } from '../../../shared/templateVariablesField';
import { showFor } from '../../../shared/fieldRouting';
import { variable } from '../recipientFields';
import { createStoredDelay } from '../delayField';
import { campaignMediaFields } from '../mediaOptions';
import { storedStart } from '../startCampaign';
import { campaignLimitField } from '../waitForCompletion';

const fields: INodeProperties[] = [
	{
		displayName: 'Recipient Phone',
		name: 'recipientPhone',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. {{ $json.phone }}',
		description: 'Phone number with country code, taken from each input item',
		builderHint: {
			propertyHint:
				"expr('{{ $json.phone }}'): all input items become one campaign, so no loop is needed",
		},
	},
	{
		displayName: 'Recipient Name',
		name: 'recipientName',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.name }}',
		description: 'Name of the recipient, taken from each input item',
	},
	{
		...variablesField,
		displayOptions: { ...variablesField.displayOptions, show: { contentSource: ['template'] } },
	},
	{
		displayName: 'Recipient Variables',
		name: 'recipientVariables',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add variable',
		default: {},
		description: 'The value of each {{variable}}, taken from each input item',
		options: [variable],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			createStoredDelay('options'),
			campaignLimitField,
			{
				displayName: 'Max Recipients per Campaign',
				name: 'maxRecipientsPerCampaign',
				type: 'number',
				typeOptions: { minValue: 0, numberPrecision: 0 },
				default: 0,
				description:
					'Splits the recipients into several campaigns, numbered in their names. 0: one campaign.',
			},
			maxWaitOption,
			...campaignMediaFields,
			storedStart,
			{
				displayName: 'Wait for Completion',
				name: 'waitForCompletion',
				type: 'boolean',
				default: true,
				description: 'Whether to pause the workflow until each campaign is completed or has failed',
			},
		],
	},
];

export const campaignCreateFromItems = showFor('campaign', ['createFromItems'], fields);
