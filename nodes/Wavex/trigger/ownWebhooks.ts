import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { isExpiredResumeUrl } from '../waiting/resumeUrl';
import { listWebhooks, removeStaleWebhooks } from '../webhooks/webhooksApi';
import { probeListener } from './probeListener';
import { getRegistrationState } from './registrationState';
import type { RegistrationState } from './registrationState';
import { getWebhookUrl, matchUrl } from './webhookUrl';

/** n8n gives up a publication after 84 seconds: a request that hangs must leave time for another try. */
export const REQUEST_OPTIONS = { timeout: 15_000 };

/** Deletes the webhooks of waits of this n8n that have expired. Returns all others of the account. */
export async function listAndCleanUp(context: IHookFunctions): Promise<IDataObject[]> {
	const url = getWebhookUrl(context);
	const all = await listWebhooks(context, REQUEST_OPTIONS);
	const isExpired = (record: IDataObject) => isExpiredResumeUrl(record, url);
	await removeStaleWebhooks(context, all, isExpired, REQUEST_OPTIONS);
	return all.filter((record) => !isExpired(record));
}

/** Whether this is the remembered webhook, on another host: n8n's public URL may have changed. */
export function isMoved(
	context: IHookFunctions,
	record: IDataObject,
	state: RegistrationState,
): boolean {
	const { exact, samePath, secret } = matchUrl(record, getWebhookUrl(context));
	const isRemembered = String(record.id) === state.webhookId;
	return !exact && samePath && isRemembered && (secret ?? state.secret) === state.secret;
}

/**
 * Returns this node's webhooks: those at its URL, with any secret, because n8n lets only one node listen at a URL, and the one
 * that moved, unless a copy of this n8n listens there. All others belong to someone else.
 */
export async function findOwnWebhooks(
	context: IHookFunctions,
	all: IDataObject[],
): Promise<IDataObject[]> {
	const url = getWebhookUrl(context);
	const state = getRegistrationState(context);
	const own = all.filter((record) => matchUrl(record, url).exact);
	const moved = all.find((record) => isMoved(context, record, state));
	if (moved && (await probeListener(context, String(moved.url))) !== 'trigger') own.push(moved);
	return own;
}

/** Whether a webhook at this node's URL carries its secret. One whose secret the API does not show is known by its id. */
export function hasOwnSecret(
	context: IHookFunctions,
	record: IDataObject,
	state: RegistrationState,
): boolean {
	const { exact, secret } = matchUrl(record, getWebhookUrl(context));
	if (!exact || state.secret === undefined) return false;
	return secret === null ? String(record.id) === state.webhookId : secret === state.secret;
}
