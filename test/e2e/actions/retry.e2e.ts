import type { IDataObject } from 'n8n-workflow';

import {
	ACTION,
	chainNodes,
	connect,
	createBareNode,
	createNode,
	getOutputItems,
	MANUAL,
	waitForExecution,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { startOwnSandbox, type OwnSandbox } from '../../../tools/testEnvironment/ownSandbox';
import { createCustomerList, getListTexts } from './customerList';

let own: OwnSandbox;
let environment: TestEnvironment;
beforeEach(async () => {
	own = await startOwnSandbox(await connect(), { limits: false });
	environment = own.environment;
});
afterEach(async () => await own.close());

const TEXTS = '/sessions/*/messages/text';
const HISTORY = 'GET /sessions/1/messages';

async function listTexts(): Promise<string[]> {
	return (await environment.sandbox.messages()).map(({ text }) => text);
}

async function countHistoryRequests(): Promise<number> {
	return (await environment.sandbox.requests()).filter((one) => one.startsWith(HISTORY)).length;
}

/** Runs a workflow that fails, and returns its id and that of the execution. */
async function runAndFail(workflow: ReturnType<typeof chainNodes>) {
	const { id } = await environment.n8n.createWorkflow(workflow);
	await environment.n8n.runWorkflow(id, 'Start');
	const failed = await waitForExecution(environment, id);
	expect(failed.status).toBe('error');
	return { id, execution: failed.id };
}

describe('a list of six that failed at its fourth text, retried from the list of executions', () => {
	it.each<[string, IDataObject, boolean, number]>([
		['refused', { kind: 'status', status: 422 }, false, 3],
		['refused, with the workflow as it is saved', { kind: 'status', status: 422 }, true, 3],
		['accepted without an answer', { kind: 'reset', when: 'after' }, false, 4],
	])('%s: every text arrives once, in order', async (_, fault, withSavedWorkflow, arrived) => {
		await environment.sandbox.fault({ path: TEXTS, skip: 3, ...fault });
		const { id, execution } = await runAndFail(createCustomerList(environment, 6));
		expect(await listTexts()).toEqual(getListTexts(arrived));
		expect(await countHistoryRequests()).toBe(0);

		await environment.n8n.retryExecution(execution, withSavedWorkflow);
		const retried = await waitForExecution(environment, id);
		expect(retried).toMatchObject({ status: 'success', mode: 'retry' });
		expect(await listTexts()).toEqual(getListTexts(6));
		expect(await countHistoryRequests()).toBe(1);
		const items = getOutputItems(retried, 'Send');
		expect(items.map(({ skipped = false }) => skipped)).toEqual(
			getListTexts(6).map((_text, n) => n < arrived),
		);
		expect(items[0]).toMatchObject({
			to: '201112223000',
			session_id: 1,
			sent_at: expect.stringMatching(/Z$/),
		});

		// The first execution can be retried again, although it has been repeated.
		await environment.n8n.retryExecution(execution);
		expect(await listTexts()).toEqual(getListTexts(6));
	});

	it('again and again: a retry that fails can be retried too', async () => {
		await environment.sandbox.fault({ path: TEXTS, skip: 3, kind: 'status', status: 422 });
		const { id, execution } = await runAndFail(createCustomerList(environment, 6));
		await environment.sandbox.fault({ path: TEXTS, skip: 1, kind: 'status', status: 422 });
		await environment.n8n.retryExecution(execution);
		const second = await waitForExecution(environment, id);
		expect(second.status).toBe('error');
		expect(await listTexts()).toEqual(getListTexts(4));
		await environment.n8n.retryExecution(second.id);
		expect(await listTexts()).toEqual(getListTexts(6));
	});

	it('sends nothing while the history cannot be read', async () => {
		await environment.sandbox.fault({ path: TEXTS, skip: 3, kind: 'status', status: 422 });
		const { id, execution } = await runAndFail(createCustomerList(environment, 6));
		await environment.sandbox.fault({ path: '/sessions/*/messages', kind: 'status', status: 403 });
		await environment.n8n.retryExecution(execution);
		const { status, data } = await waitForExecution(environment, id);
		expect(status).toBe('error');
		expect(data.resultData.error?.message).toMatch(/^The message history could not be read: /);
		expect(await listTexts()).toEqual(getListTexts(3));
	});

	it('with equal texts to one number: each of them once', async () => {
		await environment.sandbox.fault({ path: TEXTS, skip: 3, kind: 'status', status: 422 });
		const workflow = createCustomerList(environment, 6);
		Object.assign(workflow.nodes[2].parameters, { to: '201112223000', message: 'Hi' });
		const { execution } = await runAndFail(workflow);
		await environment.n8n.retryExecution(execution);
		expect(await listTexts()).toEqual(Array(6).fill('Hi'));
	});
});

it('a loop over single items goes on where it failed; the retry asks for the history once', async () => {
	await environment.sandbox.fault({ path: TEXTS, skip: 2, kind: 'status', status: 422 });
	const code = 'return Array.from({ length: 5 }, (_, n) => ({ json: { n } }));';
	const [start, items, loop, send] = [
		createNode(environment, 'Start', MANUAL),
		createBareNode('Items', 'n8n-nodes-base.code', { jsCode: code }, { typeVersion: 2 }),
		createBareNode('Loop', 'n8n-nodes-base.splitInBatches', { batchSize: 1 }, { typeVersion: 3 }),
		createNode(environment, 'Send', ACTION, {
			resource: 'message',
			operation: 'sendText',
			sessionId: { __rl: true, mode: 'id', value: '1' },
			to: '201112223000',
			message: '=List {{ $json.n }}',
		}),
	];
	const workflow = chainNodes('Loop', start, items, loop, send);
	const toSend = [{ node: 'Send', type: 'main' as const, index: 0 }];
	Object.assign(workflow.connections, {
		Loop: { main: [[], toSend] },
		Send: { main: [[{ node: 'Loop', type: 'main' as const, index: 0 }]] },
	});
	const { id, execution } = await runAndFail(workflow);
	expect(await listTexts()).toHaveLength(2);
	await environment.n8n.retryExecution(execution);
	expect((await waitForExecution(environment, id)).status).toBe('success');
	expect(await listTexts()).toEqual(getListTexts(5));
	expect(await countHistoryRequests()).toBe(1);
});
