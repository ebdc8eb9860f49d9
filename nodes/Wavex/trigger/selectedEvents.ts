import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/** Returns the selected events, in the user's order; an expression may name a single one. */
export function getSelectedEvents(context: IHookFunctions | IWebhookFunctions): string[] {
	return [context.getNodeParameter('events', [])].flat().map(String);
}
