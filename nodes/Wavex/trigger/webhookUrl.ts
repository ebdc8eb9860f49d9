import type { IHookFunctions, IDataObject } from 'n8n-workflow';

import { createInputError } from '../errors/nodeErrors';
import { SECRET_PARAMETER } from './secret';

/** Names and addresses that mean something on the own machine or in the own network only (RFC 1918, 3927, 4193, 6598, 6761, 6762). */
const LOCAL_HOSTS = [
	/^[^.:]+$/,
	/\.(localhost|local|internal|lan|home\.arpa)$/,
	/^(0|10|127)\./,
	/^169\.254\./,
	/^172\.(1[6-9]|2\d|3[01])\./,
	/^192\.168\./,
	/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
	/^\[(::1?|::ffff:.*|f[cd].*|fe[89ab].*)\]$/,
];

function parse(url: unknown): URL | undefined {
	return typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined;
}

function isLocal({ hostname }: URL): boolean {
	const host = hostname.replace(/\.$/, '');
	return LOCAL_HOSTS.some((pattern) => pattern.test(host));
}

/** This node's URL as n8n knows it. The test URL and the production URL differ, so that they never disturb each other. */
export function getWebhookUrl(this: IHookFunctions): string {
	const url = this.getNodeWebhookUrl('default');
	if (url === undefined) {
		throw createInputError(
			this.getNode(),
			'n8n gave the trigger no URL',
			'Save the workflow and publish it again.',
		);
	}
	return url;
}

/**
 * Whether the API can call this URL: a public https address, or anything when the API itself is local, as a sandbox is.
 *
 * @param baseUrl the credential's
 */
export function isReachable(url: string, baseUrl: string): boolean {
	const [own, api] = [parse(url), parse(baseUrl)];
	// Of a base URL that is none, the request itself says so.
	if (api === undefined || isLocal(api)) return true;
	return own?.protocol === 'https:' && !isLocal(own);
}

/** @throws NodeOperationError when the API could never deliver to this node's URL. n8n shows the message alone. */
export function assertReachable(this: IHookFunctions, baseUrl: string): void {
	const url = getWebhookUrl.call(this);
	if (isReachable(url, baseUrl)) return;
	throw createInputError(
		this.getNode(),
		`The Wavex API cannot call this n8n at ${parse(url)?.origin ?? url}: set n8n's environment variable WEBHOOK_URL to its public https address, restart n8n and publish the workflow again`,
		'The API calls public https addresses only. For a try on your own computer a tunnel gives it such an address.',
	);
}

interface ParsedUrl {
	origin: string;
	path: string;
	secret: string | null;
}

function parseWebhookUrl(url: unknown): ParsedUrl | undefined {
	const parsed = parse(url);
	if (parsed === undefined) return undefined;
	const { origin, pathname, searchParams } = parsed;
	return { origin, path: pathname.replace(/\/+$/, ''), secret: searchParams.get(SECRET_PARAMETER) };
}

/** What is told of a registration by its URL. */
export interface UrlMatch {
	/** At this node's URL, whichever query it has. */
	exact: boolean;
	/** At this node's path under whatever host: the public URL of n8n may have changed. */
	samePath: boolean;
	/** Null when the API does not show the query. */
	secret: string | null;
}

export function matchUrl({ url }: IDataObject, own: string): UrlMatch {
	const [there, here] = [parseWebhookUrl(url), parseWebhookUrl(own)];
	const samePath = there !== undefined && there.path === here?.path;
	return {
		exact: samePath && there.origin === here?.origin,
		samePath,
		secret: there?.secret ?? null,
	};
}

/**
 * Whether a registration is that of a question of this n8n whose answer nobody waits for any more (Message: Send and Wait
 * for Reply): a resume URL beside this node's URL, past the time that stands in it.
 */
export function isExpiredResumeUrl({ url }: IDataObject, own: string): boolean {
	const base = own.replace(/[^/]+\/[^/]+\/webhook$/, '');
	if (!String(url).startsWith(base)) return false;
	const rest = String(url).slice(base.length);
	const [, until] = /^[^/]+\/\d+\/[^/?]+\?until=(\d+)&signature=\w+$/.exec(rest) ?? [];
	return Number(until) < Date.now();
}
