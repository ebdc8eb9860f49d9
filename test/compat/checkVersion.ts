import assert from 'node:assert/strict';

import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import {
	ACTION,
	chainNodes,
	waitForExecution,
	eventually,
	getOutputItems,
	MANUAL,
	createNode,
	runToEnd,
	TRIGGER,
	type TestEnvironment,
} from '../../tools/testEnvironment';
import { CUSTOMER, createQuestion } from '../e2e/replies/questionWorkflow';
import { createCampaignWait } from '../e2e/waits/waitWorkflows';
import { createListener } from '../e2e/trigger/triggerWorkflow';

/** Returns the operations of a node as "resource operation". */
export function listOperations({ properties }: INodeTypeDescription): string[] {
	const lists = properties.filter(({ name }) => name === 'operation');
	return lists.flatMap(({ displayOptions, options }: INodeProperties) =>
		(options ?? []).map(
			(option) => `${String(displayOptions?.show?.resource)} ${'value' in option && option.value}`,
		),
	);
}

async function checkNodesLoad({ n8n }: TestEnvironment, operations: string[]): Promise<void> {
	const nodeInfos = [ACTION, TRIGGER].map((name) => ({ name, version: 1 }));
	const types = await n8n.call<INodeTypeDescription[]>('POST', '/node-types', { nodeInfos });
	assert.deepEqual(
		types.map(({ name }) => name),
		[ACTION, TRIGGER].map((type) => type.split('.')[1]),
	);
	const found = listOperations(types[0]);
	const missing = operations.filter((operation) => !found.includes(operation));
	assert.deepEqual(missing, []);
}

async function credentialTest({ n8n, credential }: TestEnvironment): Promise<void> {
	const testCredential = async (apiToken: string) => {
		const data = { apiToken, baseUrl: credential.baseUrl };
		return await n8n.testCredential({ name: 'Wavex', type: 'wavexApi', data });
	};
	assert.deepEqual((await testCredential(credential.apiToken)).status, 'OK');
	assert.match((await testCredential('wavex_wrong')).message, /^The API token was not accepted\./);
}

async function sendText(environment: TestEnvironment): Promise<void> {
	const parameters = {
		resource: 'message',
		operation: 'sendText',
		sessionId: { __rl: true, mode: 'id', value: '1' },
		to: CUSTOMER,
		message: '={{ "Hello" }}',
	};
	const nodes = [
		createNode(environment, 'Start', MANUAL),
		createNode(environment, 'Send', ACTION, parameters),
	];
	const execution = await runToEnd(environment, chainNodes('Text', ...nodes));
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	assert.equal(getOutputItems(execution, 'Send').length, 1);
	const messages = await environment.sandbox.messages();
	assert.deepEqual(
		messages.map(({ text }) => text),
		['Hello'],
	);
}

async function picker({ n8n, credential }: TestEnvironment): Promise<void> {
	const { results } = await n8n.searchList({
		nodeTypeAndVersion: { name: ACTION, version: 1 },
		path: 'parameters.sessionId',
		methodName: 'searchSessions',
		currentNodeParameters: {},
		credentials: { wavexApi: { id: credential.id, name: 'Wavex' } },
	});
	assert.match(results[0].name, /^Shop - \d+$/);
}

async function list(environment: TestEnvironment): Promise<void> {
	const parameters = { resource: 'template', operation: 'getAll', returnAll: true };
	const nodes = [
		createNode(environment, 'Start', MANUAL),
		createNode(environment, 'List', ACTION, parameters),
	];
	const execution = await runToEnd(environment, chainNodes('List', ...nodes));
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	assert.notEqual(getOutputItems(execution, 'List').length, 0);
}

async function trigger(environment: TestEnvironment): Promise<void> {
	const { n8n, sandbox } = environment;
	const { id } = await n8n.createWorkflow(createListener(environment).workflow);
	await n8n.publish(id);
	const registered = async () => (await sandbox.webhooks()).length === 1;
	await eventually('the registration', registered);
	await sandbox.incoming({ from: CUSTOMER, text: 'Hi' });
	const execution = await waitForExecution(environment, id);
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	const [{ json }] = execution.data.resultData.runData.Trigger[0].data?.main[0] ?? [];
	assert.equal(json.text, 'Hi');
	await n8n.unpublish(id);
	await eventually('its end', async () => (await sandbox.webhooks()).length === 0);
}

async function reply(environment: TestEnvironment): Promise<string | void> {
	const { n8n, sandbox } = environment;
	const { id } = await n8n.createWorkflow(createQuestion(environment));
	await n8n.runWorkflow(id, 'Start');
	const { status, data } = await eventually('the question', async () => {
		const [newest] = await n8n.listExecutions(id);
		const isGoing = !newest || ['new', 'running'].includes(newest.status);
		return !isGoing && (await n8n.getExecution(newest.id));
	});
	const { message } = data.resultData.error ?? {};
	if (message === 'This execution cannot wait') {
		assert.deepEqual(await sandbox.messages(), []);
		return `left out ("${message}")`;
	}
	assert.equal(status, 'waiting', message);
	await sandbox.incoming({ from: CUSTOMER, text: 'Yes' });
	const execution = await waitForExecution(environment, id, 60_000);
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	assert.equal(getOutputItems(execution, 'After')[0].reply, 'Yes');
	await eventually('the end of its registration', async () => {
		return (await sandbox.webhooks()).length === 0;
	});
}

async function completion(environment: TestEnvironment): Promise<string | void> {
	const { n8n, sandbox } = environment;
	const { id } = await n8n.createWorkflow(createCampaignWait(environment));
	await n8n.runWorkflow(id, 'Start');
	const execution = await waitForExecution(environment, id, 60_000);
	const { message } = execution.data.resultData.error ?? {};
	const none = async () => (await sandbox.webhooks()).length === 0;
	await eventually('the end of its registration', none);
	if (message === 'This execution cannot wait') return `left out ("${message}")`;
	assert.equal(execution.status, 'success', message);
	assert.equal(getOutputItems(execution, 'After')[0].status, 'completed');
	// A delivery resumed it, not the time: n8n looks for waits that are over once a minute.
	assert.equal((await sandbox.requests()).filter((sent) => sent === 'GET /campaigns/1').length, 2);
}

/** Throws what is wrong, and returns what is skipped on that version. */
type Step = (environment: TestEnvironment) => Promise<string | void>;

/** The checks on each version, in order. */
export function steps(operations: string[]): Array<[string, Step]> {
	return [
		['nodes load', async (environment) => await checkNodesLoad(environment, operations)],
		['credential test', credentialTest],
		['picker', picker],
		['list', list],
		['Send Text', sendText],
		['trigger', trigger],
		['Send and Wait', reply],
		['Wait for Completion', completion],
	];
}
