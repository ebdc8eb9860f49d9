import type { IDataObject, IExecuteFunctions, ResourceMapperValue } from 'n8n-workflow';

import { createParameterReader, createFieldsReader, getRawParameter } from './fieldReader';
import { parseRecipient } from '../../../parameters/campaignRecipients';
import { isBlank } from '../../../parameters/values';

/** What became of one input item: a recipient, or the reason why it is none. */
export interface Row {
	item: number;
	phone: unknown;
	recipient?: IDataObject;
	reason?: string;
}

/** WhatsApp's ID of a number, which is the same recipient as the number itself. */
const SUFFIX_OF_NUMBER = /@(c\.us|s\.whatsapp\.net)$/i;

/** The variables entered by name and value; a pair without a name is left out. */
function getNamedVariables(context: IExecuteFunctions): Array<[string, unknown]> {
	const { variable = [] } = (getRawParameter(context, 'recipientVariables') || {}) as {
		variable?: IDataObject[];
	};
	return variable
		.filter(({ key }) => !isBlank(key))
		.map(({ key, value }) => [String(key).trim(), value]);
}

/** The fields of the template's mapper. Map Automatically takes the item's fields of the same names. */
function getMappedVariables(context: IExecuteFunctions): Array<[string, unknown]> {
	if (context.getNodeParameter('contentSource', 0) !== 'template') return [];
	const mapper = (getRawParameter(context, 'variables') || {}) as Partial<ResourceMapperValue>;
	if (mapper.mappingMode !== 'autoMapInputData') return Object.entries(mapper.value ?? {});
	return (mapper.schema ?? []).map(({ id }) => [id, `={{ $json[${JSON.stringify(id)}] }}`]);
}

/**
 * Reads every input item once. A number that stands in an earlier item already, one that cannot be one, and an item with
 * an empty variable of the template or a wrong value are no recipients; the reason says which.
 */
export function readRows(context: IExecuteFunctions): Row[] {
	const phoneOf = createParameterReader(context, 'recipientPhone');
	const nameOf = createParameterReader(context, 'recipientName');
	const mapped = getMappedVariables(context);
	const variablesOf = createFieldsReader(context, [...mapped, ...getNamedVariables(context)]);
	const firstItems = new Map<string, number>();

	return context.getInputData().map((_, item) => {
		const phone = phoneOf(item);
		const variables = variablesOf(item);
		const left = (reason: string): Row => ({ item, phone, reason });

		const missing = Object.keys(variables).find((name) => (variables[name] ?? null) === null);
		if (missing !== undefined) return left(`the item has no value for the variable '${missing}'`);
		const recipient = parseRecipient({ phone, name: nameOf(item), variables });
		if (typeof recipient === 'string') return left(recipient);
		const number = String(recipient.phone).replace(SUFFIX_OF_NUMBER, '');
		if (/@lid$/i.test(number)) return left('is a LID, which contains no phone number');
		const empty = mapped.find(([name]) => isBlank(variables[name]));
		if (empty) return left(`the template's variable '${empty[0]}' is empty`);
		const first = firstItems.get(number);
		if (first !== undefined) return left(`doubled: the same number as item ${first}`);
		firstItems.set(number, item);
		return { item, phone, recipient };
	});
}

/** One campaign's share of the input items: its recipients, and what was left out among them. */
export interface Batch {
	rows: Row[];
	recipients: IDataObject[];
}

/**
 * Splits the rows in their order, so that every item belongs to one campaign.
 *
 * @param most how many recipients one campaign may have; 0 for any number
 */
export function splitIntoBatches(rows: Row[], most: number): Batch[] {
	const batches: Batch[] = [{ rows: [], recipients: [] }];
	for (const row of rows) {
		let batch = batches[batches.length - 1];
		if (row.recipient && most > 0 && batch.recipients.length === most) {
			batch = { rows: [], recipients: [] };
			batches.push(batch);
		}
		batch.rows.push(row);
		if (row.recipient) batch.recipients.push(row.recipient);
	}
	return batches;
}
