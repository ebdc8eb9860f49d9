import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/** What the trigger stores about its webhook in n8n's static data; it never appears in an item. */
export interface RegistrationState {
	/** The workflow that registered the webhook. */
	workflowId?: string;
	/** Set only while it is certain that the webhook with this id carries the secret. */
	webhookId?: string;
	secret?: string;
	/** Fingerprints of the latest deliveries, for `Ignore Duplicate Events`. */
	seen?: string[];
}

/**
 * Returns the stored state; n8n saves what is changed in it. A workflow that was imported with the static data of another one
 * forgets it: that registration belongs to the other one.
 */
export function getRegistrationState(
	context: IHookFunctions | IWebhookFunctions,
): RegistrationState {
	const state = context.getWorkflowStaticData('node') as RegistrationState;
	if (state.workflowId !== undefined && state.workflowId !== context.getWorkflow().id) {
		delete state.workflowId;
		delete state.webhookId;
		delete state.secret;
		delete state.seen;
	}
	return state;
}
