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
import {
	addUnlinkedSession,
	createCampaignWait,
	createConnectionWait,
	createRowsWait,
} from './waitWorkflows';

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

const completed = {
	status: 'completed',
	stats: { total: 2, sent: 2, failed: 0, pending: 0 },
	campaign: { name: 'Spring', status: 'completed' },
};

it('starts a campaign, waits, and goes on with its stats when the delivery arrives', async () => {
	const id = await start(createCampaignWait(environment));
	await waitUntilWaiting(environment, id);
	const [{ events, url }] = await environment.sandbox.webhooks();
	expect(events).toEqual(['campaign.completed', 'campaign.failed']);
	expect(url).toMatch(/\/webhook-waiting\/\d+\?until=\d+&signature=\w{20,}$/);
	expect(await expectOneOutput(id)).toMatchObject([completed]);
	expect(await count('POST /campaigns/1/start')).toBe(1);
});

it('goes on at once when the campaign is over, and says that it failed', async () => {
	const { id } = await environment.n8n.createWorkflow(createCampaignWait(environment, {}, 0));
	await environment.sandbox.settings({ clock: 10_000 });
	await environment.sandbox.fault({
		method: 'POST',
		path: '/webhooks',
		kind: 'slow',
		delayMs: 500,
	});
	await environment.n8n.runWorkflow(id, 'Start');
	await expectOneOutput(id);

	await environment.sandbox.settings({ clock: 30 });
	const failing = await start(createCampaignWait(environment, {}, 60));
	await waitUntilWaiting(environment, failing);
	await environment.sandbox.turn(1, 'stop');
	expect(await expectOneOutput(failing)).toMatchObject([
		{ status: 'failed', campaign: { error_message: 'The session is not connected' } },
	]);
});

it('takes neither a delivery about another campaign, nor a false one, nor a stranger as the end', async () => {
	const id = await start(createCampaignWait(environment, {}, 300));
	await waitUntilWaiting(environment, id);
	const [{ url }] = await environment.sandbox.webhooks();
	const looks = async () => await count('GET /campaigns/1');
	const before = await looks();
	const body = JSON.stringify({
		event: 'campaign.completed',
		data: { id: 1, status: 'completed' },
	});
	const post = async (to: string) => {
		const headers = { 'content-type': 'application/json' };
		return (await fetch(to, { method: 'POST', headers, body })).status;
	};
	expect(await post(url.replace(/signature=.*/, 'signature=0'))).toBe(401);
	expect(await post(url.replace(/\?.*/, ''))).toBe(401);
	await environment.sandbox.emit('campaign.completed', { id: 2, status: 'completed' });
	await environment.sandbox.emit('message.sent', { id: 1 });
	await eventually(
		'the deliveries',
		async () => (await environment.sandbox.deliveries()).length === 1,
	);
	expect(await looks()).toBe(before);
	expect(await post(url)).toBe(200);
	await eventually('another look', async () => (await looks()) === before + 1);
	await waitUntilWaiting(environment, id);
	await environment.sandbox.settings({ clock: 600 });
	expect(await expectOneOutput(id)).toMatchObject([completed]);
});

it('a doubled delivery changes nothing', async () => {
	const id = await start(createCampaignWait(environment));
	await waitUntilWaiting(environment, id);
	const [{ url, events }] = await environment.sandbox.webhooks();
	const api = environment.credential;
	await fetch(`${api.baseUrl}/webhooks`, {
		method: 'POST',
		headers: { authorization: `Bearer ${api.apiToken}`, 'content-type': 'application/json' },
		body: JSON.stringify({ url, events }),
	});
	const execution = await waitForExecution(environment, id);
	expect(execution.data.resultData.runData.After).toHaveLength(1);
	expect(getOutputItems(execution, 'After')).toMatchObject([completed]);
});

it('Create From Input Items waits and keeps the report of skipped rows', async () => {
	const id = await start(createRowsWait(environment));
	expect(await expectOneOutput(id)).toMatchObject([
		{
			name: 'Rows',
			status: 'completed',
			recipients: 2,
			skipped: [{ item: 1, phone: 'n/a' }],
			started: true,
			stats: { total: 2, sent: 2 },
			campaign: { status: 'completed' },
		},
	]);
	expect(await count('POST /campaigns')).toBe(1);
	expect(await count('POST /campaigns/1/start')).toBe(1);
});

it('starts a stopped number once and waits until it is connected; a connected one is taken at once', async () => {
	await environment.sandbox.turn(1, 'stop');
	const id = await start(createConnectionWait(environment, 1));
	const [output] = await expectOneOutput(id);
	expect(output).toMatchObject({
		status: 'connected',
		name: 'Shop',
		session: { id: 1, status: 'connected' },
	});
	expect(output.number).toMatch(/^\d{10,}$/);
	expect(await count('POST /sessions/1/start')).toBe(1);

	const again = await runToEnd(environment, createConnectionWait(environment, 1));
	expect(getOutputItems(again, 'After')).toMatchObject([{ status: 'connected' }]);
	expect(await count('POST /sessions/1/start')).toBe(1);
	await noneLeft();
});

it('asks the API once more at the time limit, so that a missed delivery is not lost', async () => {
	const limit = { limitWaitMinutes: 0.1 };
	const session = await addUnlinkedSession(environment);
	await environment.sandbox.settings({ clock: 1 });
	const missed = await start(createCampaignWait(environment, limit));
	const rows = await start(createRowsWait(environment, limit));
	const slow = await start(createCampaignWait(environment, limit, 3_600));
	const unlinked = await start(createConnectionWait(environment, session, limit));
	for (const id of [missed, rows, slow, unlinked]) await waitUntilWaiting(environment, id);
	// From here on nothing reaches n8n.
	const registered = await environment.sandbox.webhooks();
	for (const { id } of registered) {
		const { baseUrl, apiToken } = environment.credential;
		const headers = { authorization: `Bearer ${apiToken}` };
		await fetch(`${baseUrl}/webhooks/${id}`, { method: 'DELETE', headers });
	}
	expect(registered).toHaveLength(4);
	await environment.sandbox.settings({ clock: 60 });
	expect(await expectOneOutput(missed, 120_000)).toMatchObject([completed]);
	expect(await expectOneOutput(rows, 120_000)).toMatchObject([
		{ status: 'completed', skipped: [{ item: 1 }] },
	]);
	expect(await expectOneOutput(slow, 120_000)).toMatchObject([
		{ status: 'timedOut', stats: { sent: 1, pending: 1 }, campaign: { status: 'running' } },
	]);
	expect(await expectOneOutput(unlinked, 120_000)).toMatchObject([
		{ status: 'timedOut', number: null, name: 'Support', session: { id: session } },
	]);
});
