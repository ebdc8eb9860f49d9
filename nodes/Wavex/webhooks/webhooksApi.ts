import type { IDataObject } from 'n8n-workflow';

import { getHttpStatus, toNodeError } from '../errors/nodeErrors';
import { wavexApiRequest } from '../transport/apiRequest';
import type { ApiRequestOptions } from '../transport/apiRequest';
import type { ApiContext } from '../transport/context';
import { fetchAllPages, fetchPages } from '../transport/pagination';
import type { ParsedResponse } from '../transport/responseBody';

export interface WebhookSettings {
	url: string;
	events: string[];
}

/** At most this many stale webhooks are deleted at a time: each deletion costs a request of the rate limit. */
const MAX_REMOVED = 10;

function getPath(id: unknown): string {
	return `/webhooks/${encodeURIComponent(String(id))}`;
}

/** Registers a webhook and returns the API's record of it; its `id` is undefined when the API did not name one. */
export async function createWebhook(
	context: ApiContext,
	settings: WebhookSettings,
	options?: ApiRequestOptions,
): Promise<IDataObject & { id?: string }> {
	const body = { ...settings };
	const { records } = await wavexApiRequest(context, 'POST', '/webhooks', { ...options, body });
	const record: IDataObject = records[0] ?? {};
	const id = record.id ?? record.webhook_id;
	return { ...record, id: id === undefined ? undefined : String(id) };
}

export async function updateWebhook(
	context: ApiContext,
	id: unknown,
	settings: WebhookSettings,
	options?: ApiRequestOptions,
): Promise<void> {
	await wavexApiRequest(context, 'PUT', getPath(id), { ...options, body: { ...settings } });
}

/** Deletes a webhook. One that no longer exists counts as deleted. */
export async function deleteWebhook(
	context: ApiContext,
	id: unknown,
	options?: ApiRequestOptions,
): Promise<void> {
	try {
		await wavexApiRequest(context, 'DELETE', getPath(id), options);
	} catch (error) {
		if (getHttpStatus(error) !== '404') throw toNodeError(context.getNode(), error);
	}
}

/** Returns all webhooks of the account. */
export async function listWebhooks(
	context: ApiContext,
	options?: ApiRequestOptions,
): Promise<IDataObject[]> {
	return await fetchAllPages(context, { ...options, url: '/webhooks' });
}

/** Returns one page of the account's webhooks, the first unless another is named. */
export async function listWebhooksPage(
	context: ApiContext,
	page?: IDataObject,
): Promise<ParsedResponse> {
	const { value } = await fetchPages(context, { url: '/webhooks' }, page).next();
	return (value ?? { records: [] }) as ParsedResponse;
}

/** Deletes the stale ones among these webhooks. Logs a failure and leaves the rest to the next call: it must never stop the caller. */
export async function removeStaleWebhooks(
	context: ApiContext,
	webhooks: IDataObject[] | Promise<IDataObject[]>,
	isStale: (webhook: IDataObject) => boolean | Promise<boolean>,
	options?: ApiRequestOptions,
): Promise<void> {
	try {
		let removed = 0;
		for (const webhook of await webhooks) {
			if (!(await isStale(webhook))) continue;
			await deleteWebhook(context, webhook.id, options);
			if (++removed === MAX_REMOVED) return;
		}
	} catch (error) {
		context.logger.warn(`Wavex: stale webhooks could not be deleted: ${String(error)}`);
	}
}
