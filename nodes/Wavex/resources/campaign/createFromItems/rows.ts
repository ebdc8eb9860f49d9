import type { IDataObject, IExecuteFunctions, IExecuteSingleFunctions } from 'n8n-workflow';

import { createCancelledError } from '../../../errors/nodeErrors';
import { parseRecipient, readVariables } from '../../../parameters/campaignRecipients';
import {
	parseMapping,
	readVariableNames,
	requireVariablesObject,
	selectVariables,
} from '../../../shared/templateVariablesField';
import { abortableSleep } from '../../../utils/abortableSleep';
import { isObject } from '../../../utils/isObject';
import { normalizePersonId } from '../../../utils/samePerson';
import { describeMissing, fillVariables } from '../textVariables';
import { createFieldReader, createRawReader, getRawParameter } from './fieldReader';

/** One input item, as a recipient or with the reason why it is skipped. */
export interface Row {
	item: number;
	phone: unknown;
	recipient?: IDataObject;
	/** The values of the expressions in the message. */
	merged?: string[];
	reason?: string;
}

/** The message of a campaign for each row; the one of a template has no parts of its own. */
interface Message {
	/** Returns the values of the expressions in the message, or why the item cannot be sent. */
	read(item: number): string[] | string;
	/** Returns the names of the variables in a message with these values. */
	findVariables(texts: string[]): string[];
}

/** How long the rows are read at a stretch, in milliseconds, before n8n's process attends to anything else. */
const PAUSE_AFTER_MS = 100;

/** Returns a reader of the template's variables for an item, and the names that the template has. */
async function createTemplateReader(
	context: IExecuteFunctions,
	itemContext: IExecuteSingleFunctions,
) {
	const raw = getRawParameter(context, 'variables');
	const isMapper = isObject(raw) && 'mappingMode' in raw;
	const { schema, ...rest }: IDataObject = isMapper ? raw : { mapping: raw as IDataObject };
	const readRest = createFieldReader(context, rest);
	const read = (item: number) => {
		const { mapping, ...mapper } = readRest(item) as IDataObject;
		return parseMapping(itemContext, isMapper ? { ...mapper, schema } : mapping);
	};
	const first = read(0);
	const names = await readVariableNames(itemContext, first, false);
	const items = context.getInputData();
	return (item: number) => selectVariables(read(item), items[item].json, names);
}

/**
 * Reads every input item once. An item is skipped, with a reason, when its number is invalid or already in an earlier item,
 * or when a variable is empty or invalid.
 *
 * @param itemContext of the first item
 * @param localCountry ISO code of the country whose numbers may lack the country code
 * @throws NodeOperationError or NodeApiError when the variables cannot be read at all
 */
export async function readRows(
	context: IExecuteFunctions,
	itemContext: IExecuteSingleFunctions,
	message: Message,
	localCountry?: string,
): Promise<Row[]> {
	const readPhone = createRawReader(context, 'recipientPhone');
	const readName = createRawReader(context, 'recipientName');
	const readNamed = createRawReader(context, 'recipientVariables');
	const isTemplate = itemContext.getNodeParameter('contentSource') === 'template';
	const readMapped = isTemplate
		? await createTemplateReader(context, itemContext)
		: () => ({ variables: {}, missing: [] });
	const firstItems = new Map<string, number>();

	const readRow = (item: number): Row => {
		const phone = readPhone(item);
		const given = requireVariablesObject(itemContext, readNamed(item), 'Recipient Variables');
		const named = readVariables(given) as IDataObject;
		const { variables: mapped, missing } = readMapped(item);
		const variables = { ...mapped, ...named };
		const skip = (reason: string): Row => ({ item, phone, reason });

		const valueless = Object.keys(variables).find((name) => (variables[name] ?? null) === null);
		if (valueless !== undefined) {
			return skip(`the item has no value for the variable '${valueless}'`);
		}
		const recipient = parseRecipient({ phone, name: readName(item), variables }, localCountry);
		if (typeof recipient === 'string') return skip(recipient);
		const person = normalizePersonId(String(recipient.phone));
		const merged = message.read(item);
		if (typeof merged === 'string') return skip(merged);
		const empty = fillVariables(recipient, [...missing, ...message.findVariables(merged)]);
		if (empty.length > 0) return skip(describeMissing(recipient, empty, isTemplate));
		const first = firstItems.get(person);
		if (first !== undefined) return skip(`duplicate: the same number as item ${first}`);
		firstItems.set(person, item);
		return { item, phone, recipient, merged };
	};

	const rows: Row[] = [];
	let pausedAt = Date.now();
	for (let item = 0; item < context.getInputData().length; item++) {
		rows.push(readRow(item));
		if (Date.now() - pausedAt < PAUSE_AFTER_MS) continue;
		await abortableSleep(0);
		if (context.getExecutionCancelSignal()?.aborted) throw createCancelledError(context.getNode());
		pausedAt = Date.now();
	}
	return rows;
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
