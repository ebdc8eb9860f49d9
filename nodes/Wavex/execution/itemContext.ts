import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { isExpression } from '../utils/expression';
import { isObject } from '../utils/isObject';

/** Returns the input items. The tool of an agent gets them through another connection. */
export function getInputItems(context: IExecuteFunctions): INodeExecutionData[] {
	const items = context.getInputData();
	return items.length > 0 ? items : context.getInputData(0, NodeConnectionTypes.AiTool);
}

type ReadParameter = (name: string, fallback?: unknown, options?: object) => unknown;

/** The resolved values of the parameters that are expressions as a whole, for each item. */
const resolvedValues = new WeakMap<object, Map<string, unknown>>();

/** Sets what the item's context returns for a parameter, and for the fields in it. */
export function setParameter(
	context: IExecuteSingleFunctions,
	parameter: string,
	value: unknown,
): void {
	resolvedValues.get(context)?.set(parameter, value);
}

/**
 * Lets the context evaluate a parameter that is an expression as a whole only once, and find the fields of a collection that
 * is one: n8n looks for them in the expression's text.
 */
function resolveOnce<T extends IExecuteSingleFunctions>(context: T, read: ReadParameter): T {
	const values = new Map<string, unknown>();
	const getNodeParameter = (name: string, fallback?: unknown, options?: object) => {
		if (options && 'rawExpressions' in options) return read(name, fallback, options);
		const [parameter, ...path] = name.split('.');
		if (!values.has(parameter)) {
			if (!isExpression(read(parameter, '', { rawExpressions: true }))) {
				return read(name, fallback, options);
			}
			values.set(parameter, read(parameter, fallback, path.length > 0 ? undefined : options));
		}
		const value = path.reduce(
			(parent, field) => (isObject(parent) ? (parent[field] as unknown) : undefined),
			values.get(parameter),
		);
		return path.length > 0 ? (value ?? fallback) : value;
	};
	Object.assign(context, { getNodeParameter });
	resolvedValues.set(context, values);
	return context;
}

/**
 * Creates the context of one item, as n8n passes it to the functions of a declarative node (ExecuteSingleContext in
 * n8n-core). A custom operation gets one context for all items, and would have to name the item in every call.
 */
export function createItemContext(
	context: IExecuteFunctions,
	item: number,
): IExecutePaginationFunctions {
	const { helpers } = context;
	const itemMethods = {
		getItemIndex: () => item,
		getInputData: () => getInputItems(context)[item],
		getCredentials: async (type: string) => await context.getCredentials(type, item),
		evaluateExpression: (expression: string) => context.evaluateExpression(expression, item),
		helpers: Object.assign(Object.create(helpers), {
			assertBinaryData: (field: string) => helpers.assertBinaryData(item, field),
			getBinaryDataBuffer: async (field: string) => await helpers.getBinaryDataBuffer(item, field),
		}),
	};
	const itemContext = Object.assign(Object.create(context), itemMethods);
	return resolveOnce(itemContext as IExecutePaginationFunctions, (name, fallback, options) =>
		context.getNodeParameter(name, item, fallback, options),
	);
}

/** Creates the same context from the one that n8n's declarative engine made for an item. */
export function createContextOfEngine(
	context: IExecutePaginationFunctions,
): IExecutePaginationFunctions {
	const itemContext = Object.create(context) as IExecutePaginationFunctions;
	return resolveOnce(itemContext, (name, fallback, options) =>
		context.getNodeParameter(name, fallback as never, options),
	);
}
