import type { IExecuteSingleFunctions } from 'n8n-workflow';

/** Makes one field of a request from the node's parameters, for the item at hand. Undefined leaves the field out. */
export type ValueResolver = (context: IExecuteSingleFunctions) => unknown | Promise<unknown>;

/**
 * Says in a field's `routing.send.value` that the road makes the value just before the request leaves: so a list of large
 * files is never in memory together, and a value that cannot be right stops its own item only. n8n's type knows expressions
 * only; its engine hands a function through untouched (RoutingNode.getParameterValue in n8n-core).
 */
export function deferred(build: ValueResolver): string {
	return build as unknown as string;
}
