import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';

/** Shows a sentence above the output of the node. Does nothing where n8n has no such place, as in the tools of older agents. */
export function showHint(
	context: object,
	message: string,
	type: NodeExecutionHint['type'] = 'info',
): void {
	const { addExecutionHints } = context as Partial<Pick<IExecuteFunctions, 'addExecutionHints'>>;
	addExecutionHints?.call(context, { message, type, location: 'outputPane' });
}
