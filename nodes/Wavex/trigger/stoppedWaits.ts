import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { getResumedExecutionId } from '../waiting/resumeUrl';
import { removeStaleWebhooks } from '../webhooks/webhooksApi';
import { askN8n } from './askN8n';
import { getWebhookUrl } from './webhookUrl';

/** n8n loads an execution for each question, and an execution that waits costs it some 50 ms (docs/benchmarks.md). */
const MAX_ASKED = 50;

/** What n8n answers at the URL of an execution that waits no longer (waiting-webhooks.ts). One that waits has no webhook for GET. */
const isOver = (message: string | undefined, id: string) =>
	message === `The execution "${id}" does not exist.` ||
	message === `The execution "${id}" has finished with error.` ||
	/^The execution "\d+"? has finished already\.$/.test(message ?? '');

/**
 * Deletes the webhooks of waits of this n8n whose execution was stopped, deleted or ended without them: n8n tells nobody when it
 * stops a wait, but says so at its URL. Logs a failure.
 *
 * @param webhooks of the account
 */
export async function removeStoppedWaits(
	context: IHookFunctions,
	webhooks: IDataObject[],
): Promise<void> {
	const ownUrl = getWebhookUrl(context);
	const waits = webhooks.filter((webhook) => getResumedExecutionId(webhook, ownUrl) !== undefined);
	await removeStaleWebhooks(context, waits.slice(0, MAX_ASKED), async (webhook) => {
		const id = getResumedExecutionId(webhook, ownUrl)!;
		return isOver(await askN8n(context, String(webhook.url)), id);
	});
}
