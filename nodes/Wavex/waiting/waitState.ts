import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

/** Saves what the waiting execution must know when a delivery arrives. n8n stores it with the execution, so it survives a restart. */
export function saveWaitState(context: IExecuteFunctions, wait: object): void {
	context.getContext('node').wait = { ...wait };
}

/** Loads what `saveWaitState` stored, possibly in another process. */
export function loadWaitState<T extends object>(context: IWebhookFunctions): T {
	const name = JSON.stringify(context.getNode().name);
	return context.evaluateExpression(`{{ $node[${name}].context.wait }}`) as unknown as T;
}
