import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/** The events that the user chose, in his order; an expression may name a single one. */
export function getSelectedEvents(context: IHookFunctions | IWebhookFunctions): string[] {
	return [context.getNodeParameter('events', [])].flat().map(String);
}
