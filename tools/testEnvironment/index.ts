import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject, INode } from 'n8n-workflow';

import { N8nClient } from '../n8n/n8nClient';
import type { Execution, Workflow } from '../n8n/n8nTypes';
import type { EnvironmentInfo } from './info';
import { SandboxControl } from './sandboxControl';

/** What every end-to-end test has at hand: n8n's own interface, signed in, and the sandbox's control. */
export interface TestEnvironment {
	n8n: N8nClient;
	sandbox: SandboxControl;
	credential: EnvironmentInfo['credential'];
	/** Signs in to the editor. */
	owner: EnvironmentInfo['owner'];
}

export async function connect(): Promise<TestEnvironment> {
	const { n8nUrl, owner, sandboxUrl, credential } = JSON.parse(
		process.env.WAVEX_E2E ?? '',
	) as EnvironmentInfo;
	const n8n = new N8nClient(n8nUrl);
	await n8n.login(owner);
	return { n8n, sandbox: new SandboxControl(sandboxUrl), credential, owner };
}

/** Waits until something is so. @throws when it is not after `patience` milliseconds */
export async function eventually<T>(
	what: string,
	look: () => Promise<T | undefined | false>,
	patience = 20_000,
): Promise<T> {
	const deadline = Date.now() + patience;
	for (;;) {
		const seen = await look();
		if (seen !== undefined && seen !== false) return seen;
		if (Date.now() > deadline) throw new Error(`In vain waited for: ${what}`);
		await sleep(100);
	}
}

/** A node of a workflow. Our nodes go by their real type names and with the stage's credential. */
export function createNode(
	environment: TestEnvironment,
	name: string,
	type: string,
	parameters: IDataObject = {},
): INode {
	const ours = type.startsWith('n8n-nodes-wavex.');
	return {
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: parameters as INode['parameters'],
		...(ours && { credentials: { wavexApi: { id: environment.credential.id, name: 'Wavex' } } }),
	};
}

export const MANUAL = 'n8n-nodes-base.manualTrigger';
export const ACTION = 'n8n-nodes-wavex.wavex';
export const TRIGGER = 'n8n-nodes-wavex.wavexTrigger';

/** A workflow of nodes one after the other. */
export function chainNodes(name: string, ...nodes: INode[]): Workflow {
	const links = nodes
		.slice(1)
		.map((next, index) => [
			nodes[index].name,
			{ main: [[{ node: next.name, type: 'main' as const, index: 0 }]] },
		]);
	return { name, nodes, connections: Object.fromEntries(links) as Workflow['connections'] };
}

/** The newest execution of a workflow once it has ended. */
export async function waitForExecution(
	environment: TestEnvironment,
	workflowId: string,
	patience?: number,
): Promise<Execution> {
	const look = async () => {
		const [newest] = await environment.n8n.listExecutions(workflowId);
		return newest && !['new', 'running', 'waiting'].includes(newest.status) && newest;
	};
	const summary = await eventually('the end of the execution', look, patience);
	return await environment.n8n.getExecution(summary.id);
}

/** Saves a workflow that begins with a manual trigger named "Start", runs it as the editor does, and gives its execution. */
export async function runToEnd(
	environment: TestEnvironment,
	workflow: Workflow,
): Promise<Execution> {
	const { id } = await environment.n8n.createWorkflow(workflow);
	await environment.n8n.runWorkflow(id, 'Start');
	return await waitForExecution(environment, id);
}

/** What a node put out in an execution: the json of its items. */
export function getOutputItems(execution: Execution, nodeName: string): IDataObject[] {
	const [run] = execution.data.resultData.runData[nodeName] ?? [];
	return (run?.data?.main[0] ?? []).map(({ json }) => json);
}
