import type {
	IDataObject,
	IExecuteSingleFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { createInputError } from '../errors/nodeErrors';
import { formatValue, getParameter } from '../parameters/values';
import { parseJson } from '../utils/parseJson';
import { pick } from './simplify';

type SimplifyRecord = (record: IDataObject) => IDataObject;

const LABEL = 'Fields to Include';

const toName = (field: string) =>
	field
		.split('_')
		.map((word) =>
			/^(?:id|ai)$/.test(word) ? word.toUpperCase() : word[0].toUpperCase() + word.slice(1),
		)
		.join(' ');

/** Returns the selected fields; a model writes them as text. */
function readFields(context: IExecuteSingleFunctions): string[] {
	const given = [parseJson(getParameter(context, 'fields'))].flat();
	return given.flatMap((part) => String(part).split(/[\s,]+/)).filter(Boolean);
}

/** @throws NodeOperationError for a selected field that neither the API's records nor these have: it would just be missing */
function checkFields(context: IExecuteSingleFunctions, selected: string[], known: string[]): void {
	const unknown = selected.find((field) => !known.includes(field));
	if (unknown === undefined) return;
	throw createInputError(
		context.getNode(),
		`'${LABEL}' has no field ${formatValue(unknown)}`,
		`It can be ${known.join(', ')}.`,
		context.getItemIndex(),
	);
}

function createOutput(simplify: SimplifyRecord, names: string[]) {
	return async function (
		this: IExecuteSingleFunctions,
		items: INodeExecutionData[],
	): Promise<INodeExecutionData[]> {
		const output = this.getNodeParameter('output', 'simplified');
		if (output === 'raw') return items;
		const selected = output === 'selectedFields' ? ['id', ...readFields(this)] : undefined;
		if (selected && items.length > 0) {
			const found = items.flatMap(({ json }) => Object.keys(json));
			checkFields(this, selected, [...new Set(['id', ...names, ...found])]);
		}
		return items.map(({ json, ...item }) => {
			const simple = simplify(json);
			const chosen = selected ? pick({ ...json, ...simple }, selected) : simple;
			// A response without any of the fields, such as a message, is returned as it is.
			return { ...item, json: Object.keys(simple).length > 0 ? chosen : json };
		});
	};
}

/**
 * Returns the choice of what the records contain, for operations whose records have more than ten fields.
 *
 * In workflows saved before this choice, the switch Simplify holds it. The switch is hidden now, and decides only the default.
 *
 * @param names the fields of a record, and the computed ones
 */
export function createOutputFields(simplify: SimplifyRecord, names: string[]): INodeProperties[] {
	const output: INodeProperties = {
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{ name: 'Raw', value: 'raw' },
			{ name: 'Selected Fields', value: 'selectedFields' },
			{ name: 'Simplified', value: 'simplified' },
		],
		default: 'simplified',
		description: 'Which fields of the response to return',
	};
	return [
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'hidden',
			default: true,
			routing: { output: { postReceive: [createOutput(simplify, names)] } },
		},
		// An expression in `show` would show it always.
		{ ...output, displayOptions: { hide: { simplify: [{ _cnd: { not: true } }] } } },
		{
			...output,
			// Simplify is off, or an expression.
			default: '={{ String($parameter.simplify) === "false" ? "raw" : "simplified" }}',
			displayOptions: { hide: { simplify: [true] } },
		},
		{
			displayName: LABEL,
			name: 'fields',
			type: 'multiOptions',
			options: [...names].sort().map((value) => ({ name: toName(value), value })),
			default: [],
			description: 'The fields to return. The ID is always included.',
			displayOptions: { show: { output: ['selectedFields'] } },
		},
	];
}
