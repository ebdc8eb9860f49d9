import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { WAIT_INDEFINITELY } from 'n8n-workflow';

/**
 * Puts the execution to wait.
 *
 * @param item with which n8n continues after a timeout
 * @param deadline in milliseconds since the epoch; undefined for no limit
 */
export async function putToWait(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	deadline?: number,
): Promise<void> {
	// After a timeout n8n continues with what is in the stack. A new object, because the old one belongs to the previous node.
	const run = context.getExecuteData();
	run.data = { ...run.data, main: [[item]] };
	// For a node of version 1 n8n evaluates an expression at every delivery (`typeVersion === 1` in parseRequestBody), which costs
	// a new engine. As a text in the execution's own copy of the workflow the version means the same everywhere else.
	Object.assign(run.node, { typeVersion: String(run.node.typeVersion) });
	// n8n disables the node object that waited. With a copy an agent's next call asks again instead of being skipped.
	run.node = { ...run.node };
	await context.putExecutionToWait(deadline === undefined ? WAIT_INDEFINITELY : new Date(deadline));
}
