import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';

import { TOKEN } from '../../support/credentials';
import { FaultyHost } from '../../support/faultyHost';
import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { mockApi, createItems, sendText, failingExpression } from '../../support/numberedMessages';
import { expectRequest, getJson } from '../../support/operationTests';

guardNetwork();

it('sends the items one after another, in their order', async () => {
	const { texts, getMaxInFlight } = mockApi();
	const run = await runWavex(sendText, { items: createItems(20) });
	expect(run.error).toBeUndefined();
	expect(texts).toEqual(createItems(20).map(({ json }) => `Text ${json.n}`));
	expect(getMaxInFlight()).toBe(1);
	expect(run.outputs[0].map(({ pairedItem }) => pairedItem)).toEqual(
		createItems(20).map((_, item) => ({ item })),
	);
});

it('stops at an item whose request cannot be built, and the error says so', async () => {
	const { texts } = mockApi();
	const { error } = await runWavex(
		{ ...sendText, message: failingExpression },
		{ items: createItems(4) },
	);
	await sleep(50);
	expect(error?.message).toBe("Referenced node doesn't exist");
	expect(error?.description).toMatch(
		/Of the 4 items, items 0 to 1 were sent, item 2 failed, item 3 was not sent\.$/,
	);
	expect(texts).toEqual(['Text 0', 'Text 1']);
	nock.cleanAll();
});

describe('after the first failure', () => {
	const failThird = (text: string) => (text === 'Text 2' ? 404 : 200);

	it('sends nothing more, and the error says which items were sent', async () => {
		const { texts } = mockApi(failThird);
		const { error } = await runWavex(sendText, { items: createItems(5) });
		expect(texts).toEqual(['Text 0', 'Text 1', 'Text 2']);
		expect(error?.message).toBe('Refused Text 2 (recipient 201234567890)');
		expect(error?.description).toMatch(
			/Of the 5 items, items 0 to 1 were sent, item 2 failed, items 3 to 4 were not sent\.$/,
		);
	});

	it.each([
		[0, 2, 'item 0 failed, item 1 was not sent'],
		[1, 2, 'item 0 was sent, item 1 failed'],
		[1, 3, 'item 0 was sent, item 1 failed, item 2 was not sent'],
	])('at item %i of %i the error says "%s"', async (failing, count, summary) => {
		mockApi((text) => (text === `Text ${failing}` ? 404 : 200));
		const { error } = await runWavex(sendText, { items: createItems(count) });
		expect(error?.description).toContain(`Of the ${count} items, ${summary}.`);
	});

	it('says nothing about other items when there is only one', async () => {
		mockApi(() => 404);
		expect((await runWavex(sendText)).error?.description).not.toContain('Of the');
	});

	it('with "Continue" sends the remaining items, and puts the error in the failed item', async () => {
		const { texts } = mockApi(failThird);
		const node = { onError: 'continueRegularOutput' as const };
		const run = await runWavex(sendText, { items: createItems(5), node });
		expect(texts).toHaveLength(5);
		expect(getJson(run.outputs[0])).toEqual([
			{ text: 'Text 0' },
			{ text: 'Text 1' },
			{ n: 2, error: expect.stringMatching(/^Refused Text 2/) },
			{ text: 'Text 3' },
			{ text: 'Text 4' },
		]);
	});

	it('with "Continue" an item whose request cannot be built does not stop the others', async () => {
		const { texts } = mockApi();
		const run = await runWavex(
			{ ...sendText, message: failingExpression },
			{ items: createItems(4), node: { onError: 'continueRegularOutput' } },
		);
		expect(texts).toEqual(['Text 0', 'Text 1', 'Text 3']);
		expect(getJson(run.outputs[0])[2]).toEqual({
			n: 2,
			error: expect.stringMatching(/^Referenced node doesn't exist/),
		});
		expect(run.outputs[0][2].pairedItem).toEqual({ item: 2 });
	});
});

describe('what is retried', () => {
	it('a read after a 5xx', async () => {
		const list = { resource: 'session', operation: 'getAll' };
		expectRequest({ request: 'GET /sessions' }).times(2).reply(503, { message: 'Busy' });
		expectRequest({ request: 'GET /sessions' }).reply(200, { success: true, data: [] });
		expect((await runWavex(list)).error).toBeUndefined();
	});

	it('a read three times in all', async () => {
		const list = { resource: 'session', operation: 'getAll' };
		expectRequest({ request: 'GET /sessions' }).times(3).reply(503, { message: 'Busy' });
		expect((await runWavex(list)).error?.message).toBe('The API failed with status 503: Busy');
	});

	it.each([400, 401, 403, 404, 422])('not a read after a %i', async (status) => {
		const list = { resource: 'session', operation: 'getAll' };
		expectRequest({ request: 'GET /sessions' }).reply(status, { message: 'No' });
		expect((await runWavex(list)).error).toBeDefined();
	});

	it.each([500, 502, 503, 504])('not a send after a %i', async (status) => {
		const { texts } = mockApi(() => status);
		expect((await runWavex(sendText)).error).toBeDefined();
		expect(texts).toHaveLength(1);
	});

	it('a send, once, when the first connection failed', async () => {
		nock.enableNetConnect('127.0.0.1');
		const { host } = await FaultyHost.start('refuse');
		const bodies: IDataObject[] = [];
		const server = createServer((request, response) => {
			let body = '';
			request.on('data', (part) => (body += part));
			request.on('end', () => {
				bodies.push(JSON.parse(body));
				response.setHeader('content-type', 'application/json');
				response.end(JSON.stringify({ success: true, data: { ok: true } }));
			});
		});
		const credential = { apiToken: TOKEN, baseUrl: `http://${host}` };
		const running = runWavex({ ...sendText, message: 'Hello' }, { credential });
		await sleep(300);
		server.listen(Number(host.split(':')[1]), '127.0.0.1');
		const run = await running;
		server.closeAllConnections();
		server.close();
		nock.disableNetConnect();
		expect((server.address() as AddressInfo | null)?.port).toBeUndefined();
		expect(run.error).toBeUndefined();
		expect(bodies).toEqual([{ to: '201234567890', message: 'Hello' }]);
	});
});
