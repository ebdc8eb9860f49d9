import type { IDataObject, IHookFunctions, IHttpRequestMethods, JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { MAX_REMOVED } from '../resources/message/sendAndWait/cleanup';
import { getBaseUrl } from '../transport/baseUrl';
import { parseResponse } from '../transport/responseBody';
import { sendRequest } from '../transport/request';
import { toNodeError, mayBeProcessed } from '../errors/nodeErrors';
import {
	isReachable,
	isExpiredResumeUrl,
	getWebhookUrl,
	matchUrl,
	assertReachable,
} from './webhookUrl';
import { getSelectedEvents } from './selectedEvents';
import { forgetDeliveries } from './duplicates';
import { createSecret, SECRET_PARAMETER } from './secret';

/** What the node remembers of its registration, in n8n's static data: never shown in an item. */
export interface RegistrationState {
	/** Only while it is certain that the registration with this id carries the secret. */
	webhookId?: string;
	secret?: string;
	/** The newest deliveries, for `Ignore Duplicates`. */
	seen?: string[];
}

/** n8n gives up a publication after 84 seconds: one request that hangs must leave time for another try. */
const TIMEOUT_MS = 15_000;

function getState(context: IHookFunctions): RegistrationState {
	return context.getWorkflowStaticData('node') as RegistrationState;
}

async function call(
	this: IHookFunctions,
	method: IHttpRequestMethods,
	url: string,
	extra: { body?: IDataObject; qs?: IDataObject } = {},
) {
	const baseURL = getBaseUrl(await this.getCredentials('wavexApi'));
	const options = { method, baseURL, url, timeout: TIMEOUT_MS, ...extra };
	return parseResponse(await sendRequest.call(this, options));
}

/** The status that the API refused with. A NodeApiError made of another gives back that other one. */
function getStatusCode(this: IHookFunctions, error: unknown): string | null {
	return new NodeApiError(this.getNode(), error as JsonObject).httpCode;
}

async function deleteWebhook(this: IHookFunctions, { id }: IDataObject): Promise<void> {
	try {
		await call.call(this, 'DELETE', `/webhooks/${encodeURIComponent(String(id))}`);
	} catch (error) {
		if (getStatusCode.call(this, error) !== '404') throw toNodeError(this.getNode(), error);
	}
}

/** Takes away what questions of this n8n left registered; a failure is left to the next time. */
async function removeExpiredWebhooks(this: IHookFunctions, records: IDataObject[]): Promise<void> {
	const outlived = records.filter((record) => isExpiredResumeUrl(record, getWebhookUrl.call(this)));
	try {
		for (const record of outlived.slice(0, MAX_REMOVED)) await deleteWebhook.call(this, record);
	} catch (error) {
		this.logger.warn(`Wavex: old registrations could not be removed: ${String(error)}`);
	}
}

/**
 * This node's registrations: those at its URL, whichever secret they carry, and the one it remembers when that stands at
 * its path under another host, since n8n's public URL may have changed. All others are somebody else's, but for what
 * `sweep` takes away.
 */
async function findOwnWebhooks(this: IHookFunctions): Promise<IDataObject[]> {
	const url = getWebhookUrl.call(this);
	const memory = getState(this);
	const isOwn = (record: IDataObject) => {
		const { exact: here, samePath, secret } = matchUrl(record, url);
		const isRemembered = String(record.id) === memory.webhookId;
		return here || (samePath && isRemembered && (secret ?? memory.secret) === memory.secret);
	};
	const all: IDataObject[] = [];
	let page: number | undefined;
	do {
		const qs = page === undefined ? {} : { page };
		const content = await call.call(this, 'GET', '/webhooks', { qs });
		all.push(...content.records);
		const { nextPage = 0 } = content;
		page = nextPage > (page ?? 1) ? nextPage : undefined;
	} while (page !== undefined);
	await removeExpiredWebhooks.call(this, all);
	return all.filter(isOwn);
}

/** Whether this registration delivers to this node what it is to get, and is let in. */
function isUpToDate(this: IHookFunctions, record: IDataObject): boolean {
	const memory = getState(this);
	const { exact: here, secret } = matchUrl(record, getWebhookUrl.call(this));
	const isKnown = secret === null && String(record.id) === memory.webhookId;
	const { events } = record;
	return (
		here &&
		memory.secret !== undefined &&
		(isKnown || secret === memory.secret) &&
		Array.isArray(events) &&
		[...events].sort().join() === getSelectedEvents(this).sort().join()
	);
}

/** What the registration is to hold; remembers its secret. */
function createWebhookBody(this: IHookFunctions, secret: string): IDataObject {
	const memory = getState(this);
	memory.secret = secret;
	delete memory.webhookId;
	return {
		url: `${getWebhookUrl.call(this)}?${SECRET_PARAMETER}=${secret}`,
		events: getSelectedEvents(this),
	};
}

/** How the API says that this registration is gone, or cannot be changed (what PUT takes is not documented). */
const UNREPAIRABLE_STATUSES = ['404', '405', '422'];

/** False when the registration could not be mended and was taken away. */
async function repairWebhook(this: IHookFunctions, record: IDataObject): Promise<boolean> {
	const body = createWebhookBody.call(this, getState(this).secret ?? createSecret());
	try {
		await call.call(this, 'PUT', `/webhooks/${encodeURIComponent(String(record.id))}`, { body });
		return true;
	} catch (error) {
		if (!UNREPAIRABLE_STATUSES.includes(getStatusCode.call(this, error) ?? ''))
			throw toNodeError(this.getNode(), error);
		await deleteWebhook.call(this, record);
		return false;
	}
}

/**
 * Whether exactly one right registration stands at the API when this is done. One is kept or mended: its secret, its
 * events, its URL. More than one (a crash, a lost answer) are too many, and one that the API switched off is of no use.
 *
 * @returns false when there is none to keep, and `create` has to make it
 */
export async function checkExists(this: IHookFunctions): Promise<boolean> {
	assertReachable.call(this, getBaseUrl(await this.getCredentials('wavexApi')));
	const own = await findOwnWebhooks.call(this);
	const usable = own.filter(({ is_active: isActive }) => isActive !== false);
	const kept = usable.find((record) => isUpToDate.call(this, record)) ?? usable[0];
	for (const record of own) if (record !== kept) await deleteWebhook.call(this, record);
	if (kept === undefined) return false;
	if (!isUpToDate.call(this, kept) && !(await repairWebhook.call(this, kept))) return false;
	getState(this).webhookId = String(kept.id);
	return true;
}

/** Registers this node's URL with a fresh secret. When the API's answer is lost, looks whether it did. */
export async function create(this: IHookFunctions): Promise<boolean> {
	assertReachable.call(this, getBaseUrl(await this.getCredentials('wavexApi')));
	try {
		const body = createWebhookBody.call(this, createSecret());
		const { records } = await call.call(this, 'POST', '/webhooks', { body });
		const id = records[0]?.id ?? records[0]?.webhook_id;
		if (id !== undefined) getState(this).webhookId = String(id);
		return true;
	} catch (error) {
		if (mayBeProcessed(error as Error) && (await checkExists.call(this))) return true;
		throw toNodeError(this.getNode(), error);
	}
}

/** Takes away what this node registered, found by URL: an id alone may be somebody else's by now. What is gone already counts as done. */
export async function removeWebhooks(this: IHookFunctions): Promise<boolean> {
	const memory = getState(this);
	const baseUrl = getBaseUrl(await this.getCredentials('wavexApi'));
	const mayStand = memory.webhookId !== undefined || isReachable(getWebhookUrl.call(this), baseUrl);
	if (mayStand)
		for (const record of await findOwnWebhooks.call(this)) await deleteWebhook.call(this, record);
	forgetDeliveries(memory);
	delete memory.webhookId;
	delete memory.secret;
	delete memory.seen;
	return true;
}
