import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import type { IDataObject, INode } from 'n8n-workflow';
import nock from 'nock';

import { HOST, TOKEN } from '../../support/credentials';
import { FaultyHost } from '../../support/faultyHost';
import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { expectRequest, jsonOf } from '../../support/table';

guardNetwork();

const send = {
	resource: 'message',
	operation: 'sendText',
	sessionId: { __rl: true, mode: 'id', value: '1' },
	to: '201234567890',
	message: '=Text {{ $json.n }}',
};

function inputs(count: number) {
	return Array.from({ length: count }, (_, n) => ({ json: { n } }));
}

/** An API on this side of the wire that notes what it gets. `answer` gives the status for the n-th text. */
function api(answer: (text: string) => number = () => 200) {
	const texts: string[] = [];
	let open = 0;
	let most = 0;
	nock(HOST)
		.persist()
		.post('/api/v1/sessions/1/messages/text')
		.reply(async (_uri, body) => {
			most = Math.max(most, ++open);
			await sleep(Math.random() * 5);
			open--;
			const { message } = body as { message: string };
			texts.push(message);
			const status = answer(message);
			const ok = { success: true, data: { text: message } };
			return [status, status < 300 ? ok : { message: `Refused ${message}` }];
		});
	return { texts, most: () => most };
}

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

/** An expression that n8n cannot evaluate for the item whose n is 2. */
const unreachable = "={{ $json.n === 2 ? $('Nowhere').item.json.text : 'Text ' + $json.n }}";

it('nothing is sent when the request of a later item cannot be put together', async () => {
	const { texts } = api();
	const { error } = await runWavex({ ...send, message: unreachable }, { items: inputs(4) });
	await sleep(50);
	expect(error?.message).toBe("Referenced node doesn't exist");
	expect(texts).toEqual([]);
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
		expect(jsonOf(run.outputs[0])).toEqual([
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
		expect(run.outputs[0]).toHaveLength(4);
	});
});

describe('Retry On Fail', () => {
	const retry: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

	it('does not send again what an earlier try has sent', async () => {
		let failures = 1;
		const { texts } = api((text) => (text === 'Text 2' && failures-- > 0 ? 404 : 200));
		const run = await runWavex(send, { items: inputs(4), node: retry });
		expect(run.error).toBeUndefined();
		expect(texts).toEqual(['Text 0', 'Text 1', 'Text 2', 'Text 2', 'Text 3']);
		expect(jsonOf(run.outputs[0])).toEqual(
			inputs(4).map(({ json }) => ({ text: `Text ${json.n}` })),
		);
	});

	it('does not send again what may have gone out, however often n8n tries', async () => {
		const { texts } = api((text) => (text === 'Text 1' ? 500 : 200));
		const { error } = await runWavex(send, { items: inputs(3), node: retry });
		expect(texts).toEqual(['Text 0', 'Text 1']);
		expect(error?.description).toMatch(/may have been carried out all the same/);
		expect(error?.description?.match(/Of the 3 items/g)).toHaveLength(1);
	});

	it('does not send twice what the try before left in line, when it was given up halfway', async () => {
		const batch = { batchSize: 1, batchInterval: 1 };
		const { texts } = api();
		const parameters = { ...send, message: unreachable, requestOptions: { batching: { batch } } };
		await runWavex(parameters, { items: inputs(4), node: { ...retry, maxTries: 5 } });
		await sleep(100);
		expect(texts).toEqual([...new Set(texts)]);
		nock.cleanAll();
	});

	it('keeps one run apart from the next', async () => {
		const { texts } = api();
		await runWavex(send, { items: inputs(2), node: retry });
		await runWavex(send, { items: inputs(2), node: retry });
		expect(texts).toEqual(['Text 0', 'Text 1', 'Text 0', 'Text 1']);
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
