import type {
	IExecuteFunctions,
	IExecutePaginationFunctions,
	IN8nRequestOperations,
	INodeExecutionData,
	INodePropertyOptions,
	INodePropertyRouting,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { createInputError } from '../errors/nodeErrors';
import { getRequestOptions } from '../transport/readRequestOptions';
import { throwOrReturn } from './executeRequest';
import type { RequestExecutor } from './executeRequest';
import { createContextOfEngine } from './itemContext';
import { createPlanner, executePlan } from './requestPlan';
import { createParameterResolver } from './resolveParameters';
import type { ResolveParameters } from './resolveParameters';
import { runItems } from './runItems';

type Operations = NonNullable<INodeType['customOperations']>;

/**
 * Carries out an operation for all items.
 *
 * @param resolve called for each item's context before its parameters are read, see `createParameterResolver`
 */
export type OperationHandler = (
	context: IExecuteFunctions,
	resolve: ResolveParameters,
) => Promise<INodeExecutionData[][]>;

/**
 * Runs every operation of a description without n8n's declarative engine, which starts the requests of all items at once
 * and evaluates each expression six to nine times per item, blocking the process meanwhile. The operations stay declared in
 * the description.
 *
 * @param handlers operations that a function of their own carries out
 */
export function createCustomOperations(
	description: INodeTypeDescription,
	handlers: Record<string, Record<string, OperationHandler>>,
): Operations {
	const run = async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await runItems(this, description)];
	};
	const createOperation = (handler: OperationHandler) =>
		async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			return await handler(this, createParameterResolver(this.getNode(), description));
		};
	const operations: Operations = {};
	for (const { name, displayOptions, options = [] } of description.properties) {
		if (name !== 'operation') continue;
		for (const resource of displayOptions?.show?.resource ?? []) {
			const values = (options as INodePropertyOptions[]).map(({ value }) => String(value));
			const declared = Object.fromEntries(values.map((value) => [value, run]));
			const own = Object.entries(handlers[String(resource)] ?? {}).map(
				([value, handler]) => [value, createOperation(handler)] as const,
			);
			// An operation that is not for tools is in one of two selects only.
			operations[String(resource)] = {
				...operations[String(resource)],
				...declared,
				...Object.fromEntries(own),
			};
		}
	}
	return operations;
}

/**
 * Returns the function that n8n's declarative engine calls for each item: it is the tool of an AI agent before version 3.
 * The function ignores the engine's request, because the engine looks for fields in the text of expressions.
 *
 * @param getDescription returns the node's description, which holds the function
 */
export function createRequestOperations(
	getDescription: () => INodeTypeDescription,
): IN8nRequestOperations {
	const executeForEngine: RequestExecutor = async function (requestData) {
		const context = createContextOfEngine(this);
		// The engine would cut the results at the Limit even when an expression turns Return All on.
		delete requestData.maxResults;
		try {
			const plan = createPlanner(context.getNode(), getDescription())(context);
			return await executePlan(context, plan, getRequestOptions(context).options);
		} catch (error) {
			return throwOrReturn(context, error);
		}
	};
	// For the executors of single operations, see createExecutor.
	const operations = { pagination: executeForEngine, executeForEngine };
	return operations as IN8nRequestOperations;
}

/**
 * The routing of an operation with a handler. n8n uses it only for the tool of an AI agent before version 3, which cannot
 * call handlers: the node reports this and sends nothing.
 */
export const customOperationRouting: INodePropertyRouting = {
	operations: {
		pagination: async function (this: IExecutePaginationFunctions) {
			const failure = createInputError(
				this.getNode(),
				'This AI agent is too old for this operation',
				'Replace it with a new AI Agent node, which has version 3 or later. This request was not sent.',
			);
			return await Promise.resolve(throwOrReturn(this, failure));
		},
	},
};
