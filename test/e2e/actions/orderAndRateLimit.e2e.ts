import { setTimeout as sleep } from 'node:timers/promises';

import type { Workflow } from '../../../tools/n8n/n8nTypes';
import {
	waitForExecution,
	connect,
	eventually,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { startOwnSandbox, type OwnSandbox } from '../../../tools/testEnvironment/ownSandbox';
import { createCustomerList, getListTexts } from './customerList';
import { scaleLimit } from '../../../tools/machineFactor';

let shared: TestEnvironment;
let own: OwnSandbox;
let environment: TestEnvironment;
beforeAll(async () => {
	shared = await connect();
});
// Each test has a token of its own, so that what n8n learned about its limit does not reach the next test.
beforeEach(async () => {
	own = await startOwnSandbox(shared, { clock: 30, limits: false });
	environment = own.environment;
});
afterEach(async () => await own.close());

const TEXTS = '/sessions/*/messages/text';

async function start(workflow: Workflow): Promise<string> {
	const { id } = await environment.n8n.createWorkflow(workflow);
	await environment.n8n.runWorkflow(id, 'Start');
	return id;
}

async function listTexts(): Promise<string[]> {
	return (await environment.sandbox.messages()).map(({ text }) => text);
}

it('a list goes out in its order, at the pace of the API, without the user doing anything', async () => {
	// At this clock a minute takes two seconds.
	await environment.sandbox.settings({ limits: { perMinute: 20, perHour: 10_000 } });
	const execution = await waitForExecution(
		environment,
		await start(createCustomerList(environment, 70)),
		60_000,
	);
	expect(execution.status).toBe('success');
	expect(await listTexts()).toEqual(getListTexts(70));
});

it('two executions share the budget: both lists arrive whole, each in its order', async () => {
	await environment.sandbox.settings({ limits: { perMinute: 20, perHour: 10_000 } });
	const runs = [
		await start(createCustomerList(environment, 30, 'First')),
		await start(createCustomerList(environment, 30, 'Second')),
	];
	for (const id of runs)
		expect((await waitForExecution(environment, id, 60_000)).status).toBe('success');
	const all = await listTexts();
	expect(all.filter((text) => text.startsWith('First'))).toEqual(getListTexts(30, 'First'));
	expect(all.filter((text) => text.startsWith('Second'))).toEqual(getListTexts(30, 'Second'));
});

it('stopping the execution ends the waiting, and nothing more is sent', async () => {
	await environment.sandbox.settings({ limits: { perMinute: 5, perHour: 5 } });
	const id = await start(createCustomerList(environment, 10));
	await eventually('the limit', async () => (await listTexts()).length === 5);
	await sleep(500);
	const [running] = await environment.n8n.listExecutions(id);
	const before = Date.now();
	await environment.n8n.stopExecution(running.id);
	const execution = await waitForExecution(environment, id);
	// The API's hour lasts two minutes here: the wait must not have run to its end.
	expect(Date.now() - before).toBeLessThan(scaleLimit(10_000));
	expect(execution.status).toBe('canceled');
	await environment.sandbox.settings({ limits: false });
	await sleep(2000);
	expect(await listTexts()).toEqual(getListTexts(5));
});

it("n8n's own time-out of the workflow ends the waiting too", async () => {
	await environment.sandbox.settings({ limits: { perMinute: 5, perHour: 5 } });
	const workflow = {
		...createCustomerList(environment, 10),
		settings: { executionTimeout: Math.ceil(scaleLimit(4000) / 1000) },
	};
	const execution = await waitForExecution(environment, await start(workflow));
	expect(['canceled', 'error']).toContain(execution.status);
	await environment.sandbox.settings({ limits: false });
	await sleep(2000);
	expect(await listTexts()).toEqual(getListTexts(5));
});

it('Retry On Fail does not send again what has gone out', async () => {
	await environment.sandbox.fault({ path: TEXTS, skip: 4, kind: 'status', status: 422 });
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
	const execution = await waitForExecution(
		environment,
		await start(createCustomerList(environment, 10, 'List', retry)),
	);
	expect(execution.status).toBe('success');
	expect(await listTexts()).toEqual(getListTexts(10));
});
