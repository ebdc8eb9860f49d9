import type { IDataObject } from 'n8n-workflow';

import type { InvalidInputRow } from './operationTests';

/** What n8n stores for a resource locator that is set to By ID. */
export function byId(value: string | number): IDataObject {
	return { __rl: true, mode: 'id', value };
}

/** An expression with this result. What is entered plainly n8n checks itself, before the node runs. */
export function asExpression(value: unknown): string {
	// JSON has no NaN and no Infinity.
	if (typeof value === 'number') return `={{ ${value} }}`;
	// Two closing braces would end the expression.
	return `={{ ${JSON.stringify(value).replaceAll('}}', '} }')} }}`;
}

const INVALID_IDS: Record<string, [value: unknown, reason: string]> = {
	'that is empty': ['', 'is empty'],
	'of blanks': ['  ', 'is empty'],
	'of dots': ['..', 'is not valid'],
	'with a slash': ['../x', 'is not valid'],
	'with a query': ['a?b', 'is not valid'],
	'that is encoded': ['%2e%2e', 'is not valid'],
	'of an emoji': ['\u{1f600}', 'is not valid'],
	'of half an emoji': ['\ud83d', 'is not valid'],
	'that is an object': [{ id: 1 }, 'is not valid'],
	'that is not a number': [NaN, 'is not valid'],
	'that is infinite': [Infinity, 'is not valid'],
	'too large for a number': [1e21, 'is not valid'],
	'that is a fraction': [1.5, 'is not valid'],
	'that is negative': [-1, 'is not valid'],
	'that was not a number': ['NaN', 'is not valid'],
	'that was too large for a number': ['1e+21', 'is not valid'],
	'that was missing': ['undefined', 'is not valid'],
	'of 10 kB': ['9'.repeat(10_240), 'has 10240 characters'],
};

/** Rows of bad input: every hostile ID in the path of each operation. `label` is what the error calls the ID. */
export function createInvalidIdRows(
	parameter: string,
	label: string,
	operations: Record<string, IDataObject>,
): Record<string, InvalidInputRow> {
	const rows = Object.entries(operations).flatMap(([operation, others]) =>
		Object.entries(INVALID_IDS).map(([which, [value, reason]]): [string, InvalidInputRow] => [
			`${operation}: an ID ${which}`,
			{
				operation,
				parameters: { ...others, [parameter]: byId(asExpression(value)) },
				message: `The ${label} ${reason}`,
			},
		]),
	);
	return Object.fromEntries(rows);
}
