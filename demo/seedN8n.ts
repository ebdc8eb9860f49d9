import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { N8nApiError, type N8nClient } from '../tools/n8n/n8nClient';
import { CliError } from '../tools/cliError';
import { packageRoot } from '../tools/n8n/wavexPackage';
import type { SavedWorkflow, Workflow } from '../tools/n8n/n8nTypes';
import type { DemoState } from './state';

const EXAMPLE = join(packageRoot, 'examples', 'answer-a-customer.json');
const TRIGGER = 'n8n-nodes-wavex.wavexTrigger';

/** Signs in, and first creates the owner account when n8n has none. Throws `refused` when the password is wrong. */
export async function signIn(client: N8nClient, { owner }: DemoState): Promise<void> {
	if (await client.needsOwner()) return await client.setUpOwner(owner);
	try {
		await client.login(owner);
	} catch (error) {
		if (!(error instanceof N8nApiError)) throw error;
		throw new CliError(
			'refused',
			`The demo could not sign in to n8n as ${owner.email} (${error.message}). If the password of that account was changed, run npm run demo:reset, which deletes the demo's n8n, then npm start.`,
		);
	}
}

/** Creates or updates the credential for the sandbox at `apiUrl`, and saves its id in the state. */
export async function ensureCredential(
	client: N8nClient,
	state: DemoState,
	apiUrl: string,
): Promise<void> {
	// The customers of the sandbox are in Egypt.
	const data = { apiToken: state.sandboxToken, baseUrl: apiUrl, localCountry: 'EG' };
	const credential = { name: 'Wavex sandbox', type: 'wavexApi', data };
	const { credentialId } = state;
	if (credentialId) {
		const kept = await undefinedIfMissing(
			client.updateCredential(credentialId, credential).then(() => true),
		);
		if (kept) return;
	}
	state.credentialId = (await client.createCredential(credential)).id;
}

/** Imports the example workflow, again when its file has changed since the last start, and saves its id in the state. */
export async function ensureExample(client: N8nClient, state: DemoState): Promise<SavedWorkflow> {
	const text = await readFile(EXAMPLE, 'utf8');
	const workflow = withCredential(JSON.parse(text) as Workflow, state.credentialId ?? '');
	const hash = createHash('sha256').update(JSON.stringify(workflow)).digest('hex');
	const existing =
		state.workflowId && (await undefinedIfMissing(client.getWorkflow(state.workflowId)));
	if (existing && !existing.isArchived) {
		if (state.workflowHash === hash) return existing;
		state.workflowHash = hash;
		return await client.updateWorkflow(existing.id, workflow);
	}
	const created = await client.createWorkflow(workflow);
	Object.assign(state, { workflowId: created.id, workflowHash: hash });
	return created;
}

/**
 * Publishes the example, and publishes every other published workflow with our trigger again: the sandbox loses its
 * webhooks when it stops, and n8n registers them only when a workflow is published.
 *
 * @returns a message for each other workflow that could not be published
 */
export async function publishAll(client: N8nClient, example: SavedWorkflow): Promise<string[]> {
	if (example.active) await client.unpublish(example.id);
	await client.publish(example.id);
	const messages: string[] = [];
	for (const { id, name, active } of await client.listWorkflows()) {
		if (!active || id === example.id) continue;
		const { nodes } = await client.getWorkflow(id);
		if (!nodes.some(({ type }) => type === TRIGGER)) continue;
		try {
			await client.unpublish(id);
			await client.publish(id);
		} catch (error) {
			if (!(error instanceof N8nApiError)) throw error;
			messages.push(`Your workflow "${name}" could not be published again: ${error.message}`);
		}
	}
	return messages;
}

function withCredential(workflow: Workflow, id: string): Workflow {
	const credentials = { wavexApi: { id, name: 'Wavex sandbox' } };
	const nodes = workflow.nodes.map((node) =>
		node.type.startsWith('n8n-nodes-wavex.') ? { ...node, credentials } : node,
	);
	return { ...workflow, nodes };
}

/** Returns undefined when n8n responds with 403 or 404, which it does for missing records. */
async function undefinedIfMissing<T>(response: Promise<T>): Promise<T | undefined> {
	try {
		return await response;
	} catch (error) {
		if (error instanceof N8nApiError && [403, 404].includes(error.status)) return undefined;
		throw error;
	}
}
