import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';

import { parseRecipient } from '../../parameters/campaignRecipients';
import type { ParameterReader } from '../../parameters/deferred';
import { getParameter, jsonList, throwInputError } from '../../parameters/values';
import { getLocalCountry } from '../../utils/credential';
import { isObject } from '../../utils/isObject';
import { listFirst } from '../../utils/listFirst';

/** A row that is not imported; the first one has number 1. */
interface SkippedRow {
	row: number;
	phone: unknown;
	reason: string;
}

interface Contacts {
	contacts: IDataObject[];
	skipped: SkippedRow[];
}

/** Returns `{phone, name}` without an empty name, or the reason why it is wrong. */
function parseContact(entry: unknown, localCountry?: string): IDataObject | string {
	const contact = isObject(entry) ? { phone: entry.phone, name: entry.name } : entry;
	return parseRecipient(contact, localCountry);
}

function parseRows(rows: unknown[], localCountry?: string): Contacts {
	const result: Contacts = { contacts: [], skipped: [] };
	for (const [index, entry] of rows.entries()) {
		const contact = parseContact(entry, localCountry);
		if (typeof contact !== 'string') result.contacts.push(contact);
		else {
			const phone = isObject(entry) ? (entry.phone ?? null) : entry;
			result.skipped.push({ row: index + 1, phone, reason: contact });
		}
	}
	return result;
}

function skipsWrongRows(context: IExecuteSingleFunctions): boolean {
	return context.getNodeParameter('options.skipWrongRows', false) === true;
}

function throwWrongRows(
	context: IExecuteSingleFunctions,
	label: string,
	{ contacts, skipped }: Contacts,
): never {
	const listed = skipped.map(({ row, reason }) => `Contact ${row}: ${reason}.`);
	const count = contacts.length + skipped.length;
	const advice = skipsWrongRows(context)
		? 'There is nothing to import.'
		: "Correct them, or turn on 'Skip Wrong Rows' in the options. No contact was imported.";
	return throwInputError(
		context,
		`${skipped.length} of ${count} contacts in '${label}' ${skipped.length === 1 ? 'is' : 'are'} wrong`,
		`${listFirst(listed)} ${advice}`,
	);
}

async function parseContacts(
	context: IExecuteSingleFunctions,
	list: unknown[],
	label: string,
): Promise<IDataObject[]> {
	if (list.length === 0)
		throwInputError(context, `The field '${label}' is empty`, 'Add a contact.');
	const result = parseRows(list, await getLocalCountry(context));
	const { contacts, skipped } = result;
	if (skipped.length > 0 && (contacts.length === 0 || !skipsWrongRows(context))) {
		throwWrongRows(context, label, result);
	}
	skippedRows.set(context, skipped);
	return contacts;
}

/** The rows that were left out of the request of this item. */
const skippedRows = new WeakMap<IExecuteSingleFunctions, SkippedRow[]>();

/** Returns the rows that the item's request leaves out; undefined when the option to skip them is off. */
export function getSkippedRows(context: IExecuteSingleFunctions): SkippedRow[] | undefined {
	return skipsWrongRows(context) ? skippedRows.get(context) : undefined;
}

/** Reads the contacts entered one by one (`contacts.contact[] = {phone, name}`). */
export const contactsFromFields: ParameterReader = async (context, parameter, label) =>
	await parseContacts(context, [getParameter(context, `${parameter}.contact`) || []].flat(), label);

/** Reads the contacts given as JSON, or as a list that an expression returned. */
export const contactsFromJson: ParameterReader = async (context, parameter, label) =>
	await parseContacts(context, jsonList(context, parameter, label), label);
