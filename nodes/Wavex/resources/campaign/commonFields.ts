import type { INodeProperties } from 'n8n-workflow';

import { sessionInBody, templateInBody } from '../../shared/locators';
import { sendInBody, showFor } from '../../shared/fieldRouting';
import { futureDateTime } from '../../parameters/futureDateTime';
import { requiredText } from '../../parameters/values';
import { variableText } from '../../parameters/variableText';
import { delayField } from './delayField';
import { startField } from './startCampaign';

const fields: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Spring sale',
		description: 'The name of the campaign in your Wavex account',
		routing: sendInBody('name', requiredText),
	},
	sessionInBody,
	{
		displayName: 'Content Source',
		name: 'contentSource',
		type: 'options',
		options: [
			{ name: 'Message', value: 'message', description: 'Send text entered here' },
			{ name: 'Template', value: 'template', description: 'Send a template with its media' },
		],
		default: 'message',
		description: 'Where the text of the messages comes from',
	},
	{
		displayName: 'Message',
		name: 'message',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		displayOptions: { show: { contentSource: ['message'] } },
		default: '',
		placeholder: 'e.g. Hello {{name}}, the sale starts today',
		description:
			"The text to send; {{name}} is replaced with the recipient's variable of that name",
		routing: sendInBody('message', variableText),
	},
	{ ...templateInBody, displayOptions: { show: { contentSource: ['template'] } } },
	{
		displayName: 'When to Send',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'Once Started', value: 'immediate' },
			{ name: 'At a Set Time', value: 'scheduled' },
		],
		default: 'immediate',
		description: 'Whether sending starts with the Start operation or at a set time',
		routing: { send: { type: 'body', property: 'type' } },
	},
	{
		displayName: 'Scheduled At',
		name: 'scheduledAt',
		type: 'dateTime',
		required: true,
		displayOptions: { show: { type: ['scheduled'] } },
		default: '',
		description:
			"When to send, e.g. 31/01/2030 09:00 (the day first), in the workflow's time zone unless the time specifies another",
		routing: sendInBody('scheduled_at', futureDateTime),
	},
	startField,
	delayField,
];

export const campaignCommonFields = showFor('campaign', ['create', 'createFromItems'], fields);
