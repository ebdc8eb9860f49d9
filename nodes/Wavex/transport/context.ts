import type {
	IExecuteData,
	IExecuteSingleFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

/** Whoever may call the API: the action node, its pickers and its wait for replies, the trigger's life cycle. */
export type ApiContext =
	IExecuteSingleFunctions | ILoadOptionsFunctions | IHookFunctions | IWebhookFunctions;

/** Whether a node runs in this context; else a picker, a mapper, a wait or the trigger's life cycle asks. */
export function isExecution(context: ApiContext): context is IExecuteSingleFunctions {
	return 'getExecuteData' in context;
}

/**
 * What a run of the node is known by: n8n gives the same object to all its items, and to every try of Retry On Fail. As a
 * tool of an older agent the node is given the agent's own, which says nothing of ours.
 */
export function getExecuteData(context: ApiContext): IExecuteData | undefined {
	if (!isExecution(context)) return undefined;
	const executeData = context.getExecuteData();
	return executeData.node.name === context.getNode().name ? executeData : undefined;
}

/** Whether an AI agent before version 3 calls the node as its tool; a later one has n8n run it as a node. */
export function isLegacyAgentTool(context: IExecuteSingleFunctions): boolean {
	return (
		getExecuteData(context) === undefined && context.getExecuteData().node.type.endsWith('.agent')
	);
}
