import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject, ICredentialsDecrypted } from 'n8n-workflow';

import type { ApiContext } from './context';
import { getBaseUrl } from './baseUrl';
import { RateLimiter } from './rateLimiter';

/** Whose token a request goes with, and where to. */
export interface Account {
	baseUrl: string;
	credential: ICredentialsDecrypted;
	/** One for all nodes, workflows and executions of this process that use the same token. */
	rateLimiter: RateLimiter;
}

const rateLimiters = new Map<string, RateLimiter>();

function getRateLimiter({ apiToken }: ICredentialDataDecryptedObject): RateLimiter {
	// Not the token itself: it should stand in memory in as few places as can be.
	const key = createHash('sha256').update(String(apiToken).trim()).digest('hex');
	const gate = rateLimiters.get(key) ?? new RateLimiter();
	rateLimiters.set(key, gate);
	return gate;
}

async function loadAccount(context: ApiContext): Promise<Account> {
	const data = await context.getCredentials('wavexApi');
	const credential = { id: '', name: 'Wavex', type: 'wavexApi', data };
	return { baseUrl: getBaseUrl(data), credential, rateLimiter: getRateLimiter(data) };
}

const accounts = new WeakMap<ApiContext, Promise<Account>>();

/**
 * The account of this context's credential. Looked up once for all its requests, since each look costs n8n a decryption; but
 * for each item, since a credential may be an expression of the item.
 */
export async function getAccount(context: ApiContext): Promise<Account> {
	const account = accounts.get(context) ?? loadAccount(context);
	accounts.set(context, account);
	return await account;
}
