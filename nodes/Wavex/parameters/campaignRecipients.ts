import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';

import type { ParameterReader } from './deferred';
import { isObject } from '../utils/isObject';
import { listFirst } from '../utils/listFirst';
import { parseJson } from '../utils/parseJson';
import { getLocalCountry } from '../utils/credential';
import { parsePerson } from '../utils/persons';
import { normalizePersonId } from '../utils/samePerson';
import { isBlank, isNotText, jsonList, throwInputError, formatValue, getParameter } from './values';

/** How n8n shows in a text an object, a division by zero, and a date that it cannot read. */
export const NO_TEXT = /\[object |^(?:-?Infinity|Invalid Date(?:Time)?)$/;

/**
 * Returns one recipient `{phone, name, variables}` in the API's form, or the reason why it is invalid.
 *
 * @param localCountry ISO code of the country whose numbers may lack the country code
 */
export function parseRecipient(entry: unknown, localCountry?: string): IDataObject | string {
	if (!isObject(entry)) return `${formatValue(entry)} is not an object`;
	const { phone, name, variables } = entry;
	if (isBlank(phone)) return 'has no phone number';
	const person = parsePerson(phone, localCountry);
	if (typeof person !== 'string') return `${formatValue(phone)} ${person.problem}`;
	const recipient: IDataObject = { phone: person };
	if (!isBlank(name)) {
		if (isNotText(name)) return `the name ${formatValue(name)} is not text`;
		recipient.name = String(name);
	}
	if (!isBlank(variables)) {
		if (!isObject(variables)) return `the variables ${formatValue(variables)} are not an object`;
		for (const [key, value] of Object.entries(variables)) {
			if (isNotText(value) || NO_TEXT.test(String(value))) {
				return `the variable '${key}' is ${formatValue(value)}, not text or a number`;
			}
		}
		if (Object.keys(variables).length > 0) recipient.variables = variables;
	}
	return recipient;
}

/** Returns the recipients in order, each as `parseRecipient` does; a person who is already in the list is invalid. */
function parseRecipients(entries: unknown[], localCountry?: string): Array<IDataObject | string> {
	const numbers = new Map<string, number>();
	return entries.map((entry, index) => {
		const recipient = parseRecipient(entry, localCountry);
		if (typeof recipient === 'string') return recipient;
		const person = normalizePersonId(String(recipient.phone));
		const first = numbers.get(person);
		if (first !== undefined) return `is the same person as recipient ${first}`;
		numbers.set(person, index + 1);
		return recipient;
	});
}

async function validateRecipients(
	context: IExecuteSingleFunctions,
	label: string,
	entries: unknown[],
) {
	if (entries.length === 0) {
		return throwInputError(context, `The field '${label}' is empty`, 'Add at least one recipient.');
	}
	const recipients = parseRecipients(entries, await getLocalCountry(context));
	const invalid = recipients.flatMap((recipient, index) =>
		typeof recipient === 'string' ? [`Recipient ${index + 1}: ${recipient}.`] : [],
	);
	if (invalid.length === 0) return recipients;
	return throwInputError(
		context,
		`${invalid.length} of ${entries.length} recipients in '${label}' ${invalid.length === 1 ? 'is' : 'are'} invalid`,
		listFirst(invalid),
	);
}

/**
 * Returns variables entered as key and value (`{variable: [{key, value}]}`) as `{name: value}`; a pair without a key is left
 * out. An expression may also return them in that form, or as JSON text; anything else stays as it is.
 */
export function readVariables(given: unknown): unknown {
	const parsed = isBlank(given) ? {} : parseJson(given);
	if (!isObject(parsed) || !('variable' in parsed)) return parsed;
	const pairs = [parsed.variable].flat().filter(isObject);
	const named = pairs.filter(({ key }) => !isBlank(key));
	// n8n stores no value that is empty.
	return Object.fromEntries(
		named.map((pair) => [String(pair.key).trim(), 'value' in pair ? pair.value : '']),
	);
}

/**
 * Reads recipients entered one by one (`recipients.recipient[] = {phone, name, variables}`). An expression may also return
 * the list or a single recipient.
 */
export const recipientsFromFields: ParameterReader = async (context, parameter, label) => {
	const given = parseJson(getParameter(context, parameter));
	const list = isObject(given) && !('phone' in given) ? given.recipient : given;
	const entries = (isBlank(list) ? [] : [list].flat()).map((entry) =>
		isObject(entry) ? { ...entry, variables: readVariables(entry.variables) } : entry,
	);
	return await validateRecipients(context, label, entries);
};

/** Reads recipients given as JSON, or as a list that an expression returned. */
export const recipientsFromJson: ParameterReader = async (context, parameter, label) =>
	await validateRecipients(context, label, jsonList(context, parameter, label));
