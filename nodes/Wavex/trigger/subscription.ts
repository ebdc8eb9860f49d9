import type { IDataObject, IHookFunctions, IHttpRequestMethods, JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { MAX_SWEPT } from '../resources/message/sendAndWait/registration';
import { apiBaseUrl } from '../transport/credential';
import { open } from '../transport/envelope';
import { exchange } from '../transport/exchange';
import { asNodeError, mayHaveGoneOut } from '../transport/failure';
import { canBeReached, isOutlived, ownUrl, placeOf, requireReachable } from './address';
import { chosenEvents } from './chosenEvents';
import { forget } from './duplicates';
import { newSecret, SECRET_PARAMETER } from './secret';

/** What the node remembers of its registration, in n8n's static data: never shown in an item. */
export interface Registration {
	/** Only while it is certain that the registration with this id carries the secret. */
	webhookId?: string;
	secret?: string;
	/** The newest deliveries, for `Ignore Duplicates`. */
	seen?: string[];
}

/** n8n gives up a publication after 84 seconds: one request that hangs must leave time for another try. */
const TIMEOUT_MS = 15_000;

function memoryOf(context: IHookFunctions): Registration {
	return context.getWorkflowStaticData('node') as Registration;
}

async function call(
	this: IHookFunctions,
	method: IHttpRequestMethods,
	url: string,
	extra: { body?: IDataObject; qs?: IDataObject } = {},
) {
	const baseURL = apiBaseUrl(await this.getCredentials('wavexApi'));
	const options = { method, baseURL, url, timeout: TIMEOUT_MS, ...extra };
	return open(await exchange.call(this, options));
}

/** The status that the API refused with. A NodeApiError made of another gives back that other one. */
function statusOf(this: IHookFunctions, error: unknown): string | null {
	return new NodeApiError(this.getNode(), error as JsonObject).httpCode;
}

async function remove(this: IHookFunctions, { id }: IDataObject): Promise<void> {
	try {
		await call.call(this, 'DELETE', `/webhooks/${encodeURIComponent(String(id))}`);
	} catch (error) {
		if (statusOf.call(this, error) !== '404') throw asNodeError(this.getNode(), error);
	}
}

/** Takes away what questions of this n8n left registered; a failure is left to the next time. */
async function sweep(this: IHookFunctions, records: IDataObject[]): Promise<void> {
	const outlived = records.filter((record) => isOutlived(record, ownUrl.call(this)));
	try {
		for (const record of outlived.slice(0, MAX_SWEPT)) await remove.call(this, record);
	} catch (error) {
		this.logger.warn(`Wavex: old registrations could not be removed: ${String(error)}`);
	}
}

/**
 * This node's registrations: those at its URL, whichever secret they carry, and the one it remembers when that stands at
 * its path under another host, since n8n's public URL may have changed. All others are somebody else's, but for what
 * `sweep` takes away.
 */
async function findOwn(this: IHookFunctions): Promise<IDataObject[]> {
	const url = ownUrl.call(this);
	const memory = memoryOf(this);
	const isOwn = (record: IDataObject) => {
		const { here, samePath, secret } = placeOf(record, url);
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
	await sweep.call(this, all);
	return all.filter(isOwn);
}

/** Whether this registration delivers to this node what it is to get, and is let in. */
function isRight(this: IHookFunctions, record: IDataObject): boolean {
	const memory = memoryOf(this);
	const { here, secret } = placeOf(record, ownUrl.call(this));
	const isKnown = secret === null && String(record.id) === memory.webhookId;
	const { events } = record;
	return (
		here &&
		memory.secret !== undefined &&
		(isKnown || secret === memory.secret) &&
		Array.isArray(events) &&
		[...events].sort().join() === chosenEvents(this).sort().join()
	);
}

/** What the registration is to hold; remembers its secret. */
function wanted(this: IHookFunctions, secret: string): IDataObject {
	const memory = memoryOf(this);
	memory.secret = secret;
	delete memory.webhookId;
	return {
		url: `${ownUrl.call(this)}?${SECRET_PARAMETER}=${secret}`,
		events: chosenEvents(this),
	};
}

/** How the API says that this registration is gone, or cannot be changed (what PUT takes is not documented). */
const NOT_MENDED = ['404', '405', '422'];

/** False when the registration could not be mended and was taken away. */
async function mend(this: IHookFunctions, record: IDataObject): Promise<boolean> {
	const body = wanted.call(this, memoryOf(this).secret ?? newSecret());
	try {
		await call.call(this, 'PUT', `/webhooks/${encodeURIComponent(String(record.id))}`, { body });
		return true;
	} catch (error) {
		if (!NOT_MENDED.includes(statusOf.call(this, error) ?? ''))
			throw asNodeError(this.getNode(), error);
		await remove.call(this, record);
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
	requireReachable.call(this, apiBaseUrl(await this.getCredentials('wavexApi')));
	const own = await findOwn.call(this);
	const usable = own.filter(({ is_active: isActive }) => isActive !== false);
	const kept = usable.find((record) => isRight.call(this, record)) ?? usable[0];
	for (const record of own) if (record !== kept) await remove.call(this, record);
	if (kept === undefined) return false;
	if (!isRight.call(this, kept) && !(await mend.call(this, kept))) return false;
	memoryOf(this).webhookId = String(kept.id);
	return true;
}

/** Registers this node's URL with a fresh secret. When the API's answer is lost, looks whether it did. */
export async function create(this: IHookFunctions): Promise<boolean> {
	requireReachable.call(this, apiBaseUrl(await this.getCredentials('wavexApi')));
	try {
		const body = wanted.call(this, newSecret());
		const { records } = await call.call(this, 'POST', '/webhooks', { body });
		const id = records[0]?.id ?? records[0]?.webhook_id;
		if (id !== undefined) memoryOf(this).webhookId = String(id);
		return true;
	} catch (error) {
		if (mayHaveGoneOut(error as Error) && (await checkExists.call(this))) return true;
		throw asNodeError(this.getNode(), error);
	}
}

/** Takes away what this node registered, found by URL: an id alone may be somebody else's by now. What is gone already counts as done. */
export async function deleteOwn(this: IHookFunctions): Promise<boolean> {
	const memory = memoryOf(this);
	const baseUrl = apiBaseUrl(await this.getCredentials('wavexApi'));
	const mayStand = memory.webhookId !== undefined || canBeReached(ownUrl.call(this), baseUrl);
	if (mayStand) for (const record of await findOwn.call(this)) await remove.call(this, record);
	forget(memory);
	delete memory.webhookId;
	delete memory.secret;
	delete memory.seen;
	return true;
}
