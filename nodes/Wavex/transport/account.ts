import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject, ICredentialsDecrypted } from 'n8n-workflow';

import type { Caller } from './caller';
import { apiBaseUrl } from './credential';
import { Gate } from './gate';

/** Whose token a request goes with, and where to. */
export interface Account {
	baseUrl: string;
	credential: ICredentialsDecrypted;
	/** One for all nodes, workflows and executions of this process that use the same token. */
	gate: Gate;
}

const gates = new Map<string, Gate>();

function gateOf({ apiToken }: ICredentialDataDecryptedObject): Gate {
	// Not the token itself: it should stand in memory in as few places as can be.
	const key = createHash('sha256').update(String(apiToken).trim()).digest('hex');
	const gate = gates.get(key) ?? new Gate();
	gates.set(key, gate);
	return gate;
}

async function lookUp(context: Caller): Promise<Account> {
	const data = await context.getCredentials('wavexApi');
	const credential = { id: '', name: 'Wavex', type: 'wavexApi', data };
	return { baseUrl: apiBaseUrl(data), credential, gate: gateOf(data) };
}

const accounts = new WeakMap<Caller, Promise<Account>>();

/**
 * The account of this context's credential. Looked up once for all its requests, since each look costs n8n a decryption; but
 * for each item, since a credential may be an expression of the item.
 */
export async function accountOf(context: Caller): Promise<Account> {
	const account = accounts.get(context) ?? lookUp(context);
	accounts.set(context, account);
	return await account;
}
