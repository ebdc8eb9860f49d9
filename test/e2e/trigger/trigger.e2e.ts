import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Workflow } from '../../../tools/n8n/n8nTypes';
import {
	chainNodes,
	waitForExecution,
	connect,
	eventually,
	getOutputItems,
	createNode,
	TRIGGER,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { waitForRegistrations } from './triggerWorkflow';

let environment: TestEnvironment;
let published: string[] = [];
beforeAll(async () => {
	environment = await connect();
});
beforeEach(async () => await environment.sandbox.reset());
afterEach(async () => {
	for (const id of published) await environment.n8n.unpublish(id);
	published = [];
});

async function publish(workflow: Workflow): Promise<string> {
	const { id } = await environment.n8n.createWorkflow(workflow);
	published.push(id);
	await environment.n8n.publish(id);
	return id;
}

function createListeningWorkflow(): Workflow {
	const trigger = createNode(environment, 'Trigger', TRIGGER, { events: ['message.received'] });
	return chainNodes('Listen', { ...trigger, webhookId: crypto.randomUUID() });
}

it('publishing registers one webhook, a message starts one execution, unpublishing removes the webhook', async () => {
	const id = await publish(createListeningWorkflow());
	const [webhook, ...others] = await environment.sandbox.webhooks();
	expect(others).toEqual([]);
	expect(webhook.events).toEqual(['message.received']);
	expect(webhook.url).toMatch(/\/webhook\/[^/]+\/webhook\?secret=[0-9a-f]{64}$/);

	await environment.sandbox.incoming({ from: '201112223334', text: 'Is my order ready?' });
	const execution = await waitForExecution(environment, id);
	expect(execution.status).toBe('success');
	expect(getOutputItems(execution, 'Trigger')).toEqual([
		expect.objectContaining({
			event: 'message.received',
			whatsappSessionId: 1,
			sessionId: '1:201112223334',
			chatInput: 'Is my order ready?',
			chatId: '201112223334@c.us',
			phone: '201112223334',
			text: 'Is my order ready?',
			fromMe: false,
		}),
	]);
	expect(JSON.stringify(getOutputItems(execution, 'Trigger'))).not.toContain('secret');

	published = [];
	await environment.n8n.unpublish(id);
	await waitForRegistrations(environment);
	expect(await environment.n8n.listExecutions(id)).toHaveLength(1);
});

it('publishing again after it was unpublished makes one webhook with another secret', async () => {
	const id = await publish(createListeningWorkflow());
	const [first] = await environment.sandbox.webhooks();
	await environment.n8n.unpublish(id);
	await waitForRegistrations(environment);
	await environment.n8n.publish(id);
	const [second, ...others] = await environment.sandbox.webhooks();
	expect(others).toEqual([]);
	expect(second.url).not.toBe(first.url);
	expect(second.url.split('?')[0]).toBe(first.url.split('?')[0]);
});

it('a request without the secret gets 401 and starts nothing', async () => {
	const id = await publish(createListeningWorkflow());
	const [{ url }] = await environment.sandbox.webhooks();
	const body = {
		event: 'message.received',
		session_id: 1,
		data: { from: '201112223334', message: 'Hi' },
	};
	const call = async (to: string) =>
		await fetch(to, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
	for (const forged of [
		url.split('?')[0],
		url.slice(0, -1),
		`${url}0`,
		`${url.split('?')[0]}?secret=`,
	]) {
		expect((await call(forged)).status).toBe(401);
	}
	expect((await call(url)).status).toBe(200);
	await waitForExecution(environment, id);
	expect(await environment.n8n.listExecutions(id)).toHaveLength(1);
});

it('a workflow is not published when the API refuses the webhook', async () => {
	await environment.sandbox.fault({
		kind: 'status',
		status: 500,
		method: 'POST',
		path: '/webhooks',
		count: 1000,
	});
	const { id } = await environment.n8n.createWorkflow(createListeningWorkflow());
	published.push(id);
	await expect(environment.n8n.publish(id)).rejects.toThrow(/The API failed with status 500/);
});

it.each(['before', 'after'])(
	'when the API fails once, %s it did the work, n8n tries again and exactly one webhook is registered',
	async (when) => {
		await environment.sandbox.fault({
			kind: 'status',
			status: 500,
			method: 'POST',
			path: '/webhooks',
			when,
		});
		await publish(createListeningWorkflow());
		expect(await environment.sandbox.webhooks()).toHaveLength(1);
	},
);

it('the example: a customer writes, the workflow answers', async () => {
	const file = join(__dirname, '../../../examples/answer-a-customer.json');
	const example = JSON.parse(await readFile(file, 'utf8')) as Workflow;
	for (const one of example.nodes) {
		if (!one.type.startsWith('n8n-nodes-wavex.')) continue;
		one.credentials = { wavexApi: { id: environment.credential.id, name: 'Wavex' } };
	}
	await publish(example);
	await environment.sandbox.incoming({ from: '201112223334', text: 'Hello?', sender_name: 'Mona' });
	const answer = await eventually('the answer', async () =>
		(await environment.sandbox.messages()).find((message) => message.from_me),
	);
	expect(answer).toMatchObject({ to: '201112223334', session_id: 1 });
	expect(answer.text).toContain('Hello?');
});
