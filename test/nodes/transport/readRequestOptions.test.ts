import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import nock from 'nock';

import { HOST, TOKEN } from '../../support/credentials';
import { passTime, useFakeTime } from '../../support/fakeTime';
import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { mockApi, createItems, sendText } from '../../support/numberedMessages';

guardNetwork();

/** Returns the list of times at which texts arrive, in milliseconds. */
function recordArrivals(): number[] {
	const times: number[] = [];
	nock(HOST)
		.persist()
		.post('/api/v1/sessions/1/messages/text')
		.reply(() => {
			times.push(Date.now());
			return [200, { success: true, data: {} }];
		});
	return times;
}

const PAUSE_MS = 60_000;

describe('Batching', () => {
	useFakeTime();

	const batching = (batchSize: number) => ({
		requestOptions: { batching: { batch: { batchSize, batchInterval: PAUSE_MS } } },
	});

	it.each([
		['before each further two items', 2, [false, true, false, true]],
		['before each further item', 1, [true, true, true, true]],
		['before each further item, for 0', 0, [true, true, true, true]],
		['never, for -1', -1, [false, false, false, false]],
	])('pauses %s', async (_, batchSize, pauses) => {
		const times = recordArrivals();
		await passTime(runWavex({ ...sendText, ...batching(batchSize) }, { items: createItems(5) }));
		const gaps = times.slice(1).map((time, n) => time - times[n]);
		expect(gaps.map((gap) => gap >= PAUSE_MS)).toEqual(pauses);
		nock.cleanAll();
	});
});

// Longer than a timer of Node.js can be, and not whole.
it.each([2 ** 31 - 1, 3e9, 99_999_999_999, 2_000.25])(
	'Timeout %p ends no request',
	async (timeout) => {
		nock(HOST)
			.post('/api/v1/sessions/1/messages/text')
			.delay(20)
			.reply(200, { success: true, data: { status: 'queued' } });
		const run = await runWavex({ ...sendText, message: 'Hello', requestOptions: { timeout } });
		expect(run.error).toBeUndefined();
		expect(run.outputs[0][0].json).toEqual({ status: 'queued' });
	},
);

describe('Proxy', () => {
	it.each([
		['a plain percent sign', 'user:%zz', 'user:%zz'],
		['an incomplete code', 'us%er:pass%', 'us%er:pass%'],
		['an encoded percent sign', 'user:50%25', 'user:50%'],
		['codes', 'us%40er:p%3Ass', 'us@er:p:ss'],
	])('with %s in its name or password gets them', async (_, written, sent) => {
		const proxy = createServer((request, response) => {
			const [, base64] = String(request.headers['proxy-authorization']).split(' ');
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ login: Buffer.from(base64, 'base64').toString() }));
		}).listen(0, '127.0.0.1');
		await once(proxy, 'listening');
		const { port } = proxy.address() as AddressInfo;
		nock.restore();
		const run = await runWavex(
			{
				...sendText,
				message: 'Hello',
				requestOptions: { proxy: `http://${written}@127.0.0.1:${port}` },
			},
			{ credential: { apiToken: TOKEN, baseUrl: 'http://api.wavex.test/api/v1' } },
		);
		nock.activate();
		proxy.closeAllConnections();
		proxy.close();
		expect(run.error).toBeUndefined();
		expect(run.outputs[0][0].json).toEqual({ success: true, login: sent });
	});

	it.each(['nowhere', 'socks5://127.0.0.1:1080', 'http://'])(
		'that is not a valid URL (%s) stops the run before anything is sent',
		async (proxy) => {
			const { texts } = mockApi();
			const { error } = await runWavex({ ...sendText, requestOptions: { proxy } });
			expect(error?.message).toBe('The proxy in the Request Options is not valid');
			expect(texts).toEqual([]);
			nock.cleanAll();
		},
	);
});
