import type {
	IExecuteData,
	IExecuteSingleFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

/** The contexts that call the API: a run of the action node, its pickers and its wait for replies, the trigger's life cycle. */
export type ApiContext =
	IExecuteSingleFunctions | ILoadOptionsFunctions | IHookFunctions | IWebhookFunctions;

/** Whether a node runs in this context, and not a picker, a mapper, a wait or the trigger's life cycle. */
export function isExecution(context: ApiContext): context is IExecuteSingleFunctions {
	return 'getExecuteData' in context;
}

/**
 * Returns the object that identifies a run of the node: n8n gives the same one to all its items and to every try of Retry On
 * Fail. Undefined for a tool of an older agent, where n8n gives the agent's own.
 */
export function getExecuteData(context: ApiContext): IExecuteData | undefined {
	if (!isExecution(context)) return undefined;
	const executeData = context.getExecuteData();
	return executeData.node.name === context.getNode().name ? executeData : undefined;
}

/** Whether an AI agent before version 3 calls the node as its tool; for later ones n8n runs it as a node. */
export function isLegacyAgentTool(context: IExecuteSingleFunctions): boolean {
	return (
		getExecuteData(context) === undefined && context.getExecuteData().node.type.endsWith('.agent')
	);
}
