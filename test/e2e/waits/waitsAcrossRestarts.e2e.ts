import {
	getOutputItems,
	waitForExecution,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { RestartableN8n } from '../../../tools/testEnvironment/restartableN8n';
import type { Workflow } from '../../../tools/n8n/n8nTypes';
import { scaleLimit } from '../../../tools/machineFactor';
import { waitUntilWaiting } from '../replies/questionWorkflow';
import {
	addUnlinkedSession,
	createCampaignWait,
	createConnectionWait,
	createRowsWait,
} from './waitWorkflows';

jest.setTimeout(scaleLimit(240_000));

let n8n: RestartableN8n;
let environment: TestEnvironment;

beforeAll(async () => {
	n8n = await RestartableN8n.start({ sandbox: { limits: false, clock: 1 } });
	environment = n8n.environment;
});
afterAll(async () => await n8n?.close());

async function startWaiting(workflow: Workflow): Promise<string> {
	const { id } = await environment.n8n.createWorkflow(workflow);
	await environment.n8n.runWorkflow(id, 'Start');
	await waitUntilWaiting(environment, id);
	return id;
}

it('all three waits survive a killed n8n, and end with a delivery or at the time limit', async () => {
	const unlinkedSession = await addUnlinkedSession(environment);
	const campaign = await startWaiting(createCampaignWait(environment, {}, 600));
	const rows = await startWaiting(createRowsWait(environment, { delaySeconds: 600 }));
	const limit = { limitWaitMinutes: 0.1 };
	const late = await startWaiting(createCampaignWait(environment, limit, 600));
	const session = await startWaiting(createConnectionWait(environment, unlinkedSession, limit));
	await n8n.kill();
	await n8n.restart();
	await environment.sandbox.settings({ clock: 1_000 });
	for (const id of [campaign, rows]) {
		const execution = await waitForExecution(environment, id, 90_000);
		expect(getOutputItems(execution, 'After')).toMatchObject([{ status: 'completed' }]);
	}
	// Its limit passed while n8n was down; what ended meanwhile is seen.
	const ended = await waitForExecution(environment, late, 90_000);
	expect(getOutputItems(ended, 'After')).toHaveLength(1);
	const unlinked = await waitForExecution(environment, session, 90_000);
	expect(getOutputItems(unlinked, 'After')).toMatchObject([{ status: 'timedOut', number: null }]);
	expect(await environment.sandbox.webhooks()).toEqual([]);
	const starts = (await environment.sandbox.requests()).filter((sent) => sent.endsWith('/start'));
	expect(starts).toEqual(Array(3).fill(expect.stringMatching(/^POST .campaigns/)));
});
