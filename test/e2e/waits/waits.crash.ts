import type { IDataObject } from 'n8n-workflow';

import {
	eventually,
	getOutputItems,
	waitForExecution,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { RestartableN8n } from '../../../tools/testEnvironment/restartableN8n';
import type { Workflow } from '../../../tools/n8n/n8nTypes';
import { scaleLimit } from '../../../tools/machineFactor';
import { waitUntilWaiting } from '../replies/questionWorkflow';
import { createCampaignWait, createConnectionWait, createRowsWait } from './waitWorkflows';

jest.setTimeout(scaleLimit(240_000));

let n8n: RestartableN8n;
let environment: TestEnvironment;

beforeAll(async () => {
	n8n = await RestartableN8n.start({ sandbox: { limits: false, clock: 30 } });
	environment = n8n.environment;
});
afterAll(async () => await n8n?.close());
beforeEach(async () => {
	await environment.sandbox.reset();
	await environment.sandbox.turn(1, 'stop');
	await environment.sandbox.turn(1, 'start');
	await eventually(
		'session 1 is connected',
		async () => (await environment.sandbox.session(1)).status === 'connected',
	);
});

const count = async (request: string) =>
	(await environment.sandbox.requests()).filter((sent) => sent === request).length;

/** Kills n8n while it waits for the response to the next request of this kind, and starts it again. */
async function killAt(fault: { method: string; path: string; when: string }, workflow: Workflow) {
	await environment.sandbox.fault({ ...fault, kind: 'hang' } as IDataObject);
	const { id } = await environment.n8n.createWorkflow(workflow);
	await environment.n8n.runWorkflow(id, 'Start');
	const request = `${fault.method} ${fault.path}`;
	await eventually(request, async () => (await count(request)) > 0);
	await n8n.kill();
	await n8n.restart();
	await eventually('the execution is over', async () => {
		const [newest] = await environment.n8n.listExecutions(id);
		return newest && !['new', 'running', 'waiting'].includes(newest.status);
	});
}

const waits: Record<string, [create: () => Workflow, start: string]> = {
	'Campaign: Wait for Completion': [() => createCampaignWait(environment), '/campaigns/1/start'],
	'Create From Input Items': [() => createRowsWait(environment), '/campaigns/1/start'],
	'Session: Wait for Connection': [() => createConnectionWait(environment, 1), '/sessions/1/start'],
};

describe.each(Object.entries(waits))('n8n is killed during %s', (_, [create, start]) => {
	it.each([
		['POST', '/webhooks', 'before'],
		['POST', '/webhooks', 'after'],
		['POST', start, 'before'],
		['POST', start, 'after'],
	])(
		'at %s %s, %s it is carried out: nothing starts again, and the next wait removes what is left',
		async (method, path, when) => {
			if (start.startsWith('/sessions')) await environment.sandbox.turn(1, 'stop');
			await killAt({ method, path, when }, create());
			expect(await count(`POST ${start}`)).toBe(path === start ? 1 : 0);
			expect(await environment.sandbox.webhooks()).toHaveLength(
				path === '/webhooks' && when === 'before' ? 0 : 1,
			);
			const { id } = await environment.n8n.createWorkflow(createConnectionWait(environment, 1));
			await environment.n8n.runWorkflow(id, 'Start');
			const execution = await waitForExecution(environment, id);
			expect(getOutputItems(execution, 'After')).toMatchObject([{ status: 'connected' }]);
			expect(await environment.sandbox.webhooks()).toEqual([]);
		},
	);
});

it('n8n is killed while it looks at the API after a delivery: the next wait leaves the others alone, and nothing starts again', async () => {
	const { id } = await environment.n8n.createWorkflow(createCampaignWait(environment));
	await environment.n8n.runWorkflow(id, 'Start');
	await waitUntilWaiting(environment, id);
	const looks = await count('GET /campaigns/1');
	await environment.sandbox.fault({ method: 'GET', path: '/campaigns/1', kind: 'hang' });
	await eventually('another look', async () => (await count('GET /campaigns/1')) > looks);
	await n8n.kill();
	await n8n.restart();
	await eventually('the execution is over', async () => {
		const [newest] = await environment.n8n.listExecutions(id);
		return newest && !['new', 'running', 'waiting'].includes(newest.status);
	});
	// n8n stores nothing that tells it from a wait that goes on; a later clean-up takes it, or the trigger's.
	expect(await environment.sandbox.webhooks()).toHaveLength(1);
	expect(await count('POST /campaigns/1/start')).toBe(1);
});
