import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';

import { DIALECTS } from '../../../sandbox';
import {
	connect,
	eventually,
	getOutputItems,
	waitForExecution,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { createDelivery, createListener, getSecretUrl, post } from './triggerWorkflow';

let environment: TestEnvironment;
let published: string[] = [];
beforeAll(async () => {
	environment = await connect();
});
beforeEach(async () => await environment.sandbox.reset());
afterEach(async () => {
	await environment.sandbox.settings({ dialect: { webhookBody: 'json', webhookBatch: 'single' } });
	for (const id of published) await environment.n8n.unpublish(id);
	published = [];
});

async function publish(options: IDataObject = {}) {
	const { workflow, url } = createListener(environment, { options });
	const { id } = await environment.n8n.createWorkflow(workflow);
	published.push(id);
	await environment.n8n.publish(id);
	return { id, url: await getSecretUrl(environment, url) };
}

const count = async (id: string) => (await environment.n8n.listExecutions(id)).length;

async function getTriggerItem(id: string) {
	const execution = await waitForExecution(environment, id);
	return execution.data.resultData.runData.Trigger[0].data!.main[0]![0];
}

it('a body is read however it is encoded and declared', async () => {
	const { id } = await publish();
	for (const [index, webhookBody] of DIALECTS.webhookBody.entries()) {
		await environment.sandbox.settings({ dialect: { webhookBody } });
		const text = `Hello & "مرحبا" as ${webhookBody}`;
		await environment.sandbox.incoming({ from: '201112223334', text });
		await eventually(webhookBody, async () => (await count(id)) === index + 1);
		const item = await getTriggerItem(id);
		expect(item.json).toMatchObject({ text, phone: '201112223334', messageType: 'text' });
	}
});

it('a batch starts one execution with an item for each of its events', async () => {
	const { id, url } = await publish();
	const batch = [1, 2, 3].map((n) => createDelivery({ message: `M${n}`, from_me: n === 2 }));
	for (const body of [
		batch,
		{ events: batch },
		{ event: 'message.received', data: batch.map(({ data }) => data) },
	]) {
		expect(await post(url, body)).toBe(200);
	}
	const executions = await eventually('three executions', async () => {
		const all = await environment.n8n.listExecutions(id);
		return all.length === 3 && all.every(({ status }) => status === 'success') && all;
	});
	for (const { id: execution } of executions) {
		const items = getOutputItems(await environment.n8n.getExecution(execution), 'Trigger');
		expect(items.map(({ text }) => text)).toEqual(['M1', 'M3']);
	}
});

it('a file that is a part of a form becomes binary data', async () => {
	const { id, url } = await publish();
	const form = new FormData();
	form.set('payload', JSON.stringify(createDelivery({ message: 'Look' })));
	form.set('media', new Blob([Buffer.from('%PDF-1.4')], { type: 'application/pdf' }), 'a.pdf');
	expect((await fetch(url, { method: 'POST', body: form })).status).toBe(200);
	const { json, binary } = await getTriggerItem(id);
	expect(json).toMatchObject({ text: 'Look', messageType: 'document' });
	expect(binary?.data).toMatchObject({ fileName: 'a.pdf', mimeType: 'application/pdf' });
});

it('a GET with the secret is answered with its challenge and starts nothing', async () => {
	const { id, url } = await publish();
	const get = async (address: string) => {
		const answer = await fetch(address);
		return [answer.status, await answer.text(), answer.headers.get('content-type')];
	};
	const type = 'text/plain; charset=utf-8';
	expect(await get(`${url}&challenge=a%20b`)).toEqual([200, 'a b', type]);
	expect(await get(`${url}&hub.mode=subscribe&hub.challenge=1158201444`)).toEqual([
		200,
		'1158201444',
		type,
	]);
	expect(await get(`${url}&challenge=<script>`)).toEqual([200, '<script>', type]);
	expect(await get(url)).toEqual([200, '', type]);
	expect((await get(`${url.split('?')[0]}?challenge=a`))[0]).toBe(401);
	expect((await get(`${url}0&challenge=a`))[0]).toBe(401);
	// The webhook for deliveries is still there.
	expect(await post(url, createDelivery())).toBe(200);
	expect((await waitForExecution(environment, id)).status).toBe('success');
	expect(await count(id)).toBe(1);
});

describe('Download Files', () => {
	let server: http.Server;
	let address: string;
	let headers: http.IncomingHttpHeaders[] = [];
	beforeAll(async () => {
		server = http.createServer((request, response) => {
			headers.push(request.headers);
			if (request.url === '/broken') {
				response.writeHead(200, { 'content-type': 'image/png', 'content-length': '1000' });
				response.write('half');
				setTimeout(() => response.destroy(), 100);
			} else if (request.url === '/moved') {
				response.writeHead(302, { location: 'http://localhost/1' }).end();
			} else {
				response
					.writeHead(200, { 'content-type': 'image/png' })
					.end(Buffer.from('89504e47', 'hex'));
			}
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});
	beforeEach(() => (headers = []));
	afterAll(() => {
		server.closeAllConnections();
		server.close();
	});

	it('fetches a linked file, and gives no other host the token', async () => {
		const { id, url } = await publish({ downloadFiles: true });
		expect(await post(url, createDelivery({ media_url: `${address}/look.png` }))).toBe(200);
		const { json, binary } = await getTriggerItem(id);
		expect(binary?.data).toMatchObject({ fileName: 'look.png', mimeType: 'image/png' });
		expect(json.media).toMatchObject({ url: `${address}/look.png` });
		expect(headers).toHaveLength(1);
		expect(headers[0].authorization).toBeUndefined();
	});

	it("fetches a file from the API's own host", async () => {
		const message = await environment.sandbox.incoming({
			from: '201112223334',
			type: 'image',
			media_base64: Buffer.from('89504e470d0a1a0a', 'hex').toString('base64'),
			mime_type: 'image/png',
		});
		const { id, url } = await publish({ downloadFiles: true });
		const { file } = message.media as { file: string };
		const link = environment.sandbox.url + file;
		expect(await post(url, createDelivery({ media_url: link }))).toBe(200);
		expect((await getTriggerItem(id)).binary?.data).toMatchObject({ mimeType: 'image/png' });
	});

	it.each([
		['/broken', 'The host of the link could not be reached.'],
		['/moved', expect.stringContaining('redirects to another host')],
	])('of %s says why there is no file, and n8n goes on', async (path, error) => {
		const { id, url } = await publish({ downloadFiles: true });
		expect(await post(url, createDelivery({ media_url: address + path }))).toBe(200);
		const { json, binary } = await getTriggerItem(id);
		expect(binary).toBeUndefined();
		expect(json.media).toMatchObject({ url: address + path, error });
		expect(await post(url, createDelivery({ media_url: `${address}/1.png` }))).toBe(200);
		await eventually('the next message', async () => (await count(id)) === 2);
	});
});
