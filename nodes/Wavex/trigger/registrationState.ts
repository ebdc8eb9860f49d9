import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/** What the trigger stores about its webhook in n8n's static data; it never appears in an item. */
export interface RegistrationState {
	/** Set only while it is certain that the webhook with this id carries the secret. */
	webhookId?: string;
	secret?: string;
	/** Fingerprints of the latest deliveries, for `Ignore Duplicate Events`. */
	seen?: string[];
}

/** Returns the stored state; n8n saves what is changed in it. */
export function getRegistrationState(
	context: IHookFunctions | IWebhookFunctions,
): RegistrationState {
	return context.getWorkflowStaticData('node') as RegistrationState;
}
