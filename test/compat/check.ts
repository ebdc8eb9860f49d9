import assert from 'node:assert/strict';

import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import {
	ACTION,
	chain,
	ended,
	eventually,
	itemsOf,
	MANUAL,
	node,
	runToEnd,
	TRIGGER,
	type Stage,
} from '../../tools/testEnvironment';
import { CUSTOMER, question } from '../e2e/replies/question';
import { listener } from '../e2e/trigger/triggerWorkflow';

/** The operations a node shows, as "resource operation". */
export function operationsOf({ properties }: INodeTypeDescription): string[] {
	const lists = properties.filter(({ name }) => name === 'operation');
	return lists.flatMap(({ displayOptions, options }: INodeProperties) =>
		(options ?? []).map(
			(option) => `${String(displayOptions?.show?.resource)} ${'value' in option && option.value}`,
		),
	);
}

async function nodesLoad({ n8n }: Stage, operations: string[]): Promise<void> {
	const nodeInfos = [ACTION, TRIGGER].map((name) => ({ name, version: 1 }));
	const types = await n8n.call<INodeTypeDescription[]>('POST', '/node-types', { nodeInfos });
	assert.deepEqual(
		types.map(({ name }) => name),
		[ACTION, TRIGGER].map((type) => type.split('.')[1]),
	);
	const found = operationsOf(types[0]);
	const missing = operations.filter((operation) => !found.includes(operation));
	assert.deepEqual(missing, []);
}

async function credentialTest({ n8n, credential }: Stage): Promise<void> {
	const press = async (apiToken: string) => {
		const data = { apiToken, baseUrl: credential.baseUrl };
		return await n8n.testCredential({ name: 'Wavex', type: 'wavexApi', data });
	};
	assert.deepEqual((await press(credential.apiToken)).status, 'OK');
	assert.match((await press('wavex_wrong')).message, /^The API token was not accepted\./);
}

async function sendText(stage: Stage): Promise<void> {
	const parameters = {
		resource: 'message',
		operation: 'sendText',
		sessionId: { __rl: true, mode: 'id', value: '1' },
		to: CUSTOMER,
		message: '={{ "Hello" }}',
	};
	const nodes = [node(stage, 'Start', MANUAL), node(stage, 'Send', ACTION, parameters)];
	const execution = await runToEnd(stage, chain('Text', ...nodes));
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	assert.equal(itemsOf(execution, 'Send').length, 1);
	const messages = await stage.sandbox.messages();
	assert.deepEqual(
		messages.map(({ text }) => text),
		['Hello'],
	);
}

async function picker({ n8n, credential }: Stage): Promise<void> {
	const { results } = await n8n.searchList({
		nodeTypeAndVersion: { name: ACTION, version: 1 },
		path: 'parameters.sessionId',
		methodName: 'searchSessions',
		currentNodeParameters: {},
		credentials: { wavexApi: { id: credential.id, name: 'Wavex' } },
	});
	assert.match(results[0].name, /^Shop.*connected/);
}

async function list(stage: Stage): Promise<void> {
	const parameters = { resource: 'template', operation: 'getAll', returnAll: true };
	const nodes = [node(stage, 'Start', MANUAL), node(stage, 'List', ACTION, parameters)];
	const execution = await runToEnd(stage, chain('List', ...nodes));
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	assert.notEqual(itemsOf(execution, 'List').length, 0);
}

async function trigger(stage: Stage): Promise<void> {
	const { n8n, sandbox } = stage;
	const { id } = await n8n.createWorkflow(listener(stage).workflow);
	await n8n.publish(id);
	const registered = async () => (await sandbox.webhooks()).length === 1;
	await eventually('the registration', registered);
	await sandbox.incoming({ from: CUSTOMER, text: 'Hi' });
	const execution = await ended(stage, id);
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	const [{ json }] = execution.data.resultData.runData.Trigger[0].data?.main[0] ?? [];
	assert.equal(json.text, 'Hi');
	await n8n.unpublish(id);
	await eventually('its end', async () => (await sandbox.webhooks()).length === 0);
}

async function reply(stage: Stage): Promise<string | void> {
	const { n8n, sandbox } = stage;
	const { id } = await n8n.createWorkflow(question(stage));
	await n8n.runWorkflow(id, 'Start');
	const { status, data } = await eventually('the question', async () => {
		const [newest] = await n8n.listExecutions(id);
		const isGoing = !newest || ['new', 'running'].includes(newest.status);
		return !isGoing && (await n8n.getExecution(newest.id));
	});
	const { message } = data.resultData.error ?? {};
	if (message === 'This n8n cannot wait for a reply') {
		assert.deepEqual(await sandbox.messages(), []);
		return `left out ("${message}")`;
	}
	assert.equal(status, 'waiting', message);
	await sandbox.incoming({ from: CUSTOMER, text: 'Yes' });
	const execution = await ended(stage, id, 60_000);
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	assert.equal(itemsOf(execution, 'After')[0].reply, 'Yes');
	await eventually('the end of its registration', async () => {
		return (await sandbox.webhooks()).length === 0;
	});
}

/** Throws what is wrong; gives what is left out on that version. */
type Step = (stage: Stage) => Promise<string | void>;

/** What is looked at on each version, in this order. */
export function steps(operations: string[]): Array<[string, Step]> {
	return [
		['nodes load', async (stage) => await nodesLoad(stage, operations)],
		['credential test', credentialTest],
		['picker', picker],
		['list', list],
		['Send Text', sendText],
		['trigger', trigger],
		['Send and Wait', reply],
	];
}
