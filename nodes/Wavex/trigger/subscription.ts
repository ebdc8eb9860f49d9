import type { IDataObject, IHookFunctions, IHttpRequestMethods, JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { apiBaseUrl } from '../transport/credential';
import { open } from '../transport/envelope';
import { exchange } from '../transport/exchange';
import { badInput } from '../transport/failure';
import { newSecret, SECRET_PARAMETER } from './secret';

/** What the node remembers of its registration, in n8n's static data: never shown in an item. */
export interface Registration {
	webhookId?: string;
	secret?: string;
}

async function call(
	this: IHookFunctions,
	method: IHttpRequestMethods,
	url: string,
	extra: { body?: IDataObject; qs?: IDataObject } = {},
) {
	const baseURL = apiBaseUrl(await this.getCredentials('wavexApi'));
	return open(await exchange.call(this, { method, baseURL, url, ...extra }));
}

/** This node's URL as n8n knows it. The test URL and the production URL differ, so that they never disturb each other. */
function ownUrl(this: IHookFunctions): string {
	const url = this.getNodeWebhookUrl('default');
	if (url === undefined) {
		throw badInput(
			this.getNode(),
			'n8n gave the trigger no URL',
			'Save the workflow and publish it again.',
		);
	}
	return url;
}

function withoutQuery(url: unknown): string {
	return String(url).split('?')[0];
}

/** The registrations at this node's URL, whichever secret they carry. */
async function findOwn(this: IHookFunctions): Promise<IDataObject[]> {
	const url = ownUrl.call(this);
	const own: IDataObject[] = [];
	let page: number | undefined;
	do {
		const qs = page === undefined ? {} : { page };
		const content = await call.call(this, 'GET', '/webhooks', { qs });
		own.push(...content.records.filter((record) => withoutQuery(record.url) === url));
		page =
			content.nextPage !== undefined && content.nextPage > (page ?? 1)
				? content.nextPage
				: undefined;
	} while (page !== undefined);
	return own;
}

function sameEvents(left: unknown, right: string[]): boolean {
	return Array.isArray(left) && [...left].sort().join() === [...right].sort().join();
}

/** A NodeApiError made of another gives back that other one. */
async function remove(this: IHookFunctions, webhookId: string): Promise<void> {
	try {
		await call.call(this, 'DELETE', `/webhooks/${encodeURIComponent(webhookId)}`);
	} catch (error) {
		const failure = new NodeApiError(this.getNode(), error as JsonObject);
		if (failure.httpCode !== '404') throw failure;
	}
}

/**
 * Whether exactly the registration that this node made stands at the API, with its secret and the chosen events.
 * Anything else at this node's URL (an earlier crash, a lost answer) is taken away, and `create` makes it anew.
 */
export async function checkExists(this: IHookFunctions): Promise<boolean> {
	const memory = this.getWorkflowStaticData('node') as Registration;
	const chosen = this.getNodeParameter('events') as string[];
	const expectedUrl = `${ownUrl.call(this)}?${SECRET_PARAMETER}=${memory.secret}`;
	let found = false;
	for (const { id, url, events } of await findOwn.call(this)) {
		const isRight =
			memory.secret !== undefined && url === expectedUrl && sameEvents(events, chosen);
		if (isRight && !found) {
			memory.webhookId = String(id);
			found = true;
		} else {
			await remove.call(this, String(id));
		}
	}
	return found;
}

/** Registers this node's URL with a fresh secret. */
export async function create(this: IHookFunctions): Promise<boolean> {
	const memory = this.getWorkflowStaticData('node') as Registration;
	const secret = newSecret();
	const { records } = await call.call(this, 'POST', '/webhooks', {
		body: {
			url: `${ownUrl.call(this)}?${SECRET_PARAMETER}=${secret}`,
			events: this.getNodeParameter('events') as string[],
		},
	});
	const id = records[0].id ?? records[0].webhook_id;
	memory.secret = secret;
	memory.webhookId = id === undefined ? undefined : String(id);
	return true;
}

/** Takes away what this node registered; what is gone already counts as done. Without a remembered id it is looked up by URL. */
export async function deleteOwn(this: IHookFunctions): Promise<boolean> {
	const memory = this.getWorkflowStaticData('node') as Registration;
	const ids = memory.webhookId
		? [memory.webhookId]
		: (await findOwn.call(this)).map(({ id }) => String(id));
	for (const id of ids) await remove.call(this, id);
	delete memory.webhookId;
	delete memory.secret;
	return true;
}
