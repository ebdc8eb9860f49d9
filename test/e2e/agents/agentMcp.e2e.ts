import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

import {
	chainNodes,
	connect,
	createNode,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { createFromAiExpression, createTool } from './agentWorkflows';

let environment: TestEnvironment;
beforeAll(async () => {
	environment = await connect();
	await environment.sandbox.reset();
});

const MCP_SERVER = '@n8n/n8n-nodes-langchain.mcpTrigger';

/** Calls one method of the Model Context Protocol; n8n answers with a stream of one event. */
async function ask(
	url: string,
	method: string,
	params: IDataObject,
	session?: string,
): Promise<{ session: string; result?: IDataObject }> {
	const answer = await fetch(url, {
		method: 'POST',
		headers: {
			accept: 'application/json, text/event-stream',
			'content-type': 'application/json',
			...(session && { 'mcp-session-id': session }),
		},
		body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
		signal: AbortSignal.timeout(30_000),
	});
	const text = await answer.text();
	if (!answer.ok) throw new Error(`n8n answered ${answer.status}: ${text}`);
	const [, json] = /^data: (.*)$/m.exec(text) ?? ['', text];
	const { result } = JSON.parse(json) as { result?: IDataObject };
	return { session: answer.headers.get('mcp-session-id') ?? '', result };
}

it('an MCP server of n8n offers our tool, which sends and tells what is wrong', async () => {
	const path = randomUUID();
	const server = createNode(environment, 'Server', MCP_SERVER, { path });
	const text = createTool(environment, 'Send text', 'sendText', {
		to: createFromAiExpression('To'),
		message: createFromAiExpression('Message'),
	});
	const workflow = chainNodes('MCP', { ...server, typeVersion: 2, webhookId: path }, text);
	const { id } = await environment.n8n.createWorkflow({
		...workflow,
		connections: { 'Send text': { ai_tool: [[{ node: 'Server', type: 'ai_tool', index: 0 }]] } },
	});
	await environment.n8n.publish(id);
	const url = `${environment.n8n.url}/mcp/${path}`;
	const client = { capabilities: {}, clientInfo: { name: 'test', version: '1' } };
	const { session } = await ask(url, 'initialize', { protocolVersion: '2025-06-18', ...client });
	const call = async (input: IDataObject) =>
		(await ask(url, 'tools/call', { name: 'Send_text', arguments: input }, session)).result;

	const { result } = await ask(url, 'tools/list', {}, session);
	expect(result).toMatchObject({ tools: [{ name: 'Send_text' }] });
	expect(await call({ To: 'Mona', Message: 'Hello' })).toEqual({
		isError: true,
		content: [{ type: 'text', text: expect.stringContaining("'Mona' is not a phone number") }],
	});
	expect(await call({ To: '+20 111 222 3334', Message: 'Hello' })).toEqual({
		content: [{ type: 'text', text: '[{"status":"queued","to":"201112223334","session_id":1}]' }],
	});
	expect(await environment.sandbox.messages()).toMatchObject([
		{ to: '201112223334', text: 'Hello' },
	]);
	await environment.n8n.unpublish(id);
});
