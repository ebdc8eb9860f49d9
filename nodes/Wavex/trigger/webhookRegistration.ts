import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { getHttpStatus, hasUncertainOutcome, toNodeError } from '../errors/nodeErrors';
import { getAccount } from '../transport/account';
import { isExpiredResumeUrl } from '../webhooks/resumeUrl';
import {
	createWebhook,
	deleteWebhook,
	listWebhooks,
	removeStaleWebhooks,
	updateWebhook,
} from '../webhooks/webhooksApi';
import type { WebhookSettings } from '../webhooks/webhooksApi';
import { forgetDeliveries } from './duplicates';
import { getRegistrationState } from './registrationState';
import { createSecret, SECRET_PARAMETER } from './secret';
import { getSelectedEvents } from './selectedEvents';
import { isReachable, getWebhookUrl, matchUrl, assertReachable } from './webhookUrl';

/** n8n gives up a publication after 84 seconds: a request that hangs must leave time for another try. */
const OPTIONS = { timeout: 15_000 };

/**
 * Returns this node's webhooks: those at its URL, with any secret, and the one it remembers if that has the same path on
 * another host, because n8n's public URL may have changed. All others belong to someone else, apart from expired resume
 * URLs, which are deleted.
 */
async function findOwnWebhooks(context: IHookFunctions): Promise<IDataObject[]> {
	const url = getWebhookUrl(context);
	const state = getRegistrationState(context);
	const all = await listWebhooks(context, OPTIONS);
	await removeStaleWebhooks(context, all, (record) => isExpiredResumeUrl(record, url), OPTIONS);
	return all.filter((record) => {
		const { exact, samePath, secret } = matchUrl(record, url);
		const isRemembered = String(record.id) === state.webhookId;
		return exact || (samePath && isRemembered && (secret ?? state.secret) === state.secret);
	});
}

/** Whether a webhook delivers the selected events to this node's URL with the right secret. */
function isUpToDate(context: IHookFunctions, record: IDataObject): boolean {
	const state = getRegistrationState(context);
	const { exact, secret } = matchUrl(record, getWebhookUrl(context));
	const isRemembered = secret === null && String(record.id) === state.webhookId;
	const { events } = record;
	return (
		exact &&
		state.secret !== undefined &&
		(isRemembered || secret === state.secret) &&
		Array.isArray(events) &&
		[...events].sort().join() === getSelectedEvents(context).sort().join()
	);
}

/** Returns the settings of this node's webhook, and stores its secret. */
function createWebhookSettings(context: IHookFunctions, secret: string): WebhookSettings {
	const state = getRegistrationState(context);
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
		await updateWebhook(context, id, createWebhookSettings(context, secret), OPTIONS);
		return true;
	} catch (error) {
		if (!UNREPAIRABLE_STATUSES.includes(getHttpStatus(error) ?? ''))
			throw toNodeError(context.getNode(), error);
		await deleteWebhook(context, id, OPTIONS);
		return false;
	}
}

async function requireReachable(context: IHookFunctions): Promise<void> {
	assertReachable(context, (await getAccount(context)).baseUrl);
}

/**
 * Makes sure that the API holds at most one webhook of this node, and that it is up to date: its secret, its events, its
 * URL. Deletes further ones (left by a crash or a lost response) and those that the API deactivated.
 *
 * @returns false when there is none left, and `create` must register one
 */
export async function checkExists(context: IHookFunctions): Promise<boolean> {
	await requireReachable(context);
	const own = await findOwnWebhooks(context);
	const active = own.filter(({ is_active: isActive }) => isActive !== false);
	const current = active.find((record) => isUpToDate(context, record)) ?? active[0];
	for (const record of own) {
		if (record !== current) await deleteWebhook(context, record.id, OPTIONS);
	}
	if (current === undefined) return false;
	if (!isUpToDate(context, current) && !(await repairWebhook(context, current))) return false;
	getRegistrationState(context).webhookId = String(current.id);
	return true;
}

/** Registers this node's URL with a new secret. When the API's response is lost, checks whether it was registered. */
export async function create(context: IHookFunctions): Promise<boolean> {
	await requireReachable(context);
	try {
		const settings = createWebhookSettings(context, createSecret());
		const { id } = await createWebhook(context, settings, OPTIONS);
		if (id !== undefined) getRegistrationState(context).webhookId = id;
		return true;
	} catch (error) {
		if (hasUncertainOutcome(error as Error) && (await checkExists(context))) return true;
		throw toNodeError(context.getNode(), error);
	}
}

/** Deletes this node's webhooks, found by URL: the id alone may belong to someone else by now. */
export async function removeWebhooks(context: IHookFunctions): Promise<boolean> {
	const state = getRegistrationState(context);
	const { baseUrl } = await getAccount(context);
	if (state.webhookId !== undefined || isReachable(getWebhookUrl(context), baseUrl)) {
		for (const { id } of await findOwnWebhooks(context)) await deleteWebhook(context, id, OPTIONS);
	}
	forgetDeliveries(state);
	delete state.webhookId;
	delete state.secret;
	delete state.seen;
	return true;
}
