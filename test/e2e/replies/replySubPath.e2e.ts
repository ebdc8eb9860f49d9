import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { getOutputItems, waitForExecution } from '../../../tools/testEnvironment';
import { RestartableN8n } from '../../../tools/testEnvironment/restartableN8n';
import { scaleLimit } from '../../../tools/machineFactor';
import { CUSTOMER, startQuestion } from './questionWorkflow';

jest.setTimeout(scaleLimit(180_000));

const FOLDER = '/n8n';

let n8n: RestartableN8n;
let proxy: Server;
let target = '';

/** Starts a proxy that removes the folder from each path, as n8n behind a reverse proxy needs it. */
async function startProxy(): Promise<string> {
	proxy = createServer((incoming, outgoing) => {
		const path = incoming.url?.slice(FOLDER.length);
		const { method, headers } = incoming;
		const inner = request(new URL(path ?? '', target), { method, headers }, (response) => {
			outgoing.writeHead(response.statusCode ?? 502, response.headers);
			response.pipe(outgoing);
		});
		inner.on('error', () => outgoing.destroy());
		incoming.pipe(inner);
	});
	proxy.listen(0, '127.0.0.1');
	await once(proxy, 'listening');
	return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}${FOLDER}/`;
}

beforeAll(async () => {
	const publicUrl = await startProxy();
	n8n = await RestartableN8n.start({ env: { N8N_WEBHOOK_URL: publicUrl } });
	target = n8n.url;
});
afterAll(async () => {
	await n8n?.close();
	proxy?.close();
});

it('takes a reply at a public address with a path, which a proxy removes', async () => {
	const { environment } = n8n;
	const { id } = await startQuestion(environment, { replyType: 'number' });
	const [{ url }] = await environment.sandbox.webhooks();
	expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/n8n\/webhook-waiting\//);
	await environment.sandbox.incoming({ from: CUSTOMER, text: '١٥٠ جنيه' });
	expect(getOutputItems(await waitForExecution(environment, id), 'After')).toMatchObject([
		{ status: 'replied', value: 150 },
	]);
});
