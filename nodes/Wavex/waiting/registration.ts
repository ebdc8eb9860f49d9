import type { IDataObject, IExecuteFunctions, IExecuteSingleFunctions } from 'n8n-workflow';

import { toNodeError } from '../errors/nodeErrors';
import { getRequestOptions } from '../transport/readRequestOptions';
import { createWebhook, deleteWebhook } from '../webhooks/webhooksApi';
import { countWait, removeFinishedWaits } from './cleanup';

/** The events for which the API resumes an execution, and what an error says when they cannot be registered. */
export interface WaitEvents {
	events: string[];
	/** A sentence such as "The webhook for replies could not be registered, so the question was not sent." */
	failure: string;
}

/** The API's record of the webhook that resumes an execution. */
export type Registration = IDataObject & {
	/** Undefined when the API did not return an id. */
	id?: string;
	/** How many executions of this n8n wait, this one included. */
	openWaits: number;
};

/** Registers the URL that resumes this execution. */
export async function registerWait(
	context: IExecuteFunctions,
	item: IExecuteSingleFunctions,
	url: string,
	{ events, failure }: WaitEvents,
): Promise<Registration> {
	await removeFinishedWaits(context, url);
	try {
		const record = await createWebhook(item, { url, events }, getRequestOptions(item).options);
		return { ...record, openWaits: countWait(context, 1) };
	} catch (error) {
		const nodeError = toNodeError(item.getNode(), error);
		nodeError.description = `${nodeError.description ?? ''} ${failure}`;
		throw nodeError;
	}
}

/** Deletes the registration of a wait. A failure leaves it to the next clean-up. */
export async function removeRegistration(
	context: IExecuteSingleFunctions,
	webhookId: string | undefined,
): Promise<void> {
	countWait(context, -1);
	if (webhookId === undefined) return;
	await deleteWebhook(context, webhookId).catch(() => {
		// The caller's own failure matters more to the user.
	});
}
