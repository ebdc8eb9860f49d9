import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { bracesHint } from '../../shared/bracesHint';
import { sessionIn, templateInBody } from '../../shared/locators';
import { momentAhead } from '../../shared/schedule';
import { integer, optional, text } from '../../shared/values';
import { late } from '../../transport/late';
import { mediaOptions } from './mediaOptions';
import { recipientFields } from './recipientFields';

const DELAY = 'additionalFields.delaySeconds';

const fields: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Spring sale',
		description: 'What the campaign is called in your Wavex account',
		routing: { send: { type: 'body', property: 'name', value: late(text('name', 'Name')) } },
	},
	sessionIn('body'),
	{
		displayName: 'Content Source',
		name: 'contentSource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Message', value: 'message', description: 'Send a text entered here' },
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
		placeholder: 'e.g. Hello {{name}}, the sale begins today',
		description: "The text to send; {{name}} becomes the recipient's variable of that name",
		hint: bracesHint,
		routing: {
			send: { type: 'body', property: 'message', value: late(text('message', 'Message')) },
		},
	},
	{ ...templateInBody, displayOptions: { show: { contentSource: ['template'] } } },
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Immediate', value: 'immediate', description: 'Sends once it is started' },
			{ name: 'Scheduled', value: 'scheduled', description: 'Sends at a set time' },
		],
		default: 'immediate',
		description: 'When the campaign sends',
		routing: { send: { type: 'body', property: 'type' } },
	},
	{
		displayName: 'Scheduled At',
		name: 'scheduledAt',
		type: 'dateTime',
		required: true,
		displayOptions: { show: { type: ['scheduled'] } },
		default: '',
		description: "When to send, in the workflow's time zone unless the time names another",
		routing: {
			send: {
				type: 'body',
				property: 'scheduled_at',
				value: late(momentAhead('scheduledAt', 'Scheduled At')),
			},
		},
	},
	...recipientFields,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [
			{
				displayName: 'Delay (Seconds)',
				name: 'delaySeconds',
				type: 'number',
				typeOptions: { minValue: 0, numberPrecision: 0 },
				default: 200,
				description: 'How long to wait between two messages',
				routing: {
					send: {
						type: 'body',
						property: 'delay_seconds',
						value: late(optional(DELAY, integer(DELAY, 'Delay (Seconds)', 0))),
					},
				},
			},
			{
				displayName: 'Media File Name',
				name: 'mediaFilename',
				type: 'string',
				default: '',
				placeholder: 'e.g. promo.jpg',
				description: 'The name that recipients see',
				routing: mediaOptions,
			},
			{
				displayName: 'Media MIME Type',
				name: 'mediaType',
				type: 'string',
				default: '',
				placeholder: 'e.g. image/jpeg',
				description: 'What kind of file the Media URL leads to',
				routing: mediaOptions,
			},
			{
				displayName: 'Media URL',
				name: 'mediaUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/promo.jpg',
				description:
					"A public address of an image, video or document; replaces the template's media",
				routing: mediaOptions,
			},
		],
	},
];

export const campaignCreate = updateDisplayOptions(
	{ show: { resource: ['campaign'], operation: ['create'] } },
	fields,
);
