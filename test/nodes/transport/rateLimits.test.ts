import nock from 'nock';
import type { DataMatcherMap } from 'nock';
import type { IDataObject } from 'n8n-workflow';

import { BASE_URL, HOST, TOKEN } from '../../support/credentials';
import { passTime, untilItWaits, useFakeTime } from '../../support/fakeTime';
import { runWavex, startWavex } from '../../support/n8n';
import type { RunOptions } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { createItems, sendText } from '../../support/numberedMessages';
import { expectRequest, getJson } from '../../support/operationTests';

guardNetwork();
useFakeTime();

let tests = 0;
let credential: { apiToken: string; baseUrl: string };

/** Each test has its own token: the node remembers the quota of a token. */
beforeEach(() => {
	credential = { apiToken: `${TOKEN}-${++tests}`, baseUrl: BASE_URL };
});

function expectWithToken(request: string, body?: DataMatcherMap) {
	return expectRequest({ request, body }, credential.apiToken);
}

function expectText(n: number) {
	const body = { to: '201234567890', message: `Text ${n}` };
	return expectWithToken('POST /sessions/1/messages/text', body);
}

async function run(parameters: IDataObject, options: RunOptions = {}) {
	return await passTime(runWavex(parameters, { credential, ...options }));
}

const ok = { success: true, data: { ok: true } };

it('after a 429 the same item waits as long as the API says, and the list is delivered', async () => {
	expectText(0).reply(200, ok);
	expectText(1).reply(429, { message: 'Too Many Attempts.' }, { 'Retry-After': '1' });
	expectText(1).reply(200, ok);
	expectText(2).reply(200, ok);
	const start = Date.now();
	const { outputs, error } = await run(sendText, { items: createItems(3) });
	expect(error).toBeUndefined();
	expect(getJson(outputs[0])).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
	expect(Date.now() - start).toBeGreaterThan(1000);
});

it('after a 429 without a time it retries now and then until the window resets', async () => {
	expectText(0).times(3).reply(429, { message: 'Too Many Attempts.' });
	expectText(0).reply(200, ok);
	const { outputs, error } = await run(sendText, { items: createItems(1) });
	expect(error).toBeUndefined();
	expect(getJson(outputs[0])).toEqual([{ ok: true }]);
});

it('beyond Max Wait the error says how many were sent, how many were not, and suggests a campaign', async () => {
	expectText(0).reply(200, ok);
	expectText(1).reply(429, { message: 'Too Many Attempts.' }, { 'Retry-After': '3000' });
	const start = Date.now();
	const { error } = await run(sendText, { items: createItems(4) });
	// The API's window resets after 50 minutes.
	expect(Date.now() - start).toBeLessThan(30_000);
	expect(error?.message).toBe('Rate limit reached (recipient 201234567890)');
	expect(error?.description).toMatch(
		/^The API allows 60 requests per minute and 1,000 per hour per token; it resets at 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d \(America\/New_York\)\. This request was not sent\. Run the remaining items later, increase Max Wait in the node's options, or create a campaign, which by default sends one message every 200 seconds\. Of the 4 items, item 0 was sent, item 1 failed, items 2 to 3 were not sent\.$/,
	);
});

it('Max Wait limits how long an item waits', async () => {
	const options = { maxWaitMinutes: 1 / 60 };
	nock(HOST).persist().post('/api/v1/sessions/1/messages/text').reply(429, { message: 'No' });
	const start = Date.now();
	const { error } = await run({ ...sendText, options });
	expect(Date.now() - start).toBeGreaterThan(500);
	// Without a limit it would wait for 5 minutes.
	expect(Date.now() - start).toBeLessThan(30_000);
	expect(error?.message).toMatch(/^Rate limit reached/);
});

it.each([
	['a word', 'soon'],
	['negative', -1],
	['more than a day', 1441],
])('rejects a Max Wait that is %s', async (_, value) => {
	const options = { maxWaitMinutes: `={{ ${JSON.stringify(value)} }}` };
	const { error } = await run({ ...sendText, options });
	expect(error?.message).toBe(
		`The field 'Max Wait (Minutes)' is '${value}', not a number from 0 to 1440`,
	);
});

