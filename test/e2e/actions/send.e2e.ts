import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IDataObject } from 'n8n-workflow';

import {
	ACTION,
	chainNodes,
	connect,
	getOutputItems,
	MANUAL,
	createNode,
	runToEnd,
	type TestEnvironment,
} from '../../../tools/testEnvironment';

let environment: TestEnvironment;
beforeAll(async () => {
	environment = await connect();
});
beforeEach(async () => await environment.sandbox.reset());

function sendText(change: IDataObject = {}) {
	return chainNodes(
		'Send a text',
		createNode(environment, 'Start', MANUAL),
		createNode(environment, 'Send', ACTION, {
			resource: 'message',
			operation: 'sendText',
			sessionId: { __rl: true, mode: 'id', value: '1' },
			to: '+20 111-222 3334',
			message: 'Your order is ready',
			...change,
		}),
	);
}

it('a text goes out: the sandbox holds exactly that message', async () => {
	const execution = await runToEnd(environment, sendText());
	expect(execution.status).toBe('success');
	expect(getOutputItems(execution, 'Send')).toEqual([
		expect.objectContaining({ status: 'queued', to: '201112223334', session_id: 1 }),
	]);
	expect(await environment.sandbox.messages()).toEqual([
		expect.objectContaining({
			to: '201112223334',
			text: 'Your order is ready',
			from_me: true,
			session_id: 1,
		}),
	]);
	expect(await environment.sandbox.actionRequests()).toEqual(['POST /sessions/1/messages/text']);
});

it('each item goes with its own token when the credential is an expression of the item', async () => {
	const { apiToken, baseUrl } = environment.credential;
	const data = { apiToken: '={{ $json.token }}', baseUrl };
	const { id } = await environment.n8n.createCredential({ name: 'Each', type: 'wavexApi', data });
	const code = `return [${[apiToken, 'wavex_other', apiToken].map((token) => `{ json: { token: ${JSON.stringify(token)} } }`).join()}];`;
	const items = createNode(environment, 'Items', 'n8n-nodes-base.code', { jsCode: code });
	const workflow = sendText({ message: '=Text {{ $itemIndex }}' });
	const [start, send] = workflow.nodes;
	const execution = await runToEnd(
		environment,
		chainNodes(
			'Tokens',
			start,
			{ ...items, typeVersion: 2 },
			{
				...send,
				onError: 'continueRegularOutput',
				credentials: { wavexApi: { id, name: 'Each' } },
			},
		),
	);
	expect(getOutputItems(execution, 'Send').map(({ error }) => error)).toEqual([
		undefined,
		expect.stringMatching(/^The API token was not accepted/),
		undefined,
	]);
	const texts = (await environment.sandbox.messages()).map(({ text }) => text);
	expect(texts.sort()).toEqual(['Text 0', 'Text 2']);
});

it('the proxy of Request Options gets the request, with the name and password that its address holds', async () => {
	const seen: Array<[string | undefined, string | undefined]> = [];
	const proxy = createServer((request, response) => {
		seen.push([request.url, request.headers['proxy-authorization']]);
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ success: true, data: { by: 'the proxy' } }));
	});
	await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
	const { port } = proxy.address() as AddressInfo;
	const address = `http://me:se%20cret@127.0.0.1:${port}`;
	const execution = await runToEnd(environment, sendText({ requestOptions: { proxy: address } }));
	proxy.closeAllConnections();
	proxy.close();
	expect(getOutputItems(execution, 'Send')).toEqual([{ by: 'the proxy' }]);
	const basic = `Basic ${Buffer.from('me:se cret').toString('base64')}`;
	expect(seen).toEqual([[`${environment.credential.baseUrl}/sessions/1/messages/text`, basic]]);
});

it('the sessions come as items', async () => {
	const sessions = createNode(environment, 'Sessions', ACTION, {
		resource: 'session',
		operation: 'getAll',
	});
	const execution = await runToEnd(
		environment,
		chainNodes('List', createNode(environment, 'Start', MANUAL), sessions),
	);
	expect(getOutputItems(execution, 'Sessions')).toEqual([
		expect.objectContaining({ id: 1, name: 'Shop', phone: '201000000001', status: 'connected' }),
	]);
});

it('the session picker lists what a person recognises', async () => {
	const { results } = await environment.n8n.searchList({
		path: 'parameters.sessionId',
		methodName: 'searchSessions',
		nodeTypeAndVersion: { name: ACTION, version: 1 },
		currentNodeParameters: {},
		credentials: { wavexApi: { id: environment.credential.id, name: 'Wavex' } },
	});
	expect(results).toEqual([
		expect.objectContaining({ name: expect.stringMatching(/Shop.*201000000001/), value: '1' }),
	]);
});

it.each([
	['an empty recipient', { to: '={{ "" }}' }, "The field 'To' is empty"],
	['a recipient that is no number', { to: 'my friend' }, "'my friend' is not a phone number"],
	['an empty message', { message: '={{ "" }}' }, "The field 'Message' is empty"],
])('%s ends in a clear error, and nothing is sent', async (_, change, message) => {
	const execution = await runToEnd(environment, sendText(change));
	expect(execution.status).toBe('error');
	expect(execution.data.resultData.error).toMatchObject({
		message,
		description: expect.stringMatching(/This request was not sent\.$/),
	});
	expect(await environment.sandbox.actionRequests()).toEqual([]);
});

it('a session that the account does not have ends in the sentence of the API', async () => {
	const sessionId = { __rl: true, mode: 'id', value: '999' };
	const execution = await runToEnd(environment, sendText({ sessionId }));
	expect(execution.status).toBe('error');
	expect(execution.data.resultData.error).toMatchObject({
		message: expect.stringMatching(/not found.*\(recipient 201112223334\)$/i),
		description: expect.stringMatching(/^Check the ID/),
	});
	expect(JSON.stringify(execution)).not.toContain(environment.credential.apiToken);
});

it('a host that answers with a page ends in an error that points to the base URL', async () => {
	await environment.sandbox.fault({ kind: 'html', path: '/sessions/*/messages/text' });
	const execution = await runToEnd(environment, sendText());
	expect(execution.data.resultData.error).toMatchObject({
		message: expect.stringMatching(/did not respond like the Wavex API/),
		description: expect.stringMatching(/Check the Base URL/),
	});
	expect(await environment.sandbox.messages()).toEqual([]);
});
