import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { getHttpStatus, hasUncertainOutcome, toNodeError } from '../errors/nodeErrors';
import { getAccount } from '../transport/account';
import { createWebhook, deleteWebhook, listWebhooks, updateWebhook } from '../webhooks/webhooksApi';
import type { WebhookSettings } from '../webhooks/webhooksApi';
import { forgetDeliveries } from './duplicates';
import { createTaskKey, runExclusive } from './exclusiveTasks';
import {
	findOwnWebhooks,
	hasOwnSecret,
	isMoved,
	listAndCleanUp,
	REQUEST_OPTIONS,
} from './ownWebhooks';
import { removeOrphanedWebhooks } from './orphanedWebhooks';
import { cancelRemoval, runInBackground, scheduleRemoval } from './pendingRemovals';
import { probeListener } from './probeListener';
import { getRegistrationState } from './registrationState';
import type { RegistrationState } from './registrationState';
import { createSecret, SECRET_PARAMETER } from './secret';
import { assertNumbers } from './senders';
import { getSelectedEvents } from './selectedEvents';
import { removeStoppedWaits } from './stoppedWaits';
import { isReachable, getWebhookUrl, matchUrl, assertReachable } from './webhookUrl';

/** Whether a webhook delivers the selected events to this node's URL with the right secret. */
function isUpToDate(context: IHookFunctions, record: IDataObject): boolean {
	const { events } = record;
	return (
		hasOwnSecret(context, record, getRegistrationState(context)) &&
		Array.isArray(events) &&
		[...events].sort().join() === getSelectedEvents(context).sort().join()
	);
}

/** Returns the settings of this node's webhook, and stores its secret. */
function createWebhookSettings(context: IHookFunctions, secret: string): WebhookSettings {
	const state = getRegistrationState(context);
	state.workflowId = context.getWorkflow().id;
	state.secret = secret;
	delete state.webhookId;
	return {
		url: `${getWebhookUrl(context)}?${SECRET_PARAMETER}=${secret}`,
		events: getSelectedEvents(context),
	};
}

/** The API's statuses for a webhook that is gone or cannot be changed. What PUT accepts is not documented. */
const UNREPAIRABLE_STATUSES = ['404', '405', '422'];

/** Updates a webhook. Deletes one that cannot be updated, and returns false. */
async function repairWebhook(context: IHookFunctions, { id }: IDataObject): Promise<boolean> {
	const { secret = createSecret() } = getRegistrationState(context);
	try {
		await updateWebhook(context, id, createWebhookSettings(context, secret), REQUEST_OPTIONS);
		return true;
	} catch (error) {
		if (!UNREPAIRABLE_STATUSES.includes(getHttpStatus(error) ?? ''))
			throw toNodeError(context.getNode(), error);
		await deleteWebhook(context, id, REQUEST_OPTIONS);
		return false;
	}
}

/** Whether the API has not deactivated a webhook. A field of PHP may hold 0 or a text in place of false. */
function isActive({ is_active, active, enabled, status }: IDataObject): boolean {
	return ![is_active, active, enabled, status].some((value) =>
		/^(?:0|false|inactive|disabled)$/i.test(String(value)),
	);
}

async function requireReachable(context: IHookFunctions): Promise<void> {
	assertReachable(context, (await getAccount(context)).baseUrl);
}

async function checkOrRepair(context: IHookFunctions, all: IDataObject[]): Promise<boolean> {
	const own = await findOwnWebhooks(context, all);
	const active = own.filter(isActive);
	const state = getRegistrationState(context);
	const current =
		active.find((record) => isUpToDate(context, record)) ??
		active.find((record) => hasOwnSecret(context, record, state)) ??
		active[0];
	const isRepaired =
		current !== undefined &&
		(isUpToDate(context, current) || (await repairWebhook(context, current)));
	// A node that remembers no secret deletes nothing: who listens there is unknown.
	const surplus = state.secret === undefined ? [] : own.filter((record) => record !== current);
	for (const { id } of surplus) await deleteWebhook(context, id, REQUEST_OPTIONS);
	if (!isRepaired) return false;
	state.webhookId = String(current.id);
	return true;
}

/** Deletes, in the background, the webhooks that lead to nothing in this n8n. */
function removeUnusedWebhooks(context: IHookFunctions, webhooks: IDataObject[]): void {
	runInBackground(context, async () => await removeStoppedWaits(context, webhooks));
	runInBackground(context, async () => await removeOrphanedWebhooks(context, webhooks));
}

function runForOwnUrl<T>(context: IHookFunctions, task: () => Promise<T>): Promise<T> {
	return runExclusive(createTaskKey(context, getWebhookUrl(context)), task);
}

/**
 * Makes sure that the API holds at most one webhook of this node, and that it is up to date: its secret, its events, its
 * URL. Changes it in place, so that no event is lost. Deletes further ones (left by a crash or a lost response) and those
 * that the API deactivated.
 *
 * @returns false when there is none left, and `create` must register one
 */
export async function checkExists(context: IHookFunctions): Promise<boolean> {
	await requireReachable(context);
	await assertNumbers(context);
	return await runForOwnUrl(context, async () => {
		cancelRemoval(context);
		const all = await listAndCleanUp(context);
		const others = all.filter((record) => !matchUrl(record, getWebhookUrl(context)).exact);
		removeUnusedWebhooks(context, others);
		return await checkOrRepair(context, all);
	});
}

/** Registers this node's URL with a new secret. When the API's response is lost, checks whether it was registered. */
export async function create(context: IHookFunctions): Promise<boolean> {
	await requireReachable(context);
	return await runForOwnUrl(context, async () => {
		try {
			const settings = createWebhookSettings(context, createSecret());
			const { id } = await createWebhook(context, settings, REQUEST_OPTIONS);
			if (id !== undefined) getRegistrationState(context).webhookId = id;
			return true;
		} catch (error) {
			const isUncertain = hasUncertainOutcome(error as Error);
			if (
				isUncertain &&
				(await checkOrRepair(context, await listWebhooks(context, REQUEST_OPTIONS)))
			)
				return true;
			throw toNodeError(context.getNode(), error);
		}
	});
}

/** Deletes the webhooks that carry this node's secret and lead to this n8n, or to one where nobody listens any more. */
async function removeOwnWebhooks(context: IHookFunctions, state: RegistrationState): Promise<void> {
	const others: IDataObject[] = [];
	for (const record of await listAndCleanUp(context)) {
		const isOwn =
			hasOwnSecret(context, record, state) ||
			(isMoved(context, record, state) &&
				(await probeListener(context, String(record.url))) === 'none');
		if (isOwn) await deleteWebhook(context, record.id, REQUEST_OPTIONS);
		else others.push(record);
	}
	forgetDeliveries(state);
	removeUnusedWebhooks(context, others);
}

/**
 * Deletes this node's webhooks, unless it is published again within seconds. The state is kept: if the API cannot be reached,
 * the next publication recognizes the webhook by it, and while a changed workflow is published again, deliveries find their
 * secret.
 */
export async function removeWebhooks(context: IHookFunctions): Promise<boolean> {
	const { webhookId } = getRegistrationState(context);
	const { baseUrl } = await getAccount(context);
	if (webhookId !== undefined || isReachable(getWebhookUrl(context), baseUrl)) {
		scheduleRemoval(context, async (state) => await removeOwnWebhooks(context, state));
	}
	return true;
}
