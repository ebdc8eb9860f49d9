import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { removeStaleWebhooks } from '../webhooks/webhooksApi';
import { createTaskKey, runExclusive } from './exclusiveTasks';
import { probeListener } from './probeListener';
import { getWebhookUrl } from './webhookUrl';

/** How long nobody must listen: while n8n publishes a changed workflow again, its webhooks do not exist for a moment. */
const CONFIRMATION_MS = 10_000;

/** What follows n8n's folder for webhooks in a URL that this trigger registered. */
const TRIGGER_PATH = /^[^/?]+\/webhook\?secret=[0-9a-f]{64}$/;

/** Whether a trigger of this n8n registered this URL. */
function isTriggerUrl(url: string, ownUrl: string): boolean {
	const folder = ownUrl.replace(/[^/]+\/webhook$/, '');
	return url.startsWith(folder) && TRIGGER_PATH.test(url.slice(folder.length));
}

/**
 * Deletes the webhooks that lead to triggers of this n8n which no longer exist, such as those that were unpublished while the
 * API was down. Takes ten seconds if there are any. Logs a failure.
 *
 * @param webhooks of the account, except those that this node uses
 */
export async function removeOrphanedWebhooks(
	context: IHookFunctions,
	webhooks: IDataObject[],
): Promise<void> {
	const ownUrl = getWebhookUrl(context);
	const orphaned: IDataObject[] = [];
	for (const webhook of webhooks) {
		const url = String(webhook.url);
		if (isTriggerUrl(url, ownUrl) && (await probeListener(context, url)) === 'none')
			orphaned.push(webhook);
	}
	if (orphaned.length === 0) return;
	await sleep(CONFIRMATION_MS);
	for (const webhook of orphaned) {
		const url = String(webhook.url);
		await runExclusive(createTaskKey(context, url.replace(/\?.*$/, '')), async () => {
			const isStale = async () => (await probeListener(context, url)) === 'none';
			await removeStaleWebhooks(context, [webhook], isStale);
		});
	}
}
