import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { getInputItems } from '../execution/itemContext';
import { formatError, prepareForThrow } from '../errors/nodeErrors';
import type { toNodeError } from '../errors/nodeErrors';

/** Throws the failure of an operation that was about to wait, or returns it for all items where the node continues on errors. */
export function returnOrThrow(
	context: IExecuteFunctions,
	failure: ReturnType<typeof toNodeError>,
): INodeExecutionData[][] {
	if (!context.continueOnFail()) throw prepareForThrow(context.getNode(), failure);
	const reason = formatError(failure);
	return [
		getInputItems(context).map((_, item) => ({ json: { error: reason }, pairedItem: { item } })),
	];
}
