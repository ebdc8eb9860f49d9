import http from 'node:http';
import type { AddressInfo } from 'node:net';

import { eventually, type TestEnvironment } from '../../../tools/testEnvironment';
import { RestartableN8n } from '../../../tools/testEnvironment/restartableN8n';
import { scaleLimit } from '../../../tools/machineFactor';
import { createDelivery, createListener, post } from './triggerWorkflow';

jest.setTimeout(scaleLimit(180_000));

interface CheckingApi {
	url: string;
	registered: string[];
	close(): void;
}

/** Starts an API that registers a webhook only when its URL answers a challenge, while it is being registered. */
async function startCheckingApi(): Promise<CheckingApi> {
	const registered: string[] = [];
	const toWebhook = (url: string, index: number) => ({
		id: index + 1,
		url,
		events: ['message.received'],
	});
	const register = async (url: string) => {
		const answer = await fetch(`${url}&hub.challenge=42`).catch(() => undefined);
		if ((await answer?.text()) !== '42') return undefined;
		return toWebhook(url, registered.push(url) - 1);
	};
	const server = http.createServer((request, response) => {
		let text = '';
		request.on('data', (chunk) => (text += chunk));
		request.on('end', () => {
			const answer = async () => {
				const { url } = (text === '' ? {} : JSON.parse(text)) as { url?: string };
				const data = url === undefined ? registered.map(toWebhook) : await register(url);
				response.writeHead(data ? 200 : 422, { 'content-type': 'application/json' });
				response.end(JSON.stringify({ success: data !== undefined, data }));
			};
			void answer();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`,
		registered,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}

/** The two ways in which n8n 2.41 publishes workflows. */
describe.each(['true', 'false'])('N8N_USE_WORKFLOW_PUBLICATION_SERVICE=%s', (mode) => {
	let n8n: RestartableN8n;
	let environment: TestEnvironment;
	let api: CheckingApi;
	beforeAll(async () => {
		api = await startCheckingApi();
		const env = { N8N_USE_WORKFLOW_PUBLICATION_SERVICE: mode };
		n8n = await RestartableN8n.start({ env, sandbox: { limits: false } });
		environment = n8n.environment;
	});
	afterAll(async () => {
		api?.close();
		await n8n?.close();
	});

	it('an API that checks the URL while it registers it gets its answer, also after a restart', async () => {
		const { id: credential } = await environment.n8n.createCredential({
			name: 'Checking API',
			type: 'wavexApi',
			data: { apiToken: 'wavex_check', baseUrl: api.url },
		});
		const { workflow } = createListener(environment);
		for (const node of workflow.nodes) {
			node.credentials = { wavexApi: { id: credential, name: 'Checking API' } };
		}
		const { id, versionId } = await environment.n8n.createWorkflow(workflow);
		await environment.n8n.call('POST', `/workflows/${id}/activate`, { versionId });
		const url = await eventually('the registration', async () => api.registered[0]);
		await eventually('a delivery', async () => (await post(url, createDelivery())) === 200);

		await n8n.restart();
		const challenge = await eventually('the listener', async () => {
			const answer = await fetch(`${url}&challenge=7`).catch(() => undefined);
			return answer?.status === 200 && (await answer.text());
		});
		expect(challenge).toBe('7');
		expect((await fetch(`${url}0&challenge=7`)).status).toBe(401);
		expect(await post(url, createDelivery())).toBe(200);
	});
});
