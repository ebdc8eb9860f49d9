import type { IExecuteFunctions, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';

import { formatValue, isBlank, throwInputError } from '../../../parameters/values';
import { isExpression } from '../../../utils/expression';
import { isObject } from '../../../utils/isObject';
import { campaignCommonFields } from '../commonFields';
import { createFieldReader, getRawParameter } from './fieldReader';
import type { FieldReader } from './fieldReader';
import { campaignCreateFromItems } from './fields';

/** What a campaign has once. Its message is read for each recipient, and only the account shows its name. */
const FIELDS = [
	...campaignCommonFields.filter(({ name }) => !['message', 'name'].includes(name)),
	...campaignCreateFromItems.filter(({ name }) => name === 'options'),
];

/** Code that can have another value for each item. */
const OF_ITEM = /\$json\b|\$binary\b|\$itemIndex\b|\.item\b/;

/** Code with another value each time that it is evaluated. */
const OF_MOMENT = /\$now\b|\bnow\(|\bDate\(\)|\brandom\b/;

/** Returns the value in a form to compare: a column of a table can contain both 1 and '1'. */
const toComparable = (value: unknown) =>
	isBlank(value) ? '' : JSON.stringify(value).replaceAll('"', '').trim();

/**
 * Returns a function that throws when a value of the campaign as a whole, such as its session or its media file, is not the
 * same for this item as for the first one: all recipients would get that of the first.
 *
 * The function throws a NodeOperationError that names the field.
 *
 * @param first the context of the first item
 */
export function createCommonCheck(
	context: IExecuteFunctions,
	first: IExecuteSingleFunctions,
): (item: number) => void {
	const readers: Array<[label: string, read: FieldReader, common: unknown]> = [];
	const visit = ({ displayName, type, options }: INodeProperties, stored: unknown) => {
		if (type === 'collection' && isObject(stored)) {
			for (const option of options as INodeProperties[]) visit(option, stored[option.name]);
			return;
		}
		const raw = isObject(stored) && '__rl' in stored ? stored.value : stored;
		if (!isExpression(raw) || !OF_ITEM.test(raw) || OF_MOMENT.test(raw)) return;
		const read = createFieldReader(context, raw);
		readers.push([displayName, read, read(0)]);
	};
	for (const field of FIELDS) visit(field, getRawParameter(context, field.name));
	return (item) => {
		for (const [label, read, common] of readers) {
			const value = read(item);
			if (toComparable(common) === toComparable(value)) continue;
			throwInputError(
				first,
				`The field '${label}' is ${formatValue(common)} for item 0 but ${formatValue(value)} for item ${item}`,
				'A campaign has one value for all its recipients. Create a campaign for each group of items that have the same.',
			);
		}
	};
}
