import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';

import { TOKEN } from '../../support/credentials';
import { FaultyHost } from '../../support/faultyHost';
import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { api, inputs, send, unreachable } from '../../support/numberedMessages';
import { expectRequest, getJson } from '../../support/operationTests';

guardNetwork();

it('items go one after another, in item order', async () => {
	const { texts, most } = api();
	const run = await runWavex(send, { items: inputs(20) });
	expect(run.error).toBeUndefined();
	expect(texts).toEqual(inputs(20).map(({ json }) => `Text ${json.n}`));
	expect(most()).toBe(1);
	expect(run.outputs[0].map(({ pairedItem }) => pairedItem)).toEqual(
		inputs(20).map((_, item) => ({ item })),
	);
});

it('an item whose request cannot be put together stops the list there, and the error says so', async () => {
	const { texts } = api();
	const { error } = await runWavex({ ...send, message: unreachable }, { items: inputs(4) });
	await sleep(50);
	expect(error?.message).toBe("Referenced node doesn't exist");
	expect(error?.description).toMatch(
		/Of the 4 items, items 0 to 1 were sent, item 2 failed, item 3 was not sent\.$/,
	);
	expect(texts).toEqual(['Text 0', 'Text 1']);
	nock.cleanAll();
});

describe('after the first hard failure', () => {
	const third = (text: string) => (text === 'Text 2' ? 404 : 200);

	it('nothing more is sent, and the error counts what was', async () => {
		const { texts } = api(third);
		const { error } = await runWavex(send, { items: inputs(5) });
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
	])('at item %i of %i the error says "%s"', async (failing, count, report) => {
		api((text) => (text === `Text ${failing}` ? 404 : 200));
		const { error } = await runWavex(send, { items: inputs(count) });
		expect(error?.description).toContain(`Of the ${count} items, ${report}.`);
	});

	it('says nothing of other items when there is one', async () => {
		api(() => 404);
		expect((await runWavex(send)).error?.description).not.toContain('Of the');
	});

	it('with "Continue" the rest goes on, and the failed item says so in its place', async () => {
		const { texts } = api(third);
		const node = { onError: 'continueRegularOutput' as const };
		const run = await runWavex(send, { items: inputs(5), node });
		expect(texts).toHaveLength(5);
		expect(getJson(run.outputs[0])).toEqual([
			{ text: 'Text 0' },
			{ text: 'Text 1' },
			{ n: 2, error: expect.stringMatching(/^Refused Text 2/) },
			{ text: 'Text 3' },
			{ text: 'Text 4' },
		]);
	});

	it('with "Continue" an item whose request cannot be put together does not hold up the others', async () => {
		const { texts } = api();
		const run = await runWavex(
			{ ...send, message: unreachable },
			{ items: inputs(4), node: { onError: 'continueRegularOutput' } },
		);
		expect(texts).toEqual(['Text 0', 'Text 1', 'Text 3']);
		expect(getJson(run.outputs[0])[2]).toEqual({
			n: 2,
			error: expect.stringMatching(/^Referenced node doesn't exist/),
		});
		expect(run.outputs[0][2].pairedItem).toEqual({ item: 2 });
	});
});

describe('what is repeated', () => {
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
		const { texts } = api(() => status);
		expect((await runWavex(send)).error).toBeDefined();
		expect(texts).toHaveLength(1);
	});

	it('a send, once, when at first no connection could be made', async () => {
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
		const running = runWavex({ ...send, message: 'Hello' }, { credential });
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
