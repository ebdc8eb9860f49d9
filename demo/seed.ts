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

/** Signs in, making the owner account when n8n has none yet. Throws `refused` when n8n knows another password. */
export async function signIn(client: N8nClient, { owner }: DemoState): Promise<void> {
	if (await client.needsOwner()) return await client.setUpOwner(owner);
	try {
		await client.login(owner);
	} catch (error) {
		if (!(error instanceof N8nApiError)) throw error;
		throw new CliError(
			'refused',
			`n8n did not let the demo in as ${owner.email} (${error.message}). If that account's password was changed, run npm run demo:reset, which forgets the demo's n8n, and npm start again.`,
		);
	}
}

/** Makes the credential for the sandbox at `apiUrl`, or corrects the one that is there; notes its id. */
export async function ensureCredential(
	client: N8nClient,
	state: DemoState,
	apiUrl: string,
): Promise<void> {
	const data = { apiToken: state.sandboxToken, baseUrl: apiUrl };
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

/** Puts the example into n8n, anew when its file has changed since the last start; notes its id. */
export async function ensureExample(client: N8nClient, state: DemoState): Promise<SavedWorkflow> {
	const text = await readFile(EXAMPLE, 'utf8');
	const workflow = withCredential(JSON.parse(text) as Workflow, state.credentialId ?? '');
	const hash = createHash('sha256').update(JSON.stringify(workflow)).digest('hex');
	const there =
		state.workflowId && (await undefinedIfMissing(client.getWorkflow(state.workflowId)));
	if (there && !there.isArchived) {
		if (state.workflowHash === hash) return there;
		state.workflowHash = hash;
		return await client.updateWorkflow(there.id, workflow);
	}
	const made = await client.createWorkflow(workflow);
	Object.assign(state, { workflowId: made.id, workflowHash: hash });
	return made;
}

/**
 * Publishes the example, and publishes anew every other published workflow with our trigger: the sandbox forgets
 * its webhooks when it ends, and n8n registers them only when a workflow is published.
 *
 * @returns a sentence for each other workflow that n8n would not publish
 */
export async function publishAll(client: N8nClient, example: SavedWorkflow): Promise<string[]> {
	if (example.active) await client.unpublish(example.id);
	await client.publish(example.id);
	const complaints: string[] = [];
	for (const { id, name, active } of await client.listWorkflows()) {
		if (!active || id === example.id) continue;
		const { nodes } = await client.getWorkflow(id);
		if (!nodes.some(({ type }) => type === TRIGGER)) continue;
		try {
			await client.unpublish(id);
			await client.publish(id);
		} catch (error) {
			if (!(error instanceof N8nApiError)) throw error;
			complaints.push(`Your workflow "${name}" could not be published again: ${error.message}`);
		}
	}
	return complaints;
}

function withCredential(workflow: Workflow, id: string): Workflow {
	const credentials = { wavexApi: { id, name: 'Wavex sandbox' } };
	const nodes = workflow.nodes.map((node) =>
		node.type.startsWith('n8n-nodes-wavex.') ? { ...node, credentials } : node,
	);
	return { ...workflow, nodes };
}

/** Undefined when n8n says that there is no such thing (it answers 403 or 404). */
async function undefinedIfMissing<T>(answer: Promise<T>): Promise<T | undefined> {
	try {
		return await answer;
	} catch (error) {
		if (error instanceof N8nApiError && [403, 404].includes(error.status)) return undefined;
		throw error;
	}
}
