import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';

import type { Build } from '../transport/late';
import { toPhoneNumber } from './phone';
import { isBlank, json, refuse, shown, typed } from './values';

const FORM =
	'[{ "phone": "201234567890", "name": "Ahmed", "variables": { "city": "Cairo" } }], where name and variables may be left out';

/** How many wrong recipients one error names; a list of thousands would bury the sentence. */
const MOST_NAMED = 10;

function isPlain(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One recipient `{phone, name, variables}` as the API takes it, or the reason why it cannot be one. */
export function readRecipient(entry: unknown): IDataObject | string {
	if (!isPlain(entry)) return `${shown(entry)} is not an object`;
	const { phone, name, variables } = entry;
	if (isBlank(phone)) return 'has no phone';
	const number = toPhoneNumber(phone);
	if (number === undefined) return `${shown(phone)} is not a phone number`;
	const recipient: IDataObject = { phone: number };
	if (!isBlank(name)) {
		if (typeof name === 'object') return `the name ${shown(name)} is not a text`;
		recipient.name = String(name);
	}
	if (!isBlank(variables)) {
		if (!isPlain(variables)) return `the variables ${shown(variables)} are not an object`;
		for (const [key, value] of Object.entries(variables)) {
			if (value === null || typeof value === 'object') {
				return `the variable '${key}' is ${shown(value)}, not a text or a number`;
			}
		}
		if (Object.keys(variables).length > 0) recipient.variables = variables;
	}
	return recipient;
}

function checked(context: IExecuteSingleFunctions, label: string, entries: unknown[]) {
	if (entries.length === 0) {
		return refuse(context, `The field '${label}' is empty`, 'Give at least one recipient.');
	}
	const recipients = entries.map(readRecipient);
	const wrong = recipients.flatMap((recipient, index) =>
		typeof recipient === 'string' ? [`Recipient ${index + 1}: ${recipient}.`] : [],
	);
	if (wrong.length === 0) return recipients;
	const more = wrong.length > MOST_NAMED ? [`And ${wrong.length - MOST_NAMED} more.`] : [];
	return refuse(
		context,
		`The field '${label}' holds ${wrong.length} wrong of ${entries.length} recipients`,
		[...wrong.slice(0, MOST_NAMED), ...more].join(' '),
	);
}

/** The recipients entered one by one (`recipients.recipient[] = {phone, name, variables.variable[]}`); a variable without a name is left out. */
export function recipientsFromFields(parameter: string, label: string): Build {
	return function () {
		const { recipient = [] } = typed(this, parameter) as { recipient?: IDataObject[] };
		const entries = recipient.map(({ variables, ...entry }) => {
			const { variable = [] } = (variables ?? {}) as { variable?: IDataObject[] };
			const named = variable.filter(({ key }) => !isBlank(key));
			return {
				...entry,
				variables: Object.fromEntries(named.map(({ key, value }) => [String(key).trim(), value])),
			};
		});
		return checked(this, label, entries);
	};
}

/** The recipients given as JSON, or as a list that an expression put in. */
export function recipientsFromJson(parameter: string, label: string): Build {
	const parse = json(parameter, label);
	return async function () {
		const entries = await parse.call(this);
		if (Array.isArray(entries)) return checked(this, label, entries);
		return refuse(this, `The field '${label}' is not a list`, `Its form is ${FORM}.`);
	};
}
