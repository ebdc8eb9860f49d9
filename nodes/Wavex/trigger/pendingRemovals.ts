import type { IHookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { createTaskKey, runExclusive } from './exclusiveTasks';
import { getRegistrationState } from './registrationState';
import type { RegistrationState } from './registrationState';
import { getWebhookUrl } from './webhookUrl';

/**
 * n8n unpublishes a changed node before it publishes it again, and does not say which of the two it does. Between them it writes
 * to its database a few times.
 */
const DELAY_MS = 5_000;

/** By workflow, account and URL: a copy of the workflow has the same URL. */
const pendingRemovals = new Map<string, RegistrationState>();

function createRemovalKey(context: IHookFunctions): string {
	return `${context.getWorkflow().id} ${createTaskKey(context, getWebhookUrl(context))}`;
}

/** Runs a task that nobody waits for. Logs its failure. */
export function runInBackground(context: IHookFunctions, task: () => Promise<void>): void {
	task().catch((error: unknown) => {
		context.logger.warn(`Wavex: webhooks could not be deleted: ${String(error)}`);
	});
}

/** Removes a registration in five seconds, unless the node is published again until then. */
export function scheduleRemoval(
	context: IHookFunctions,
	remove: (state: RegistrationState) => Promise<void>,
): void {
	const key = createRemovalKey(context);
	const removed = { ...getRegistrationState(context) };
	pendingRemovals.set(key, removed);
	runInBackground(context, async () => {
		await sleep(DELAY_MS);
		await runExclusive(createTaskKey(context, getWebhookUrl(context)), async () => {
			if (pendingRemovals.get(key) !== removed) return;
			pendingRemovals.delete(key);
			await remove(removed);
		});
	});
}

/** Keeps the registration that is about to be removed, also if the node was renamed: n8n stores the state by its name. */
export function cancelRemoval(context: IHookFunctions): void {
	const key = createRemovalKey(context);
	const kept = pendingRemovals.get(key);
	pendingRemovals.delete(key);
	const state = getRegistrationState(context);
	if (state.secret === undefined) Object.assign(state, kept);
}
