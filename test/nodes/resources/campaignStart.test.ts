import type { IDataObject } from 'n8n-workflow';

import { campaignFromItems, createItems, createPhoneItems } from '../../support/campaignFromItems';
import { runWavex, startWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { expectRequest, getJson } from '../../support/operationTests';
import { byId } from '../../support/parameters';

guardNetwork();

const create = {
	resource: 'campaign',
	operation: 'create',
	name: 'Spring',
	sessionId: byId('1'),
	message: 'Hello',
	recipients: { recipient: [{ phone: '201234567810' }] },
};

const recipients = [{ phone: '201234567810' }];
const sent = { name: 'Spring', session_id: 1, message: 'Hello', type: 'immediate', recipients };

function expectCampaign(body: IDataObject = {}): void {
	expectRequest({ request: 'POST /campaigns', body: { ...sent, ...body } }).reply(200, {
		data: { id: 7, status: 'draft' },
	});
}

const expectStart = (data?: IDataObject) =>
	expectRequest({ request: 'POST /campaigns/7/start' }).reply(200, { success: true, data });

/** Runs the node and returns the sentences above its output. */
async function readHints(parameters: IDataObject, items = createPhoneItems(1)): Promise<string[]> {
	const result = await startWavex(parameters, items);
	const [task] = result.data.resultData.runData.Wavex;
	expect(task.error).toBeUndefined();
	return (task.hints ?? []).map(({ message }) => message);
}

describe.each([
	['Create', create],
	['Create From Input Items', campaignFromItems],
])('%s', (_, operation) => {
	const run = async (parameters: IDataObject) =>
		await runWavex({ ...operation, ...parameters }, createPhoneItems(1));

	it('puts out the status that the API says when it starts the campaign', async () => {
		expectCampaign();
		expectStart({ id: 7, status: 'running' });
		const { outputs, error } = await run({ startImmediately: true });
		expect(error).toBeUndefined();
		expect(getJson(outputs[0])).toMatchObject([{ id: 7, status: 'running', started: true }]);
	});

	it('asks for the status once when the API does not say it', async () => {
		expectCampaign();
		expectStart();
		expectRequest({ request: 'GET /campaigns/7' }).reply(200, { data: { status: 'queued' } });
		const { outputs } = await run({ startImmediately: true });
		expect(getJson(outputs[0])).toMatchObject([{ id: 7, status: 'queued', started: true }]);
	});

	it('puts out no status when it cannot be read: the campaign was started', async () => {
		expectCampaign();
		expectStart();
		expectRequest({ request: 'GET /campaigns/7' }).reply(404, { message: 'Not found' });
		const { outputs, error } = await run({ startImmediately: true });
		expect(error).toBeUndefined();
		expect(getJson(outputs[0])[0]).not.toHaveProperty('status');
		expect(getJson(outputs[0])).toMatchObject([{ id: 7, started: true }]);
	});

	it('says that a draft sends nothing, and how long its messages take', async () => {
		expectCampaign();
		expect(await readHints({ ...operation })).toEqual([
			"The campaign is a draft and sends nothing until 'Start Immediately', Campaign: Start or your Wavex account starts it. 1 recipient, one message every 200 seconds: about 3 min.",
		]);
	});

	it('does not start a scheduled campaign, whatever the hidden field holds', async () => {
		const scheduled_at = '2099-01-31T09:00:00-05:00';
		expectCampaign({ type: 'scheduled', scheduled_at });
		const { error } = await run({
			startImmediately: true,
			type: 'scheduled',
			scheduledAt: '2099-01-31T09:00:00',
		});
		expect(error).toBeUndefined();
	});

	it('sends the delay of the field, except for what the API waits itself', async () => {
		expectCampaign({ delay_seconds: 30 });
		expectCampaign();
		expect((await run({ delaySeconds: 30 })).error).toBeUndefined();
		expect((await run({ delaySeconds: 200 })).error).toBeUndefined();
	});
});

it('a workflow that was saved before the fields existed keeps its options', async () => {
	expectCampaign({ delay_seconds: 5 });
	expectStart({ status: 'running' });
	const options = { startImmediately: true, delaySeconds: 5 };
	const parameters = { ...campaignFromItems, delaySeconds: 60, options };
	expect((await runWavex(parameters, createPhoneItems(1))).error).toBeUndefined();

	expectCampaign({ delay_seconds: 200 });
	const additionalFields = { delaySeconds: 200 };
	const { error } = await runWavex({ ...create, additionalFields, options });
	expect(error).toBeUndefined();
});

it('Create makes no second campaign when its start fails and n8n tries again', async () => {
	expectCampaign();
	expectRequest({ request: 'POST /campaigns/7/start' }).reply(422, { message: 'No session' });
	const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
	const { error } = await runWavex({ ...create, startImmediately: true }, { node });
	expect(error?.message).toBe('No session');
	expect(error?.description).toContain(
		'The campaign was created (ID 7) but not started: use Campaign: Start.',
	);
});

it('Create does not say that a start failed whose response was lost', async () => {
	expectRequest({ request: 'POST /campaigns', body: sent }).reply(200, { campaign_id: 7 });
	expectRequest({ request: 'POST /campaigns/7/start' }).reply(504, {});
	const { error } = await runWavex({ ...create, startImmediately: true });
	expect(error?.description).toMatch(
		/^The request may still .* The campaign was created \(ID 7\)\.$/,
	);
});

it('says how long a campaign to 300 recipients takes', async () => {
	const all = Array.from({ length: 300 }, (_, n) => ({ phone: `201234567${n + 100}` }));
	expectCampaign({ recipients: all });
	expectStart({ status: 'running' });
	expect(
		await readHints({ ...campaignFromItems, startImmediately: true }, createItems(...all)),
	).toEqual(['300 recipients, one message every 200 seconds: about 16 h 40 min.']);
});
