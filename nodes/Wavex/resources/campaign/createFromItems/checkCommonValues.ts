import type { IExecuteFunctions, IExecuteSingleFunctions } from 'n8n-workflow';

import { throwInputError } from '../../../parameters/values';
import { campaignCommonFields } from '../commonFields';
import { createFieldReader, getRawParameter } from './fieldReader';
import { campaignCreateFromItems } from './fields';
import type { Row } from './rows';

/** The types of fields that each row has of its own, and of the campaign's name, which is only for the account. */
const OWN = ['string', 'resourceMapper', 'fixedCollection'];

/** Code that can have another value for each item. */
const OF_ITEM = /\$json|\.item\b/;

/** Code with another value each time that it is evaluated. */
const OF_MOMENT = /\bnow\b|Date\(\)/;

/**
 * Throws a NodeOperationError when a value of the campaign as a whole, such as its session or its media file, is not the same
 * for every recipient: all would get that of the first item.
 *
 * @param first the context of the first item
 */
export function checkCommonValues(
	context: IExecuteFunctions,
	first: IExecuteSingleFunctions,
	rows: Row[],
): void {
	for (const { displayName, name, type } of [...campaignCommonFields, ...campaignCreateFromItems]) {
		const raw = getRawParameter(context, name);
		const source = JSON.stringify(raw);
		if (OWN.includes(type) || !OF_ITEM.test(source) || OF_MOMENT.test(source)) continue;
		const read = createFieldReader(context, raw);
		// A column of a table can contain both 1 and '1'.
		const readText = (item: number) => JSON.stringify(read(item) ?? '').replaceAll('"', '');
		const common = readText(0);
		const other = rows.find(({ item, recipient }) => recipient && readText(item) !== common);
		if (!other) continue;
		throwInputError(
			first,
			`The field '${displayName}' differs between item 0 and item ${other.item}`,
			'All recipients of a campaign share it. Create a campaign for each value.',
		);
	}
}
