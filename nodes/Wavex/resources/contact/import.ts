import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { toPhoneNumber } from '../../shared/phone';
import { isBlank, json, refuse, shown, typed } from '../../shared/values';
import { late } from '../../transport/late';
import type { Build } from '../../transport/late';

/** Each entry as the API takes it: `{phone, name}`, the name only where there is one. */
function contactsIn(context: IExecuteSingleFunctions, list: unknown, label: string): IDataObject[] {
	if (!Array.isArray(list)) {
		return refuse(
			context,
			`The field '${label}' is ${shown(list)}, not a list`,
			'It must be a list such as [{"phone": "201234567890", "name": "Nathan"}].',
		);
	}
	if (list.length === 0) refuse(context, `The field '${label}' is empty`, 'Add a contact.');
	return list.map((entry: unknown, index) => {
		const { phone, name } = (entry ?? {}) as IDataObject;
		const number = toPhoneNumber(phone);
		if (number === undefined) {
			return refuse(
				context,
				`Contact ${index + 1} of '${label}' has no phone number: ${shown(phone ?? entry)}`,
				'Give each contact a number with its country code, e.g. 201234567890.',
			);
		}
		if (typeof name === 'object' && name !== null) {
			return refuse(
				context,
				`The name of contact ${index + 1} of '${label}' is ${shown(name)}, not a text`,
				'Take the text out of the data.',
			);
		}
		return isBlank(name) ? { phone: number } : { phone: number, name: String(name) };
	});
}

const fromFields: Build = function () {
	return contactsIn(this, typed(this, 'contacts.contact') || [], 'Contacts');
};

const fromJson: Build = async function () {
	const label = 'Contacts (JSON)';
	return contactsIn(this, await json('contactsJson', label).call(this), label);
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
		description: 'Whether to enter the contacts one by one or as one list',
	},
	{
		displayName: 'Contacts',
		name: 'contacts',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		required: true,
		placeholder: 'Add contact',
		default: {},
		description: 'The people to add',
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
						description: 'Number with country code',
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
		routing: { send: { type: 'body', property: 'contacts', value: late(fromFields) } },
	},
	{
		displayName: 'Contacts (JSON)',
		name: 'contactsJson',
		type: 'json',
		required: true,
		default: '',
		placeholder: 'e.g. [{"phone": "201234567890", "name": "Nathan"}]',
		description: 'A list of objects with phone and name. Anything else in them is left out.',
		displayOptions: { show: { contactsMode: ['json'] } },
		routing: { send: { type: 'body', property: 'contacts', value: late(fromJson) } },
	},
];

export const contactImport = updateDisplayOptions(
	{ show: { resource: ['contact'], operation: ['import'] } },
	fields,
);
