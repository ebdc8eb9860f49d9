import type {
	IDataObject,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	IHttpRequestMethods,
	INode,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
	INodePropertyRouting,
	INodeTypeDescription,
	PostReceiveAction,
} from 'n8n-workflow';

import { isTool } from '../errors/nodeErrors';
import { getParameter, throwInputError } from '../parameters/values';
import { deferred } from '../parameters/deferred';
import type { RequestSettings } from '../transport/readRequestOptions';
import { executeRequest } from './executeRequest';
import type { RequestExecutor } from './executeRequest';
import {
	createParameterResolver,
	findOperationFields,
	findVisibleFields,
} from './resolveParameters';

/** The request that the selected operation and its visible fields describe. Values are deferred. */
export interface RequestPlan {
	request: { method: IHttpRequestMethods; url: string; qs: IDataObject; body: IDataObject };
	/** The parameter that limits the number of results. */
	limit?: string;
	postReceive: PostReceiveAction[];
	execute: RequestExecutor;
	/** Whether AI agents are not offered the operation. */
	isNotForTools?: boolean;
}

function applyRouting(
	plan: RequestPlan,
	routing: INodePropertyRouting | undefined,
	parameter: string,
): void {
	const { request: { body, method, url } = {}, send, output, operations } = routing ?? {};
	Object.assign(plan.request, method && { method }, url && { url });
	Object.assign(plan.request.body, body);
	if (send?.property !== undefined) {
		const parameterValue = deferred((context) => getParameter(context, parameter));
		plan.request[send.type === 'body' ? 'body' : 'qs'][send.property] =
			send.value ?? parameterValue;
	}
	if (output?.maxResults !== undefined) plan.limit = parameter;
	plan.postReceive.push(...(output?.postReceive ?? []));
	if (operations?.pagination) plan.execute = operations.pagination as RequestExecutor;
}

/** What reading a description for the node needs beside the description itself. */
interface Reading {
	node: INode;
	description: INodeTypeDescription;
	fields: INodeProperties[];
}

/** Reads the node's description as n8n's declarative engine does (RoutingNode in n8n-core), with these parameters. */
function createRequestPlan(
	{ node, description, fields: allFields }: Reading,
	parameters: IDataObject,
): RequestPlan {
	const { requestDefaults } = description;
	const plan: RequestPlan = {
		request: { method: requestDefaults?.method ?? 'GET', url: '', qs: {}, body: {} },
		postReceive: [],
		execute: executeRequest,
	};
	const visitFields = (fields: INodeProperties[], values: IDataObject, folder = '') => {
		for (const field of findVisibleFields(fields, parameters, node, description)) {
			const { name, type, routing, options = [] } = field;
			if (folder && !(name in values)) continue;
			const parameter = folder + name;
			const value = values[name];
			applyRouting(plan, routing, parameter);
			if (type === 'options') {
				const choice = (options as INodePropertyOptions[]).find((one) => one.value === value);
				applyRouting(plan, choice?.routing, parameter);
				if (choice?.displayOptions?.hide?.['@tool']) plan.isNotForTools = true;
			} else if (type === 'collection' && typeof value === 'object') {
				visitFields(options as INodeProperties[], value as IDataObject, `${parameter}.`);
			}
		}
	};
	visitFields(allFields, parameters);
	return plan;
}

/**
 * Returns a function that creates the plan of an item. The items share one plan unless expressions decide what is in sight.
 *
 * The function throws what `createParameterResolver`'s throws.
 */
export function createPlanner(
	node: INode,
	description: INodeTypeDescription,
): (context: IExecuteSingleFunctions) => RequestPlan {
	const stored = node.parameters as IDataObject;
	const fields = findOperationFields(node, description);
	const resolve = createParameterResolver(node, description);
	const reading = { node, description, fields };
	const shared = createRequestPlan(reading, stored);
	return (context) => {
		const parameters = resolve(context);
		return parameters === stored ? shared : createRequestPlan(reading, parameters);
	};
}

/** Executes a plan for one item, with the node's Request Options. Throws what the plan's executor throws. */
export async function executePlan(
	context: IExecutePaginationFunctions,
	{ request, limit, postReceive, execute, isNotForTools }: RequestPlan,
	options: RequestSettings['options'],
): Promise<INodeExecutionData[]> {
	if (isNotForTools && isTool(context.getNode())) {
		throwInputError(
			context,
			'This operation is not available to AI agents',
			'Use it in a workflow, outside of an agent.',
		);
	}
	return await execute.call(context, {
		options: { ...options, ...request },
		...(limit && { maxResults: context.getNodeParameter(limit) as number }),
		preSend: [],
		postReceive: [{ data: { parameterValue: undefined }, actions: postReceive }],
		requestOperations: {},
	});
}
