import type { INodeProperties } from 'n8n-workflow';

import { createExecutor, fetchRecords } from '../../execution/executeRequest';
import type { FetchRecords } from '../../execution/executeRequest';
import { sendInBody, showFor } from '../../shared/fieldRouting';
import { maxWaitOption } from '../../shared/rateLimitHints';
import { contactsFromFields, contactsFromJson, getSkippedRows } from './parseContacts';

/** Imports the contacts. With Skip Wrong Rows the record says which rows were left out. */
const importContacts: FetchRecords = async (context, options, limit) => {
	const records = await fetchRecords(context, options, limit);
	const skipped = getSkippedRows(context);
	return skipped ? records.map((record) => ({ ...record, skipped })) : records;
};

const fields: INodeProperties[] = [
	{
		displayName: 'Specify Contacts',
		name: 'contactsMode',
		type: 'options',
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
		default: 'fields',
		description: 'How to enter the contacts',
		routing: { operations: { pagination: createExecutor(importContacts) } },
	},
	{
		displayName: 'Contacts',
		name: 'contacts',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		required: true,
		placeholder: 'Add contact',
		default: {},
		description: 'The contacts to add',
		displayOptions: { show: { contactsMode: ['fields'] } },
		options: [
			{
				displayName: 'Contact',
				name: 'contact',
				values: [
					{
						displayName: 'Phone Number',
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
						placeholder: 'e.g. Nathan Smith',
					},
				],
			},
		],
		routing: sendInBody('contacts', contactsFromFields),
	},
	{
		displayName: 'Contacts (JSON)',
		name: 'contactsJson',
		type: 'json',
		required: true,
		default: '',
		placeholder: 'e.g. [{"phone": "201234567890", "name": "Nathan"}]',
		description: 'A list of objects with phone and name. Other keys are ignored.',
		displayOptions: { show: { contactsMode: ['json'] } },
		routing: sendInBody('contacts', contactsFromJson),
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			maxWaitOption,
			{
				displayName: 'Skip Wrong Rows',
				name: 'skipWrongRows',
				type: 'boolean',
				default: true,
				description:
					'Whether to import the other contacts when some have no usable phone number. The output lists what was skipped and why.',
			},
		],
	},
];

export const contactImport = showFor('contact', ['import'], fields);
