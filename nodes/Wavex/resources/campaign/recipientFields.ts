import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { sendInBody } from '../../shared/fieldRouting';
import { recipientsFromFields, recipientsFromJson } from '../../parameters/campaignRecipients';
import { requireVariables } from './textVariables';

export const variable: INodePropertyCollection = {
	displayName: 'Variable',
	name: 'variable',
	values: [
		{
			displayName: 'Key',
			name: 'key',
			type: 'string',
			default: '',
			placeholder: 'e.g. name',
		},
		{
			displayName: 'Value',
			name: 'value',
			type: 'string',
			default: '',
			placeholder: 'e.g. Ahmed',
		},
	],
};

export const recipientFields: INodeProperties[] = [
	{
		displayName: 'Specify Recipients',
		name: 'recipientsMode',
		type: 'options',
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
		default: 'fields',
		description: 'How to enter the recipients',
	},
	{
		displayName: 'Recipients',
		name: 'recipients',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add recipient',
		displayOptions: { show: { recipientsMode: ['fields'] } },
		default: {},
		description: 'Who receives the campaign',
		routing: sendInBody('recipients', requireVariables(recipientsFromFields)),
		options: [
			{
				displayName: 'Recipient',
				name: 'recipient',
				values: [
					{
						displayName: 'Phone',
						name: 'phone',
						type: 'string',
						required: true,
						default: '',
						placeholder: 'e.g. 201234567890',
						description: 'Phone number with country code',
					},
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. Ahmed',
					},
					{
						displayName: 'Variables',
						name: 'variables',
						type: 'fixedCollection',
						typeOptions: { multipleValues: true },
						placeholder: 'Add variable',
						default: {},
						description: 'The value of each {{variable}} in the text',
						options: [variable],
					},
				],
			},
		],
	},
	{
		displayName: 'Recipients (JSON)',
		name: 'recipientsJson',
		type: 'json',
		required: true,
		displayOptions: { show: { recipientsMode: ['json'] } },
		default: '[]',
		placeholder: 'e.g. [{ "phone": "201234567890", "name": "Ahmed" }]',
		description: 'A list of {phone, name, variables}; name and variables are optional',
		routing: sendInBody('recipients', requireVariables(recipientsFromJson)),
	},
];
