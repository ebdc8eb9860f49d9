import type { IDataObject, INode } from 'n8n-workflow';

import { readExample } from '../../support/examples';
import { eventually, type TestEnvironment } from '../../../tools/testEnvironment';

/** What a user fills in after the import. */
export interface Filling {
	/** Values of Edit Fields nodes: `{ node: { field: value } }`. */
	settings?: Record<string, Record<string, string | number>>;
	/** The ids of other credentials than Wavex's, by their type. */
	credentials?: Record<string, string>;
}

/** Returns the type of credential that a node of an example needs. */
function credentialType({ type, parameters }: INode): string | undefined {
	if (type.startsWith('n8n-nodes-wavex.')) return 'wavexApi';
	if (type.endsWith('.emailSend')) return 'smtp';
	if (type.endsWith('.lmChatOpenAi')) return 'openAiApi';
	return parameters.authentication === 'headerAuth' ? 'httpHeaderAuth' : undefined;
}

function fillIn(one: INode, values: Record<string, string | number>): void {
	const { assignments } = one.parameters.assignments as { assignments: IDataObject[] };
	for (const [name, value] of Object.entries(values)) {
		const field = assignments.find((assignment) => assignment.name === name);
		if (!field) throw new Error(`${one.name} has no field ${name}`);
		field.value = value;
	}
}

/**
 * Imports an example and fills in only what a user must fill in.
 *
 * @param file such as "order-status.json"
 * @returns the workflow's id
 */
export async function importExample(
	environment: TestEnvironment,
	file: string,
	{ settings = {}, credentials = {} }: Filling = {},
): Promise<string> {
	const example = readExample(file);
	const ids: Record<string, string> = { wavexApi: environment.credential.id, ...credentials };
	for (const one of example.nodes) {
		const type = credentialType(one);
		if (type) one.credentials = { [type]: { id: ids[type] ?? '', name: 'Filled in' } };
		if (settings[one.name]) fillIn(one, settings[one.name]);
	}
	return (await environment.n8n.createWorkflow(example)).id;
}

/** Runs a workflow manually from this node and waits for that execution. Throws when it failed. */
export async function run(environment: TestEnvironment, id: string, start: string): Promise<void> {
	const started = await environment.n8n.runWorkflow(id, start);
	if (!started) throw new Error(`${start} did not start`);
	const { status, data } = await eventually(`the end of ${start}`, async () => {
		const execution = await environment.n8n.getExecution(started).catch(() => undefined);
		return execution && !['new', 'running'].includes(execution.status) && execution;
	});
	if (status !== 'success') throw new Error(`${start} failed: ${data.resultData.error?.message}`);
}

/** Runs the set-up of an example manually, as its note says. */
export async function setUp(environment: TestEnvironment, id: string): Promise<void> {
	await run(environment, id, 'Set up: run this once');
}

interface Table {
	id: string;
	name: string;
	projectId: string;
}

/** Returns the path of a data table in n8n's API. */
async function getTablePath(
	environment: TestEnvironment,
	table: string,
): Promise<string | undefined> {
	const { data } = await environment.n8n.call<{ data: Table[] }>('GET', '/data-tables-global');
	const found = data.find(({ name }) => name === table);
	return found && `/projects/${found.projectId}/data-tables/${found.id}`;
}

/** Returns the rows of a data table in order. */
export async function listRows(
	environment: TestEnvironment,
	table: string,
): Promise<IDataObject[]> {
	const path = await getTablePath(environment, table);
	if (!path) throw new Error(`There is no data table ${table}`);
	const call = environment.n8n.call<{ data: IDataObject[] }>('GET', `${path}/rows?sortBy=id:asc`);
	return (await call).data;
}

/** Deletes the data table of an earlier run. */
export async function deleteTable(environment: TestEnvironment, table: string): Promise<void> {
	const path = await getTablePath(environment, table);
	if (path) await environment.n8n.call('DELETE', path);
}

/** Returns the texts that were sent to a number, oldest first. */
export async function listTextsTo(environment: TestEnvironment, phone: string): Promise<string[]> {
	const messages = await environment.sandbox.messages();
	return messages.filter(({ from_me, to }) => from_me && to === phone).map(({ text }) => text);
}

/** Waits until `count` texts were sent to a number and returns them. */
export async function waitForTexts(
	environment: TestEnvironment,
	phone: string,
	count: number,
): Promise<string[]> {
	const told = await eventually(`${count} texts to ${phone}`, async () => {
		const texts = await listTextsTo(environment, phone);
		return texts.length >= count && texts;
	});
	return told;
}

/** Waits until the workflow has run `count` times and no execution runs or waits. Throws when one failed. */
export async function waitForAllExecutions(
	environment: TestEnvironment,
	id: string,
	count: number,
): Promise<void> {
	let statuses: string[] = [];
	const executions = await eventually(`${count} ended executions`, async () => {
		const all = await environment.n8n.listExecutions(id);
		statuses = all.map(({ status }) => status);
		const open = statuses.some((status) => ['new', 'running', 'waiting'].includes(status));
		return !open && all.length >= count && all;
	}).catch(async (error: Error) => {
		const deliveries = await environment.sandbox.deliveries();
		const answers = deliveries.map(({ status }) => status);
		throw new Error(`${error.message}, not ${statuses.join()}; deliveries ${answers.join()}`);
	});
	const failed = executions.find(({ status }) => status !== 'success');
	if (failed) {
		const { data } = await environment.n8n.getExecution(failed.id);
		const { node, message } = data.resultData.error as { node?: INode; message?: string };
		throw new Error(`Execution ${failed.id} failed at ${node?.name}: ${message}`);
	}
	if (executions.length > count) throw new Error(`It ran ${executions.length} times`);
}
