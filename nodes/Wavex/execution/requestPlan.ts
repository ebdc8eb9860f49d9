import { NodeHelpers } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	INodeProperties,
	INodePropertyOptions,
	INodePropertyRouting,
	INodeTypeDescription,
	PostReceiveAction,
} from 'n8n-workflow';

import { getParameter } from '../parameters/values';
import { deferred } from '../parameters/deferred';
import type { RequestExecutor } from './executeRequest';

/** The request that the selected operation and its visible fields describe. The same for every item: values are deferred. */
export interface RequestPlan {
	request: { method: IHttpRequestMethods; url: string; qs: IDataObject; body: IDataObject };
	/** The parameter that limits the number of results. */
	limit?: string;
	postReceive: PostReceiveAction[];
	execute: RequestExecutor;
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

/** Reads the node's description as n8n's declarative engine does (RoutingNode in n8n-core), but once for all items. */
export function createRequestPlan(
	context: IExecuteFunctions,
	description: INodeTypeDescription,
): RequestPlan {
	const { requestDefaults, requestOperations, properties } = description;
	const plan: RequestPlan = {
		request: { method: requestDefaults?.method ?? 'GET', url: '', qs: {}, body: {} },
		postReceive: [],
		execute: requestOperations?.pagination as RequestExecutor,
	};
	const node = context.getNode();
	const { parameters } = node;
	const visitFields = (fields: INodeProperties[], values: IDataObject, folder = '') => {
		for (const field of fields) {
			const { name, type, routing, options = [] } = field;
			if (folder && !(name in values)) continue;
			if (!NodeHelpers.displayParameter(parameters, field, node, description, parameters)) continue;
			const parameter = folder + name;
			const value = values[name];
			applyRouting(plan, routing, parameter);
			if (type === 'options') {
				const choices = options as INodePropertyOptions[];
				applyRouting(plan, choices.find((choice) => choice.value === value)?.routing, parameter);
			} else if (type === 'collection' && typeof value === 'object') {
				visitFields(options as INodeProperties[], value as IDataObject, `${parameter}.`);
			}
		}
	};
	visitFields(properties, parameters as IDataObject);
	return plan;
}
