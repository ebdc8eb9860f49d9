import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';

import { sendInBody, showFor } from '../../shared/fieldRouting';
import { toPhoneNumber } from '../../utils/phoneNumber';
import { isBlank, json, throwInputError, formatValue, getParameter } from '../../parameters/values';
import type { ParameterReader } from '../../parameters/deferred';

/** Returns each entry as `{phone, name}`, without an empty name. */
function parseContacts(
	context: IExecuteSingleFunctions,
	list: unknown,
	label: string,
): IDataObject[] {
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
				`The name of contact ${index + 1} of '${label}' is ${formatValue(name)}, not text`,
				'Pass only the text, not the whole object.',
			);
		}
		return isBlank(name) ? { phone: number } : { phone: number, name: String(name) };
	});
}

const contactsFromFields: ParameterReader = (context, parameter, label) =>
	parseContacts(context, getParameter(context, `${parameter}.contact`) || [], label);

const contactsFromJson: ParameterReader = (context, parameter, label) =>
	parseContacts(context, json(context, parameter, label), label);

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
];

export const contactImport = showFor('contact', ['import'], fields);
