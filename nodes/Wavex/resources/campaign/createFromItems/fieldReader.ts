import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** The value of one field for each item. */
export type FieldReader = (item: number) => unknown;

/** What the editor writes when a field of the input is dragged in: `={{ $json.phone }}`, `={{ $json['Phone Number'] }}`. */
const INPUT_FIELD = /^=\{\{\s*\$json(?:\.([A-Za-z_]\w*)|\[(['"])([^'"\\]+)\2\])\s*\}\}$/;

/**
 * A field that may hold an expression, to be read for thousands of items. n8n needs about 0.4 ms for each evaluation; so a
 * fixed value is read once, and an expression that is nothing but a field of the input is taken from the item
 * itself. Only any other expression is evaluated for each item.
 *
 * @param raw the field as it is stored, with the equals sign of an expression
 */
export function createFieldReader(context: IExecuteFunctions, raw: unknown): FieldReader {
	if (typeof raw !== 'string' || !raw.startsWith('=')) return () => raw;
	const [, name, , quoted] = INPUT_FIELD.exec(raw) ?? [];
	const field = name ?? quoted;
	if (field === undefined) return (item) => context.evaluateExpression(raw.slice(1), item);
	const items = context.getInputData();
	return (item) => (Object.hasOwn(items[item].json, field) ? items[item].json[field] : undefined);
}

/** The same for a node's parameter. */
export function createParameterReader(context: IExecuteFunctions, parameter: string): FieldReader {
	return createFieldReader(context, getRawParameter(context, parameter));
}

/** A parameter as it is stored, its expressions not evaluated. */
export function getRawParameter(context: IExecuteFunctions, parameter: string): unknown {
	return context.getNodeParameter(parameter, 0, '', { rawExpressions: true });
}

/** Fields of one object, each with its name. */
export function createFieldsReader(
	context: IExecuteFunctions,
	fields: Array<[name: string, raw: unknown]>,
): (item: number) => IDataObject {
	const read = fields.map(([name, raw]) => [name, createFieldReader(context, raw)] as const);
	return (item) => Object.fromEntries(read.map(([name, of]) => [name, of(item)])) as IDataObject;
}
