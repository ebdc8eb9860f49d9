import type { IExecuteSingleFunctions } from 'n8n-workflow';

/** Creates one field of a request from the parameters of the current item. Undefined leaves the field out. */
export type ValueResolver = (context: IExecuteSingleFunctions) => unknown;

/** Reads and checks one parameter. `label` is its name in the editor, for error messages. */
export type ParameterReader<T = unknown> = (
	context: IExecuteSingleFunctions,
	parameter: string,
	label: string,
) => T;

/**
 * Returns the resolver as a value of `routing.send` or `routing.request`. It runs just before the request is sent: so a list
 * of large files is never in memory at once, and an invalid value fails only its own item. n8n's type allows only
 * expressions; its engine passes a function through unchanged (RoutingNode.getParameterValue in n8n-core).
 */
export function deferred(resolve: ValueResolver): string {
	return resolve as unknown as string;
}
