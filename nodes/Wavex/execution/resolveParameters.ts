import { NodeHelpers } from 'n8n-workflow';
import type {
	IDataObject,
	IDisplayOptions,
	IExecuteSingleFunctions,
	INode,
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

import { formatValue, getParameter, isBlank, throwInputError } from '../parameters/values';
import { createInputError } from '../errors/nodeErrors';
import { describeUnevaluated } from '../parameters/variableText';
import { containsExpression, isExpression } from '../utils/expression';
import { isObject } from '../utils/isObject';
import { parseJson } from '../utils/parseJson';
import { findUnevaluated } from './findUnevaluated';
import { setParameter } from './itemContext';

/** Returns an item's parameters; those that decide what is in sight are resolved. */
export type ResolveParameters = (context: IExecuteSingleFunctions) => IDataObject;

type Context = IExecuteSingleFunctions;

function resolveBoolean(
	context: Context,
	{ displayName, default: fallback }: INodeProperties,
	value: unknown,
) {
	const text = String(value).trim().toLowerCase();
	if (isBlank(value)) return fallback;
	if (text === 'true' || text === 'false') return text === 'true';
	return throwInputError(
		context,
		`The field '${displayName}' is ${formatValue(value)}`,
		'It can be true or false.',
	);
}

function resolveChoice(context: Context, field: INodeProperties, value: unknown) {
	const choices = (field.options as INodePropertyOptions[]).map((choice) => choice.value);
	if (choices.includes(value as string)) return value;
	return throwInputError(
		context,
		`The field '${field.displayName}' is ${isBlank(value) ? 'empty' : formatValue(value)}`,
		`It can be ${choices.join(', ')}.`,
	);
}

/** Returns the fields of a collection; a model writes them as text. A field that does not exist would be lost. */
function resolveCollection(context: Context, field: INodeProperties, value: unknown): IDataObject {
	const { displayName, options } = field;
	const fields = options as INodeProperties[];
	const names = fields.map(({ name }) => name).join(', ');
	const values = isBlank(value) ? {} : parseJson(value);
	if (!isObject(values)) {
		return throwInputError(
			context,
			`The field '${displayName}' is ${formatValue(value)}, not an object`,
			`Its fields can be ${names}.`,
		);
	}
	const resolved: IDataObject = {};
	for (const [name, inner] of Object.entries(values)) {
		const found = fields.find((option) => option.name === name);
		if (!found) {
			return throwInputError(
				context,
				`'${displayName}' has no field ${formatValue(name)}`,
				`Its fields can be ${names}.`,
			);
		}
		const isGiven = !isBlank(inner) || !['boolean', 'options'].includes(found.type);
		if (isGiven) resolved[name] = resolveValue(context, found, inner) as IDataObject[string];
	}
	return resolved;
}

function resolveValue(context: Context, field: INodeProperties, value: unknown): unknown {
	if (field.type === 'boolean') return resolveBoolean(context, field, value);
	if (field.type === 'collection') return resolveCollection(context, field, value);
	if (field.type === 'options' && field.options) return resolveChoice(context, field, value);
	return isObject(value) && '__rl' in value ? value.value : value;
}

/** Returns the fields that the editor shows with these parameters; a condition that is an expression shows them. */
export function findVisibleFields(
	fields: INodeProperties[],
	values: IDataObject,
	node: INode,
	description: INodeTypeDescription,
): INodeProperties[] {
	const parameters = values as INodeParameters;
	return fields.filter((field) =>
		NodeHelpers.displayParameter(parameters, field, node, description, parameters),
	);
}

/** Returns the fields of the selected operation, whatever else shows or hides them. */
export function findOperationFields(
	node: INode,
	description: INodeTypeDescription,
): INodeProperties[] {
	const pick = ({ resource, operation }: NonNullable<IDisplayOptions['show']> = {}) => ({
		...(resource && { resource }),
		...(operation && { operation }),
	});
	return description.properties.filter(({ displayOptions: { show, hide } = {}, ...field }) => {
		const reduced = { ...field, displayOptions: { show: pick(show), hide: pick(hide) } };
		return findVisibleFields([reduced], node.parameters as IDataObject, node, description).length;
	});
}

/** Returns the names of the parameters by which n8n shows or hides these fields. */
function findConditions(fields: INodeProperties[]): Set<string> {
	const names = fields.flatMap(({ displayOptions: { show, hide } = {}, type, options }) => [
		...Object.keys({ ...show, ...hide }).map((name) => name.replace('/', '')),
		...(type === 'collection' ? findConditions(options as INodeProperties[]) : []),
	]);
	return new Set(names);
}

/**
 * Returns a function that resolves, for each item, the parameters that are expressions and decide what is in sight or have
 * only certain values: conditions, collections, selects and switches. Without such expressions, which is the usual case, it
 * always returns the stored parameters.
 *
 * The function throws a NodeOperationError that names the field when its value is none that it can have, or an expression in a
 * field that is set to Fixed.
 */
export function createParameterResolver(
	node: INode,
	description: INodeTypeDescription,
): ResolveParameters {
	const parameters = node.parameters as IDataObject;
	const fields = findVisibleFields(description.properties, parameters, node, description);
	const conditions = findConditions(fields);
	const isResolved = ({ name, type }: INodeProperties) =>
		type === 'collection' || conditions.has(name)
			? containsExpression(parameters[name])
			: ['boolean', 'options'].includes(type) && isExpression(parameters[name]);
	const resolvedFields = fields.filter(isResolved);
	const unevaluated = findUnevaluated(fields, parameters);
	if (resolvedFields.length === 0 && !unevaluated) return () => parameters;
	return (context) => {
		if (unevaluated) {
			const { label, expression } = unevaluated;
			const [message, advice] = describeUnevaluated(label, expression);
			throw createInputError(node, message, `${advice} This request was not sent.`);
		}
		const resolved = { ...parameters };
		for (const field of resolvedFields) {
			// A field before it in the editor may hide it.
			if (findVisibleFields([field], resolved, node, description).length === 0) continue;
			const value = resolveValue(context, field, getParameter(context, field.name));
			setParameter(context, field.name, value);
			resolved[field.name] = value as IDataObject[string];
		}
		return resolved;
	};
}
