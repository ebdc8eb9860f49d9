import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import nock from 'nock';

import { HOST, TOKEN } from '../../support/credentials';
import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { api, inputs, send } from '../../support/numberedTexts';

guardNetwork();

/** When each text arrived, in milliseconds. */
function arrivals(): number[] {
	const times: number[] = [];
	nock(HOST)
		.persist()
		.post('/api/v1/sessions/1/messages/text')
		.reply(() => {
			times.push(performance.now());
			return [200, { success: true, data: {} }];
		});
	return times;
}

const PAUSE = 300;

describe('Batching', () => {
	const batching = (batchSize: number) => ({
		requestOptions: { batching: { batch: { batchSize, batchInterval: PAUSE } } },
	});

	it.each([
		['before each further two items', 2, [false, true, false, true]],
		['before each further item', 1, [true, true, true, true]],
		['before each further item, for 0', 0, [true, true, true, true]],
		['never, for -1', -1, [false, false, false, false]],
	])('pauses %s', async (_, batchSize, pauses) => {
		const times = arrivals();
		await runWavex({ ...send, ...batching(batchSize) }, { items: inputs(5) });
		const gaps = times.slice(1).map((time, n) => time - times[n]);
		// n8n's timers may be a little early.
		expect(gaps.map((gap) => gap > PAUSE - 20)).toEqual(pauses);
		nock.cleanAll();
	});
});

describe('Proxy', () => {
	it.each(['nowhere', 'socks5://127.0.0.1:1080', 'http://'])(
		'that is no web address (%s) stops the run before anything is sent',
		async (proxy) => {
			const { texts } = api();
			const { error } = await runWavex({ ...send, requestOptions: { proxy } });
			expect(error?.message).toBe('The proxy in the Request Options is not valid');
			expect(texts).toEqual([]);
			nock.cleanAll();
		},
	);

	it('gets the request, with the name and password that its address holds', async () => {
		// What nock puts in the place of Node's requests does not let a proxy's agent through.
		nock.restore();
		const seen: Array<[string | undefined, string | undefined]> = [];
		const proxy = createServer((request, response) => {
			seen.push([request.url, request.headers['proxy-authorization']]);
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ success: true, data: [] }));
		});
		await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
		const { port } = proxy.address() as AddressInfo;
		const run = await runWavex(
			{
				resource: 'session',
				operation: 'getAll',
				requestOptions: { proxy: `http://me:se%20cret@127.0.0.1:${port}` },
			},
			{ credential: { apiToken: TOKEN, baseUrl: 'http://api.wavex.test/api/v1' } },
		);
		proxy.close();
		nock.activate();
		expect(run.error).toBeUndefined();
		const basic = `Basic ${Buffer.from('me:se cret').toString('base64')}`;
		expect(seen).toEqual([['http://api.wavex.test/api/v1/sessions', basic]]);
	});
});
