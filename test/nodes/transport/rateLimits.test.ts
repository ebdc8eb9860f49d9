import { setTimeout as sleep } from 'node:timers/promises';
import nock from 'nock';
import type { DataMatcherMap } from 'nock';

import { BASE_URL, HOST, TOKEN } from '../../support/credentials';
import { runWavex, startWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { inputs, send } from '../../support/numberedMessages';
import { expectRequest, jsonOf } from '../../support/operationTests';

guardNetwork();

let tests = 0;
let credential: { apiToken: string; baseUrl: string };

/** A token of its own for each test: what the node learns of one token's budget it keeps. */
beforeEach(() => {
	credential = { apiToken: `${TOKEN}-${++tests}`, baseUrl: BASE_URL };
});

function expected(request: string, body?: DataMatcherMap) {
	return expectRequest({ request, body }, credential.apiToken);
}

function text(n: number) {
	const body = { to: '201234567890', message: `Text ${n}` };
	return expected('POST /sessions/1/messages/text', body);
}

const ok = { success: true, data: { ok: true } };

it('after a 429 the same item waits as long as the API says, and the list is delivered', async () => {
	text(0).reply(200, ok);
	text(1).reply(429, { message: 'Too Many Attempts.' }, { 'Retry-After': '1' });
	text(1).reply(200, ok);
	text(2).reply(200, ok);
	const start = Date.now();
	const run = await runWavex(send, { items: inputs(3), credential });
	expect(run.error).toBeUndefined();
	expect(jsonOf(run.outputs[0])).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
	expect(Date.now() - start).toBeGreaterThan(1000);
});

it('after a 429 that says nothing it asks now and then until the window reopens', async () => {
	text(0).times(3).reply(429, { message: 'Too Many Attempts.' });
	text(0).reply(200, ok);
	const run = await runWavex(send, { items: inputs(1), credential });
	expect(run.error).toBeUndefined();
	expect(jsonOf(run.outputs[0])).toEqual([{ ok: true }]);
});

it('beyond Max Wait the error says how many were sent, how many not, and points to campaigns', async () => {
	text(0).reply(200, ok);
	text(1).reply(429, { message: 'Too Many Attempts.' }, { 'Retry-After': '3000' });
	const start = Date.now();
	const { error } = await runWavex(send, { items: inputs(4), credential });
	expect(Date.now() - start).toBeLessThan(3000);
	expect(error?.message).toBe('Rate limit reached (recipient 201234567890)');
	expect(error?.description).toMatch(
		/it resets at 20\d\d-.*long lists\. Of the 4 items, item 0 was sent, item 1 failed, items 2 to 3 were not sent\.$/,
	);
});

it('Max Wait bounds the waiting of an item', async () => {
	const options = { maxWaitMinutes: 1 / 60 };
	nock(HOST).persist().post('/api/v1/sessions/1/messages/text').reply(429, { message: 'No' });
	const start = Date.now();
	const { error } = await runWavex({ ...send, options }, { credential });
	expect(Date.now() - start).toBeGreaterThan(500);
	expect(Date.now() - start).toBeLessThan(3000);
	expect(error?.message).toMatch(/^Rate limit reached/);
});

it.each([
	['a word', 'soon'],
	['less than nothing', -1],
	['more than a day', 1441],
])('a Max Wait that is %s is refused', async (_, value) => {
	const options = { maxWaitMinutes: `={{ ${JSON.stringify(value)} }}` };
	const { error } = await runWavex({ ...send, options }, { credential });
	expect(error?.message).toBe(
		`The field 'Max Wait (Minutes)' is '${value}', not a number from 0 to 1440`,
	);
});

it('with "Continue" the items behind one that waited in vain are not kept waiting as long again', async () => {
	const options = { maxWaitMinutes: 1 / 60 };
	nock(HOST).persist().post('/api/v1/sessions/1/messages/text').reply(429, { message: 'No' });
	const start = Date.now();
	const node = { onError: 'continueRegularOutput' as const };
	const run = await runWavex({ ...send, options }, { items: inputs(10), node, credential });
	expect(Date.now() - start).toBeLessThan(4000);
	expect(run.outputs[0]).toHaveLength(10);
	expect(run.outputs[0][9].json).toMatchObject({
		n: 9,
		error: expect.stringMatching(/^Rate limit reached/),
	});
});

it('stopping the execution ends the waiting within a second and sends nothing more', async () => {
	text(0).reply(200, ok);
	text(1).reply(429, { message: 'Too Many Attempts.' }, { 'Retry-After': '60' });
	const execution = startWavex(send, { items: inputs(3), credential });
	while (!nock.isDone()) await sleep(20);
	await sleep(100);
	const start = Date.now();
	execution.cancel();
	const { data } = await execution;
	expect(data.resultData.error?.message).toMatch(/^The execution was stopped/);
	expect(Date.now() - start).toBeLessThan(1000);
	const late = text(1).reply(200, ok);
	await sleep(1000);
	expect(late.isDone()).toBe(false);
	nock.cleanAll();
});

it('pages of one list go at the pace of the API too', async () => {
	const page = (n: number) => ({
		success: true,
		data: [{ id: n }],
		pagination: { current_page: n, last_page: 2, per_page: 1, total: 2 },
	});
	expected('GET /campaigns').reply(200, page(1));
	expected('GET /campaigns?page=2').reply(429, {}, { 'Retry-After': '1' });
	expected('GET /campaigns?page=2').reply(200, page(2));
	const parameters = { resource: 'campaign', operation: 'getAll', returnAll: true };
	const run = await runWavex(parameters, { credential });
	expect(jsonOf(run.outputs[0])).toEqual([{ id: 1 }, { id: 2 }]);
});

it('the pages of one list share the patience of their item', async () => {
	const options = { maxWaitMinutes: 2 / 60 };
	const page = (n: number) => ({
		success: true,
		data: [{ id: n }],
		pagination: { current_page: n, last_page: 9, per_page: 1, total: 9 },
	});
	expected('GET /campaigns').reply(429, {}, { 'Retry-After': '1' });
	expected('GET /campaigns').reply(200, page(1));
	expected('GET /campaigns?page=2').reply(429, {}, { 'Retry-After': '1' });
	const parameters = { resource: 'campaign', operation: 'getAll', returnAll: true, options };
	const { error } = await runWavex(parameters, { credential });
	expect(error?.message).toBe('Rate limit reached');
});

it('two credentials with one token share its budget', async () => {
	text(0).reply(429, {}, { 'Retry-After': '2' });
	const impatient = { ...send, options: { maxWaitMinutes: 0 } };
	const first = await runWavex(impatient, { items: inputs(1), credential });
	expect(first.error?.message).toMatch(/^Rate limit reached/);
	text(0).reply(200, ok);
	const another = { credentials: { wavexApi: { id: 'another', name: 'Another' } } };
	const start = Date.now();
	const second = await runWavex(send, { items: inputs(1), node: another, credential });
	expect(second.error).toBeUndefined();
	expect(Date.now() - start).toBeGreaterThan(500);
});
