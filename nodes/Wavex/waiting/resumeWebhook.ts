import type { IWebhookDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { deleteWebhook } from '../webhooks/webhooksApi';
import { countWait } from './cleanup';
import { hasResumeToken } from './resumeUrl';

/** Describes the URL that resumes the execution (`createResumeUrl`). */
export const resumeWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		responseData: '',
		path: hasResumeToken ? '' : '={{ $nodeId }}',
		restartWebhook: true,
		isFullPath: true,
	},
];

/** Answers 200 and keeps waiting: without an item for the workflow n8n does not resume it. */
export const IGNORED: IWebhookResponseData = { webhookResponse: '' };

/** The API aborts a delivery after about 10 s; what takes longer is left to the next clean-up. */
const BEST_EFFORT_MS = 3_000;

/** Waits at most 3 s for the work, and logs its failure. */
export async function runBestEffort(
	context: IWebhookFunctions,
	action: string,
	work: Promise<void>,
): Promise<void> {
	const done = work.catch((error: unknown) => {
		context.logger.warn(`Wavex: ${action} failed: ${String(error)}`);
	});
	await Promise.race([done, sleep(BEST_EFFORT_MS)]);
}

/** Deletes the registration of a wait that is over. */
export async function removeOwnRegistration(
	context: IWebhookFunctions,
	webhookId: string | undefined,
): Promise<void> {
	countWait(context, -1);
	if (webhookId === undefined) return;
	await runBestEffort(context, 'deleting the webhook', deleteWebhook(context, webhookId));
}

/** Handles one delivery while an execution waits. Never throws: n8n would wipe the execution's data and continue with an empty item. */
export async function handleSafely(
	context: IWebhookFunctions,
	handle: (context: IWebhookFunctions) => Promise<IWebhookResponseData>,
): Promise<IWebhookResponseData> {
	try {
		return await handle(context);
	} catch (error) {
		context.logger.warn(`Wavex: a delivery could not be read while waiting: ${String(error)}`);
		return IGNORED;
	}
}
