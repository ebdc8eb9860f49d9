import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject, ICredentialsDecrypted } from 'n8n-workflow';

import type { ApiContext } from './context';
import { getBaseUrl } from './baseUrl';
import { rememberToken } from '../utils/maskTokens';
import { RateLimiter } from './rateLimiter';
import { getCredential } from '../utils/credential';

/** The API account that a request is sent for. */
export interface Account {
	baseUrl: string;
	credential: ICredentialsDecrypted;
	/** Shared by all nodes, workflows and executions of this process that use the same token. */
	rateLimiter: RateLimiter;
}

const rateLimiters = new Map<string, RateLimiter>();

function getRateLimiter({ apiToken }: ICredentialDataDecryptedObject): RateLimiter {
	// A hash, so that the token is kept in as few places in memory as possible.
	const key = createHash('sha256').update(String(apiToken).trim()).digest('hex');
	const rateLimiter = rateLimiters.get(key) ?? new RateLimiter();
	rateLimiters.set(key, rateLimiter);
	return rateLimiter;
}

async function loadAccount(context: ApiContext): Promise<Account> {
	const data = await getCredential(context);
	const credential = { id: '', name: 'Wavex', type: 'wavexApi', data };
	rememberToken(String(data.apiToken).trim());
	return { baseUrl: getBaseUrl(data), credential, rateLimiter: getRateLimiter(data) };
}

const accounts = new WeakMap<ApiContext, Promise<Account>>();

/**
 * Returns the account of this context's credential. It is loaded once for all requests of the context, because n8n decrypts
 * the credential each time, but again for each item, because an expression can select another credential.
 */
export async function getAccount(context: ApiContext): Promise<Account> {
	const account = accounts.get(context) ?? loadAccount(context);
	accounts.set(context, account);
	return await account;
}
