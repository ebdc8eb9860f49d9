import type { IExecuteData, IExecuteFunctions, IRunExecutionData } from 'n8n-workflow';

import { createInputError } from '../errors/nodeErrors';

/** What n8n's own contexts hold, but its interface does not name. */
type EngineContext = IExecuteFunctions & { runExecutionData?: IRunExecutionData | null };

/**
 * Returns the nodes that the execution has still to run.
 *
 * @throws NodeOperationError when this n8n does not reveal them
 */
export function getStack(context: IExecuteFunctions): IExecuteData[] {
	const stack = (context as EngineContext).runExecutionData?.executionData?.nodeExecutionStack;
	if (stack) return stack;
	throw createInputError(
		context.getNode(),
		'This n8n cannot wait here',
		'Use another version of n8n. This request was not sent.',
	);
}

/**
 * Puts the execution to wait, and has n8n run the node once more when it is resumed or the time has come. n8n itself only
 * passes on the data of the node that waited: here that is none, and the same node is next in the stack.
 *
 * @param until in milliseconds since the epoch
 */
export async function waitAndRunAgain(context: IExecuteFunctions, until: number): Promise<void> {
	const run = context.getExecuteData();
	getStack(context).unshift({ ...run, node: { ...run.node } });
	run.data = { ...run.data, main: [] };
	// With this setting n8n would pass on an empty item for the node that waited.
	run.node = { ...run.node, alwaysOutputData: false };
	await context.putExecutionToWait(new Date(until));
}
