import type { IDataObject } from 'n8n-workflow';

import {
	connect,
	eventually,
	getOutputItems,
	runToEnd,
	waitForExecution,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { startOwnSandbox, type OwnSandbox } from '../../../tools/testEnvironment/ownSandbox';
import type { Workflow } from '../../../tools/n8n/n8nTypes';
import { scaleLimit } from '../../../tools/machineFactor';
import { waitUntilWaiting } from '../replies/questionWorkflow';
import { createCampaignWait, createConnectionWait, createRowsWait } from './waitWorkflows';

jest.setTimeout(scaleLimit(180_000));

let own: OwnSandbox;
let environment: TestEnvironment;

beforeAll(async () => {
	own = await startOwnSandbox(await connect(), { limits: false, clock: 30 });
	environment = own.environment;
});
afterAll(async () => await own?.close());
beforeEach(async () => {
	await environment.sandbox.settings({ clock: 30 });
	await environment.sandbox.reset();
});

async function start(workflow: Workflow): Promise<string> {
	const { id } = await environment.n8n.createWorkflow(workflow);
	await environment.n8n.runWorkflow(id, 'Start');
	return id;
}

const noneLeft = async () =>
	await eventually(
		'no registration is left',
		async () => (await environment.sandbox.webhooks()).length === 0,
	);

const count = async (request: string) =>
	(await environment.sandbox.requests()).filter((sent) => sent === request).length;

/** Returns what "After" received, once; the node has run only once for the user. */
async function expectOneOutput(id: string, limit?: number): Promise<IDataObject[]> {
	const execution = await waitForExecution(environment, id, limit);
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');
	expect(execution.data.resultData.runData.Wait).toHaveLength(1);
	expect(execution.data.resultData.runData.After).toHaveLength(1);
	await noneLeft();
	return getOutputItems(execution, 'After');
}

it('starts a campaign, waits, and goes on with its stats when the delivery arrives', async () => {
	const id = await start(createCampaignWait(environment));
	await waitUntilWaiting(environment, id);
	const [{ events, url }] = await environment.sandbox.webhooks();
	expect(events).toEqual(['campaign.completed', 'campaign.failed']);
	expect(url).toMatch(/\/webhook-waiting\/\d+\/Wait\?until=\d+&signature=\w{20,}$/);
	expect(await expectOneOutput(id)).toMatchObject([
		{
			status: 'completed',
			stats: { total: 2, sent: 2, failed: 0, pending: 0 },
			campaign: { name: 'Spring', status: 'completed' },
		},
	]);
	expect(await count('POST /campaigns/1/start')).toBe(1);
});
