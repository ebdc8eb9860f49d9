import { createHash } from 'crypto';
import type { IExecuteData } from 'n8n-workflow';

import { runOf } from './caller';
import type { Caller } from './caller';
import { apiBaseUrl } from './credential';
import { Gate } from './gate';

/** What the requests of a credential have in common. */
export interface Account {
	baseUrl: string;
	/** One for all nodes, workflows and executions of this process that use the same token. */
	gate: Gate;
}

const gates = new Map<string, Gate>();

const accountsOfRuns = new WeakMap<IExecuteData, Promise<Account>>();

async function lookUp(context: Caller): Promise<Account> {
	const credential = await context.getCredentials('wavexApi');
	// Not the token itself: it should stand in memory in as few places as can be.
	const key = createHash('sha256').update(String(credential.apiToken).trim()).digest('hex');
	const gate = gates.get(key) ?? new Gate();
	gates.set(key, gate);
	return { baseUrl: apiBaseUrl(credential), gate };
}

/** The account of this context's credential. Looked up once a run: each look costs n8n a decryption. */
export async function accountOf(context: Caller): Promise<Account> {
	const run = runOf(context);
	if (run === undefined) return await lookUp(context);
	const account = accountsOfRuns.get(run) ?? lookUp(context);
	accountsOfRuns.set(run, account);
	return await account;
}
