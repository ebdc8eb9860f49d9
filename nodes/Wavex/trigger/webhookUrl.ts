import type { IHookFunctions, IDataObject } from 'n8n-workflow';

import { createInputError } from '../errors/nodeErrors';
import { isLocal, parseUrl } from '../utils/url';
import { stripEnd } from '../utils/stripEnd';
import { SECRET_PARAMETER } from './secret';

/** Returns this node's URL. The test URL differs from the production URL, so that the two never interfere. */
export function getWebhookUrl(context: IHookFunctions): string {
	const url = context.getNodeWebhookUrl('default');
	if (url === undefined) {
		throw createInputError(
			context.getNode(),
			'n8n gave the trigger no URL',
			'Save the workflow and publish it again.',
		);
	}
	return url;
}

/**
 * Whether the API can call this URL: a public https address, or any address if the API itself is local, as the sandbox is.
 *
 * @param baseUrl the credential's
 */
export function isReachable(url: string, baseUrl: string): boolean {
	const [own, api] = [parseUrl(url), parseUrl(baseUrl)];
	// An invalid base URL is reported by the request itself.
	if (api === undefined || isLocal(api)) return true;
	return own?.protocol === 'https:' && !isLocal(own);
}

/** @throws NodeOperationError when the API can never call this node's URL. n8n shows only the message. */
export function assertReachable(context: IHookFunctions, baseUrl: string): void {
	const url = getWebhookUrl(context);
	if (isReachable(url, baseUrl)) return;
	throw createInputError(
		context.getNode(),
		`The Wavex API cannot call this n8n at ${parseUrl(url)?.origin ?? url}: set n8n's environment variable WEBHOOK_URL to its public https address, restart n8n and publish the workflow again`,
		'The API calls public https addresses only. To test on your own computer, use a tunnel that provides one.',
	);
}

interface WebhookUrl {
	origin: string;
	path: string;
	secret: string | null;
}

function parseWebhookUrl(url: unknown): WebhookUrl | undefined {
	const parsed = typeof url === 'string' ? parseUrl(url) : undefined;
	if (parsed === undefined) return undefined;
	const { origin, pathname, searchParams } = parsed;
	const secret = searchParams.get(SECRET_PARAMETER) ?? '';
	return {
		origin,
		path: stripEnd(pathname, '/'),
		secret: /^\w+$/.test(secret) ? secret : null,
	};
}

/** How the URL of a webhook compares with this node's URL. */
export interface UrlMatch {
	/** The same URL, whatever its query. */
	exact: boolean;
	/** The same path on any host: n8n's public URL may have changed. */
	samePath: boolean;
	/** Null when the API does not show it, or only masked. */
	secret: string | null;
}

export function matchUrl({ url }: IDataObject, ownUrl: string): UrlMatch {
	const [registered, own] = [parseWebhookUrl(url), parseWebhookUrl(ownUrl)];
	const samePath = registered !== undefined && registered.path === own?.path;
	return {
		exact: samePath && registered.origin === own?.origin,
		samePath,
		secret: registered?.secret ?? null,
	};
}
