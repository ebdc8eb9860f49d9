import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { toPhoneNumber } from '../../utils/phoneNumber';
import { isBlank, json, throwInputError, formatValue, getParameter } from '../../parameters/values';
import { deferred } from '../../parameters/deferred';
import type { ValueResolver } from '../../parameters/deferred';

/** Each entry as the API takes it: `{phone, name}`, the name only where there is one. */
function contactsIn(context: IExecuteSingleFunctions, list: unknown, label: string): IDataObject[] {
	if (!Array.isArray(list)) {
		return throwInputError(
			context,
			`The field '${label}' is ${formatValue(list)}, not a list`,
			'It must be a list such as [{"phone": "201234567890", "name": "Nathan"}].',
		);
	}
	if (list.length === 0)
		throwInputError(context, `The field '${label}' is empty`, 'Add a contact.');
	return list.map((entry: unknown, index) => {
		const { phone, name } = (entry ?? {}) as IDataObject;
		const number = toPhoneNumber(phone);
		if (number === undefined) {
			return throwInputError(
				context,
				`Contact ${index + 1} of '${label}' has no phone number: ${formatValue(phone ?? entry)}`,
				'Give each contact a number with its country code, e.g. 201234567890.',
			);
		}
		if (typeof name === 'object' && name !== null) {
			return throwInputError(
				context,
				`The name of contact ${index + 1} of '${label}' is ${formatValue(name)}, not a text`,
				'Take the text out of the data.',
			);
		}
		return isBlank(name) ? { phone: number } : { phone: number, name: String(name) };
	});
}

const fromFields: ValueResolver = (context) => {
	return contactsIn(context, getParameter(context, 'contacts.contact') || [], 'Contacts');
};

const fromJson: ValueResolver = async (context) => {
	const label = 'Contacts (JSON)';
	return contactsIn(context, await json('contactsJson', label)(context), label);
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
		routing: { send: { type: 'body', property: 'contacts', value: deferred(fromFields) } },
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
		routing: { send: { type: 'body', property: 'contacts', value: deferred(fromJson) } },
	},
];

export const contactImport = updateDisplayOptions(
	{ show: { resource: ['contact'], operation: ['import'] } },
	fields,
);
