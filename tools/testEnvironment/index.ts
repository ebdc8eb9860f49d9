import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject, INode } from 'n8n-workflow';

import { N8nClient } from '../n8n/n8nClient';
import type { Execution, Workflow } from '../n8n/n8nTypes';
import { scaleLimit } from '../machineFactor';
import type { EnvironmentInfo, TestEnvironment } from './testEnvironment';
import { SandboxControl } from './sandboxControl';

export type { TestEnvironment };

/** In milliseconds: the trigger lists the webhooks five seconds after it was unpublished, and deletes its own. */
const REMOVAL_MS = 6_000;

/** In milliseconds: ten seconds later it deletes what leads to nobody. */
const ORPHANS_MS = 17_000;

/**
 * Waits until no trigger of an earlier test file deletes webhooks any more: after the reset of a sandbox their ids are those of
 * other ones. Tells the next file when to wait until.
 */
async function waitForRemovals(
	n8n: N8nClient,
	sandbox: SandboxControl,
	folder: string,
): Promise<void> {
	const hasWebhooks = (await sandbox.webhooks()).length > 0;
	await sandbox.reset();
	const marker = join(folder, 'unpublished');
	const { mtimeMs } = await stat(marker).catch(() => ({ mtimeMs: 0 }));
	const removed = mtimeMs + (hasWebhooks ? ORPHANS_MS : REMOVAL_MS);
	await sleep(Math.max(0, removed - Date.now()));
	const unpublish = n8n.unpublish.bind(n8n);
	n8n.unpublish = async (id) => {
		await unpublish(id);
		await writeFile(marker, '');
	};
}

/** Connects to the environment that the global set-up started for this Jest worker. */
export async function connect(): Promise<TestEnvironment> {
	const all = JSON.parse(process.env.WAVEX_E2E ?? '') as EnvironmentInfo[];
	const worker = Number(process.env.JEST_WORKER_ID ?? 1);
	const { n8nUrl, owner, sandboxUrl, folder, credential } = all[(worker - 1) % all.length];
	const n8n = new N8nClient(n8nUrl);
	await n8n.login(owner);
	// What an earlier test file left waiting would go on, and send requests, in the middle of this one.
	await n8n.stopWaitingExecutions();
	const sandbox = new SandboxControl(sandboxUrl);
	await waitForRemovals(n8n, sandbox, folder);
	return { n8n, sandbox, credential, owner };
}

/**
 * Waits until `check` returns something other than undefined and false.
 *
 * @param limit in milliseconds, on the reference machine (see machineFactor.js)
 * @throws when that takes longer
 */
export async function eventually<T>(
	what: string,
	check: () => Promise<T | undefined | false>,
	limit = 45_000,
): Promise<T> {
	const deadline = Date.now() + scaleLimit(limit);
	for (;;) {
		const value = await check();
		if (value !== undefined && value !== false) return value;
		if (Date.now() > deadline) throw new Error(`Timed out waiting for: ${what}`);
		await sleep(100);
	}
}

export function createBareNode(
	name: string,
	type: string,
	parameters: IDataObject = {},
	rest: Partial<INode> = {},
): INode {
	return {
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: parameters as INode['parameters'],
		...rest,
	};
}

/** Returns a node of a workflow. Our nodes get the credential of the environment. */
export function createNode(
	environment: TestEnvironment,
	name: string,
	type: string,
	parameters: IDataObject = {},
): INode {
	const isOurs = type.startsWith('n8n-nodes-wavex.');
	const credentials = { wavexApi: { id: environment.credential.id, name: 'Wavex' } };
	return createBareNode(name, type, parameters, isOurs ? { credentials } : {});
}

export const MANUAL = 'n8n-nodes-base.manualTrigger';
export const ACTION = 'n8n-nodes-wavex.wavex';
export const TRIGGER = 'n8n-nodes-wavex.wavexTrigger';

/** Returns a workflow whose nodes are connected one after the other. */
export function chainNodes(name: string, ...nodes: INode[]): Workflow {
	const links = nodes
		.slice(1)
		.map((next, index) => [
			nodes[index].name,
			{ main: [[{ node: next.name, type: 'main' as const, index: 0 }]] },
		]);
	return { name, nodes, connections: Object.fromEntries(links) as Workflow['connections'] };
}

/** Waits until the newest execution of a workflow has ended, and returns it. */
export async function waitForExecution(
	environment: TestEnvironment,
	workflowId: string,
	limit?: number,
): Promise<Execution> {
	const check = async () => {
		const [newest] = await environment.n8n.listExecutions(workflowId);
		return newest && !['new', 'running', 'waiting'].includes(newest.status) && newest;
	};
	const summary = await eventually('the end of the execution', check, limit);
	return await environment.n8n.getExecution(summary.id);
}

/** Saves a workflow that begins with a manual trigger named "Start", runs it as the editor does, and returns its execution. */
export async function runToEnd(
	environment: TestEnvironment,
	workflow: Workflow,
): Promise<Execution> {
	const { id } = await environment.n8n.createWorkflow(workflow);
	await environment.n8n.runWorkflow(id, 'Start');
	return await waitForExecution(environment, id);
}

/** Returns the json of the items that a node put out in an execution. */
export function getOutputItems(execution: Execution, nodeName: string): IDataObject[] {
	const [run] = execution.data.resultData.runData[nodeName] ?? [];
	return (run?.data?.main[0] ?? []).map(({ json }) => json);
}
