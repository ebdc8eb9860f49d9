import nock from 'nock';
import type { IDataObject, INode, IRun } from 'n8n-workflow';

import { BASE_URL } from '../../support/credentials';
import { resumeWavex, runWavex, startWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { byId } from '../../support/parameters';
import { expectRequest, getJson, testInvalidInput } from '../../support/operationTests';

guardNetwork();

/** The first wait of a process looks for webhooks that earlier ones left. */
beforeAll(() => nock(BASE_URL).get('/webhooks').reply(200, { data: [] }));

const campaignWait = {
	resource: 'campaign',
	operation: 'waitForCompletion',
	campaignId: byId(7),
};
const sessionWait = { resource: 'session', operation: 'waitForConnection', sessionId: byId(1) };
const rowsWait = {
	resource: 'campaign',
	operation: 'createFromItems',
	name: 'Spring',
	sessionId: byId('1'),
	message: 'Hello',
	recipientPhone: '={{ $json.phone }}',
	startImmediately: true,
	options: { waitForCompletion: true },
};
const rows = [{ json: { phone: '201234567890' } }, { json: { phone: 'n/a' } }];

const URL_FORM = /^http:\/\/localhost:5678\/webhook-waiting\/e\?until=\d+&signature=\w{20,}$/;

const register = (events = ['campaign.completed', 'campaign.failed']) =>
	nock(BASE_URL)
		.post('/webhooks', (body: IDataObject) => {
			expect(body.events).toEqual(events);
			expect(body.url).toMatch(URL_FORM);
			return true;
		})
		.reply(201, { data: { id: 5 } });
const unregister = () => expectRequest({ request: 'DELETE /webhooks/5' }).reply(200, {});
const campaign = (status: string) =>
	expectRequest({ request: 'GET /campaigns/7' }).reply(200, { data: { id: 7, status } });
const stats = { total: 2, sent: 2 };
const askStats = () =>
	expectRequest({ request: 'GET /campaigns/7/stats' }).reply(200, { data: stats });
const session = (status: string, phone: string | null = '201000000001') =>
	expectRequest({ request: 'GET /sessions/1' }).reply(200, {
		data: { id: 1, name: 'Shop', status, phone, pushname: 'Nile' },
	});
const start = (path: string) => expectRequest({ request: `POST ${path}/start` });

const over = (status: string) => ({ status, stats, campaign: { id: 7, status } });

interface Stored {
	startedAt: number;
	deadline: number;
	nextLook: number;
}

/** The wait as n8n stores it; changes to it are what time does. */
function getStored({ data }: IRun): Stored {
	return data.executionData?.contextData['node:Wavex'].wait as unknown as Stored;
}

function expectWaiting(run: IRun): void {
	expect(run.data.resultData.error).toBeUndefined();
	expect(run.status).toBe('waiting');
	expect(nock.pendingMocks()).toEqual([]);
}

/** Returns what the node put out at last, in its only run. */
function getOutput({ data }: IRun): IDataObject[] {
	expect(data.resultData.error).toBeUndefined();
	expect(data.resultData.runData.Wavex).toHaveLength(1);
	return getJson(data.resultData.runData.Wavex[0].data?.main[0] ?? []);
}

/** Starts the wait for a campaign that runs. */
async function beginCampaignWait(parameters: IDataObject = {}): Promise<IRun> {
	register();
	campaign('running');
	const run = await startWavex({ ...campaignWait, ...parameters });
	expectWaiting(run);
	return run;
}

describe('Campaign: Wait for Completion', () => {
	it('registers, looks and starts, in this order, and runs again after a delivery', async () => {
		const order: string[] = [];
		const note = (step: string, answer: object) => () => [200, (order.push(step), answer)];
		nock(BASE_URL)
			.post('/webhooks')
			.reply(note('register', { data: { id: 5 } }));
		nock(BASE_URL)
			.get('/campaigns/7')
			.reply(note('look', { data: { id: 7, status: 'draft' } }));
		nock(BASE_URL)
			.post('/campaigns/7/start')
			.reply(note('start', { success: true }));
		const parameters = { ...campaignWait, startFirst: true };
		const run = await startWavex(parameters);
		expectWaiting(run);
		expect(order).toEqual(['register', 'look', 'start']);

		campaign('completed');
		askStats();
		unregister();
		expect(getOutput(await resumeWavex(parameters, run.data))).toEqual([over('completed')]);
	});

	it.each(['completed', 'failed'])('goes on at once with a campaign that is %s', async (status) => {
		register();
		campaign(status);
		askStats();
		unregister();
		const { outputs } = await runWavex({ ...campaignWait, startFirst: true });
		expect(getJson(outputs[0])).toEqual([over(status)]);
	});

	it('does not start what runs already', async () => {
		await beginCampaignWait({ startFirst: true });
	});

	it('waits for all input items, and pairs each output with its own', async () => {
		const parameters = { ...campaignWait, campaignId: byId('={{ $json.id }}') };
		const items = [{ json: { id: 7 } }, { json: { id: 8 } }];
		const eight = (status: string) =>
			expectRequest({ request: 'GET /campaigns/8' }).reply(200, { data: { id: 8, status } });
		register();
		campaign('completed');
		askStats();
		eight('running');
		const run = await startWavex(parameters, { items });
		expectWaiting(run);
		eight('failed');
		expectRequest({ request: 'GET /campaigns/8/stats' }).reply(200, { data: {} });
		unregister();
		const done = await resumeWavex(parameters, run.data, { items });
		expect(getOutput(done)).toMatchObject([{ status: 'completed' }, { status: 'failed' }]);
		const [output] = done.data.resultData.runData.Wavex[0].data?.main ?? [];
		expect(output?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('looks again after a minute, then after pauses that grow to a twelfth of the limit', async () => {
		const run = await beginCampaignWait();
		let { data } = run;
		const pauseAfter = async (minutes: number, isDelivery = false) => {
			const now = Date.now();
			Object.assign(getStored({ data } as IRun), {
				startedAt: now - minutes * 60_000,
				deadline: now + (1_440 - minutes) * 60_000,
				nextLook: isDelivery ? now + 60_000 : now,
			});
			campaign('running');
			const next = await resumeWavex(campaignWait, data);
			expectWaiting(next);
			data = next.data;
			return Math.round((getStored(next).nextLook - now) / 60_000);
		};
		expect(Math.round((getStored(run).nextLook - Date.now()) / 60_000)).toBe(1);
		expect(await pauseAfter(1)).toBe(1);
		expect(await pauseAfter(30)).toBe(30);
		expect(await pauseAfter(600)).toBe(120);
		expect(await pauseAfter(1_439.5)).toBeLessThanOrEqual(1);
		// A delivery that the API's own record does not confirm yet.
		expect(await pauseAfter(600, true)).toBe(1);
	});

	it('at the time limit asks once more, and says what it found', async () => {
		const run = await beginCampaignWait();
		getStored(run).deadline = Date.now();
		campaign('running');
		askStats();
		unregister();
		expect(getOutput(await resumeWavex(campaignWait, run.data))).toEqual([
			{ ...over('running'), status: 'timedOut' },
		]);
	});

	it('waits on when the API cannot be asked, and says so at the time limit', async () => {
		const run = await beginCampaignWait();
		const refuse = () =>
			expectRequest({ request: 'GET /campaigns/7' }).reply(403, { message_en: 'Not now' });
		refuse();
		const next = await resumeWavex(campaignWait, run.data);
		expectWaiting(next);
		getStored(next).deadline = Date.now();
		refuse();
		unregister();
		expect(getOutput(await resumeWavex(campaignWait, next.data))).toMatchObject([
			{
				status: 'timedOut',
				campaign: { status: 'running' },
				message: expect.stringMatching('Not now'),
			},
		]);
	});

	it.each([404, 500])('waits on when a proxy answers with a page, status %i', async (status) => {
		const run = await beginCampaignWait();
		const times = status < 500 ? 1 : 3;
		expectRequest({ request: 'GET /campaigns/7' }).times(times).reply(status, 'page not found');
		expectWaiting(await resumeWavex(campaignWait, run.data));
	});

	it('stops waiting for a campaign that was deleted meanwhile', async () => {
		const run = await beginCampaignWait();
		expectRequest({ request: 'GET /campaigns/7' }).reply(404, { message_en: 'Not found' });
		unregister();
		expect(getOutput(await resumeWavex(campaignWait, run.data))).toMatchObject([
			{ status: 'timedOut', message: expect.stringMatching('Not found') },
		]);
	});

	it('in a later execution begins anew', async () => {
		const run = await beginCampaignWait();
		(getStored(run) as unknown as IDataObject).executionId = 'another';
		register();
		campaign('completed');
		askStats();
		unregister();
		expect(getOutput(await resumeWavex(campaignWait, run.data))).toEqual([over('completed')]);
	});
});

describe('a start', () => {
	const parameters = { ...campaignWait, startFirst: true };
	const node: Partial<INode> = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };

	it('that the API refuses fails the node, and nothing stays registered', async () => {
		register();
		campaign('draft');
		start('/campaigns/7').reply(422, { message_en: 'The session is not connected' });
		unregister();
		expect((await runWavex(parameters)).error?.message).toContain('not connected');
	});

	it('that went out although its response was lost is not repeated: the node waits', async () => {
		register();
		campaign('draft');
		start('/campaigns/7').reply(500, {});
		campaign('running');
		expectWaiting(await startWavex(parameters));
	});

	it('whose response was lost and whose campaign is over meanwhile is not repeated', async () => {
		register();
		campaign('draft');
		start('/campaigns/7').reply(500, {});
		campaign('completed');
		askStats();
		unregister();
		expect(getJson((await runWavex(parameters)).outputs[0])).toEqual([over('completed')]);
	});

	it('that may have gone out is not repeated by Retry On Fail', async () => {
		register();
		campaign('draft');
		start('/campaigns/7').reply(500, { message_en: 'Oops' });
		campaign('draft');
		unregister();
		register();
		campaign('draft');
		campaign('draft');
		unregister();
		expect((await runWavex(parameters, { node })).error?.message).toContain('Oops');
	});

	it('never happens when the webhook cannot be registered', async () => {
		nock(BASE_URL).post('/webhooks').reply(403, { message_en: 'No such address' });
		const { error } = await runWavex(parameters);
		expect(error?.description).toMatch(/so nothing was created or started\.$/);
	});
});

describe('Create From Input Items with Wait for Completion', () => {
	const creation = () =>
		nock(BASE_URL).post('/campaigns', (body: IDataObject) => Array.isArray(body.recipients));
	const create = () => creation().reply(201, { data: { id: 7, name: 'Spring' } });

	/** The node reads the status once itself when it has started a campaign. */
	const begin = () => {
		create();
		start('/campaigns/7').reply(200, { success: true });
		campaign('running');
	};

	it('registers before it creates, and keeps the report of skipped rows', async () => {
		register();
		begin();
		campaign('running');
		const run = await startWavex(rowsWait, { items: rows });
		expectWaiting(run);
		campaign('completed');
		askStats();
		unregister();
		const done = await resumeWavex(rowsWait, run.data, { items: rows });
		expect(getOutput(done)).toEqual([
			{
				estimatedDuration: expect.any(String),
				...{ id: 7, name: 'Spring', recipients: 1, started: true, ...over('completed') },
				skipped: [{ item: 1, phone: 'n/a', reason: expect.any(String) }],
			},
		]);
		const [output] = done.data.resultData.runData.Wavex[0].data?.main ?? [];
		expect(output?.[0].pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('never creates a campaign again, whatever the API says while it waits', async () => {
		register();
		begin();
		campaign('running');
		const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const run = await startWavex(rowsWait, { items: rows, node });
		expectRequest({ request: 'GET /campaigns/7' }).reply(403, {});
		expectWaiting(await resumeWavex(rowsWait, run.data, { items: rows, node }));
	});

	it('creates nothing when the webhook cannot be registered', async () => {
		nock(BASE_URL).post('/webhooks').reply(403, { message_en: 'No such address' });
		const { error } = await runWavex(rowsWait, { items: rows });
		expect(error?.message).toContain('No such address');
	});

	it('that fails leaves nothing registered', async () => {
		register();
		creation().reply(422, { message_en: 'Too many' });
		unregister();
		expect((await runWavex(rowsWait, { items: rows })).error?.message).toContain('Too many');
	});

	it('of which some fail waits for the others, with Continue', async () => {
		const items = [{ json: { phone: '201234567890' } }, { json: { phone: '201234567891' } }];
		const options = { ...rowsWait.options, maxRecipientsPerCampaign: 1 };
		const node: Partial<INode> = { onError: 'continueRegularOutput' };
		register();
		begin();
		creation().reply(422, { message_en: 'Too many' });
		campaign('completed');
		askStats();
		unregister();
		const { outputs } = await runWavex({ ...rowsWait, options }, { items, node });
		expect(getJson(outputs[0])).toMatchObject([
			{ status: 'completed' },
			{ error: expect.stringMatching('Too many') },
		]);
	});

	it('counts the limit of a scheduled campaign from its start', async () => {
		register();
		create();
		campaign('scheduled');
		const scheduledAt = new Date(Date.now() + 86_400_000).toISOString();
		const options = { waitForCompletion: true, limitWaitMinutes: 60 };
		const run = await startWavex(
			{ ...rowsWait, type: 'scheduled', scheduledAt, options },
			{ items: rows },
		);
		expectWaiting(run);
		const { deadline, startedAt } = getStored(run);
		expect(Math.round((deadline - startedAt) / 60_000)).toBe(25 * 60);
	});
});

describe('Session: Wait for Connection', () => {
	const events = ['session.connected'];

	it.each(['created', 'disconnected', 'stopped'])(
		'starts a session that is %s, and waits until it is connected',
		async (status) => {
			register(events);
			session(status, null);
			start('/sessions/1').reply(200, { success: true });
			const run = await startWavex(sessionWait);
			expectWaiting(run);
			session('connected');
			unregister();
			expect(getOutput(await resumeWavex(sessionWait, run.data))).toEqual([
				{
					status: 'connected',
					number: '201000000001',
					name: 'Shop',
					session: { id: 1, name: 'Shop', phone: '201000000001', status: 'connected' },
				},
			]);
		},
	);

	it.each(['connecting', 'qr', 'pairing'])('does not start one that is %s', async (status) => {
		register(events);
		session(status, null);
		const run = await startWavex(sessionWait);
		expectWaiting(run);
		getStored(run).deadline = Date.now();
		session('disconnected', null);
		unregister();
		expect(getOutput(await resumeWavex(sessionWait, run.data))).toMatchObject([
			{ status: 'timedOut', number: null, name: 'Shop' },
		]);
	});

	it('goes on at once with one that is connected', async () => {
		register(events);
		session('connected');
		unregister();
		const { outputs } = await runWavex(sessionWait);
		expect(getJson(outputs[0])).toMatchObject([{ status: 'connected', number: '201000000001' }]);
	});

	it('that does not exist fails, and nothing stays registered', async () => {
		register(events);
		expectRequest({ request: 'GET /sessions/1' }).reply(404, { message_en: 'No session' });
		unregister();
		expect((await runWavex(sessionWait)).error?.message).toContain('No session');
	});
});

const limit = { limitWaitMinutes: 'long' };
const text = "The field 'Limit Wait Time (Minutes)' is 'long'";

testInvalidInput('campaign', {
	'an invalid limit': {
		operation: 'waitForCompletion',
		parameters: { campaignId: byId(7), ...limit },
		message: text,
	},
	'no campaign': {
		operation: 'waitForCompletion',
		parameters: { campaignId: byId('={{ "" }}') },
		message: "The field 'Campaign' is empty",
	},
	'an invalid limit of the option': {
		operation: 'createFromItems',
		parameters: { ...rowsWait, options: { ...rowsWait.options, ...limit } },
		items: rows,
		message: text,
	},
	'a campaign that nothing starts': {
		operation: 'createFromItems',
		parameters: { ...rowsWait, startImmediately: false },
		items: rows,
		message: 'Nothing starts the campaign, so it would never be completed',
	},
});

it.each([campaignWait, sessionWait])(
	'tells an old AI agent that it cannot: %j',
	async (parameters) => {
		const { error } = await runWavex(parameters, { isLegacyTool: true });
		expect(error?.message).toBe('This AI agent is too old for this operation');
	},
);