it('with "Continue" the items after one that hit the wait limit fail without waiting', async () => {
	const options = { maxWaitMinutes: 1 / 20 };
	nock(HOST).persist().post('/api/v1/sessions/1/messages/text').reply(429, { message: 'No' });
	const start = Date.now();
	const node = { onError: 'continueRegularOutput' as const };
	const { outputs } = await run({ ...sendText, options }, { items: createItems(10), node });
	// Ten waits would take at least 30 s.
	expect(Date.now() - start).toBeLessThan(25_000);
	expect(outputs[0]).toHaveLength(10);
	expect(outputs[0][9].json).toMatchObject({
		n: 9,
		error: expect.stringMatching(/^Rate limit reached/),
	});
});

it('stopping the execution ends the wait at once, and nothing more is sent', async () => {
	expectText(0).reply(200, ok);
	expectText(1).reply(429, { message: 'Too Many Attempts.' }, { 'Retry-After': '60' });
	const execution = startWavex(sendText, { items: createItems(3), credential });
	await untilItWaits();
	execution.cancel();
	// Without fake time passing: the wait ends with the signal, not with the next timer.
	const { data } = await execution;
	expect(data.resultData.error?.message).toMatch(/^The execution was stopped/);
	const unsent = expectText(1).reply(200, ok);
	await passTime(new Promise((resolve) => setTimeout(resolve, 120_000)));
	expect(unsent.isDone()).toBe(false);
	nock.cleanAll();
});

it('the pages of a list respect the rate limit, too', async () => {
	const page = (n: number) => ({
		success: true,
		data: [{ id: n }],
		pagination: { current_page: n, last_page: 2, per_page: 1, total: 2 },
	});
	expectWithToken('GET /campaigns').reply(200, page(1));
	expectWithToken('GET /campaigns?page=2').reply(429, {}, { 'Retry-After': '1' });
	expectWithToken('GET /campaigns?page=2').reply(200, page(2));
	const { outputs } = await run({ resource: 'campaign', operation: 'getAll', returnAll: true });
	expect(getJson(outputs[0])).toEqual([{ id: 1 }, { id: 2 }]);
});

it('the pages of a list share the wait deadline of their item', async () => {
	const options = { maxWaitMinutes: 2 / 60 };
	const page = (n: number) => ({
		success: true,
		data: [{ id: n }],
		pagination: { current_page: n, last_page: 9, per_page: 1, total: 9 },
	});
	expectWithToken('GET /campaigns').reply(429, {}, { 'Retry-After': '1' });
	expectWithToken('GET /campaigns').reply(200, page(1));
	expectWithToken('GET /campaigns?page=2').reply(429, {}, { 'Retry-After': '1' });
	const { error } = await run({
		resource: 'campaign',
		operation: 'getAll',
		returnAll: true,
		options,
	});
	expect(error?.message).toBe('Rate limit reached');
});

it('two credentials with one token share its quota', async () => {
	expectText(0).reply(429, {}, { 'Retry-After': '2' });
	const noWait = { ...sendText, options: { maxWaitMinutes: 0 } };
	const first = await run(noWait, { items: createItems(1) });
	expect(first.error?.message).toMatch(/^Rate limit reached/);
	expectText(0).reply(200, ok);
	const node = { credentials: { wavexApi: { id: 'another', name: 'Another' } } };
	const start = Date.now();
	const second = await run(sendText, { items: createItems(1), node });
	expect(second.error).toBeUndefined();
	expect(Date.now() - start).toBeGreaterThan(500);
});

it('says once a window in n8n and above the output how long a list waits', async () => {
	const send = jest.fn();
	for (const window of [0, 1]) {
		expectText(2 * window).reply(200, ok);
		expectText(2 * window + 1).reply(429, { message: 'No' }, { 'Retry-After': '60' });
		expectText(2 * window + 1).reply(200, ok);
	}
	const running = startWavex(sendText, {
		items: createItems(4),
		credential,
		sendDataToUI: send,
		settings: { timezone: 'Africa/Cairo' },
	});
	const result = await passTime(running);
	const [task] = result.data.resultData.runData.Wavex;
	expect(task.error).toBeUndefined();
	const messages = send.mock.calls.flatMap(([, { messages: shown }]) => shown as string[]);
	expect(messages).toEqual(
		[1, 3].map((sent) =>
			expect.stringMatching(
				new RegExp(
					`^Waiting for the rate limit: ${sent} of 4 items sent, next at \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\(Africa/Cairo\\)$`,
				),
			),
		),
	);
	expect(task.hints).toEqual([
		expect.objectContaining({ message: "Waited about 2 min for the API's rate limit." }),
	]);
});
