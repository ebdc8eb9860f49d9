import type { IDataObject, IExecuteFunctions, ResourceMapperValue } from 'n8n-workflow';

import { createRawReader, createFieldsReader, getRawParameter } from './fieldReader';
import { parseRecipient } from '../../../parameters/campaignRecipients';
import { isBlank } from '../../../parameters/values';
import { normalizePersonId } from '../../../utils/samePerson';

/** One input item, as a recipient or with the reason why it is skipped. */
export interface Row {
	item: number;
	phone: unknown;
	recipient?: IDataObject;
	reason?: string;
}

/** Returns the variables entered as key and value; a pair without a key is left out. */
function getNamedVariables(context: IExecuteFunctions): Array<[string, unknown]> {
	const { variable = [] } = (getRawParameter(context, 'recipientVariables') || {}) as {
		variable?: IDataObject[];
	};
	return variable
		.filter(({ key }) => !isBlank(key))
		.map(({ key, value }) => [String(key).trim(), value]);
}

/** Returns the fields of the template's mapping. Map Automatically uses the item's fields with the same names. */
function getMappedVariables(context: IExecuteFunctions): Array<[string, unknown]> {
	if (context.getNodeParameter('contentSource', 0) !== 'template') return [];
	const mapper = (getRawParameter(context, 'variables') || {}) as Partial<ResourceMapperValue>;
	if (mapper.mappingMode !== 'autoMapInputData') return Object.entries(mapper.value ?? {});
	return (mapper.schema ?? []).map(({ id }) => [id, `={{ $json[${JSON.stringify(id)}] }}`]);
}

/**
 * Reads every input item once. An item is skipped, with a reason, when its number is invalid or already in an earlier item,
 * or when a variable is empty or invalid.
 *
 * @param localCountry ISO code of the country whose numbers may lack the country code
 */
export function readRows(context: IExecuteFunctions, localCountry?: string): Row[] {
	const readPhone = createRawReader(context, 'recipientPhone');
	const readName = createRawReader(context, 'recipientName');
	const mapped = getMappedVariables(context);
	const readVariables = createFieldsReader(context, [...mapped, ...getNamedVariables(context)]);
	const firstItems = new Map<string, number>();

	return context.getInputData().map((_, item) => {
		const phone = readPhone(item);
		const variables = readVariables(item);
		const skip = (reason: string): Row => ({ item, phone, reason });

		const missing = Object.keys(variables).find((name) => (variables[name] ?? null) === null);
		if (missing !== undefined) return skip(`the item has no value for the variable '${missing}'`);
		const recipient = parseRecipient({ phone, name: readName(item), variables }, localCountry);
		if (typeof recipient === 'string') return skip(recipient);
		const person = normalizePersonId(String(recipient.phone));
		const empty = mapped.find(([name]) => isBlank(variables[name]));
		if (empty) return skip(`the template's variable '${empty[0]}' is empty`);
		const first = firstItems.get(person);
		if (first !== undefined) return skip(`duplicate: the same number as item ${first}`);
		firstItems.set(person, item);
		return { item, phone, recipient };
	});
}

/** The input items of one campaign, with their valid recipients. */
export interface Batch {
	rows: Row[];
	recipients: IDataObject[];
}

/**
 * Splits the rows in order, so that every item belongs to one campaign.
 *
 * @param maxRecipients the limit for one campaign; 0 for no limit
 */
export function splitIntoBatches(rows: Row[], maxRecipients: number): Batch[] {
	const batches: Batch[] = [{ rows: [], recipients: [] }];
	for (const row of rows) {
		let batch = batches[batches.length - 1];
		if (row.recipient && maxRecipients > 0 && batch.recipients.length === maxRecipients) {
			batch = { rows: [], recipients: [] };
			batches.push(batch);
		}
		batch.rows.push(row);
		if (row.recipient) batch.recipients.push(row.recipient);
	}
	return batches;
}
