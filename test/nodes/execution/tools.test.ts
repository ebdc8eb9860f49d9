import { NodeHelpers } from 'n8n-workflow';
import type { IDataObject, INode, INodePropertyOptions } from 'n8n-workflow';

import { operations, wavex } from '../../support/description';
import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { expectRequest } from '../../support/operationTests';
import { byId } from '../../support/parameters';

guardNetwork();

const { description } = wavex;
const send = {
	resource: 'message',
	operation: 'sendText',
	sessionId: byId(1),
	to: '201234567890',
	message: 'Hi',
};

const body = { to: '201234567890', message: 'Hi' };

/** Runs the node as the tool of an agent, and returns what the model reads. */
async function callTool(parameters: IDataObject, isLegacyTool = false): Promise<string> {
	const { outputs, error } = await runWavex(parameters, {
		node: { type: 'wavexTool' },
		isLegacyTool,
	});
	return error?.message ?? String(outputs[0][0].json.error);
}

/** The operations that n8n offers in the panel of a node, or of a tool: n8n adds "Tool" to its name. */
function listOffered(resource: string, name: string): unknown[] {
	const parameters = { resource };
	const node = { parameters, typeVersion: 1 } as unknown as INode;
	const shown = description.properties.filter(
		(property) =>
			property.name === 'operation' &&
			NodeHelpers.displayParameter(parameters, property, node, { ...description, name }),
	);
	expect(shown).toHaveLength(1);
	return (shown[0].options as INodePropertyOptions[]).map(({ value }) => value);
}

describe('as the tool of an AI agent', () => {
	it.each(operations)(
		'$resource: $operation is described as of WhatsApp',
		({ resource, operation, action }) => {
			const text = NodeHelpers.makeDescription({ resource, operation }, description);
			expect(text).toBe(`${action} in WhatsApp (Wavex)`);
		},
	);

	it('API Token: Regenerate is not offered', () => {
		expect(listOffered('apiToken', 'wavex')).toEqual(['get', 'regenerate']);
		expect(listOffered('apiToken', 'wavexTool')).toEqual(['get']);
	});

	it.each([
		['apiToken', 'regenerate'],
		['message', 'downloadMedia'],
	])('%s: %s is refused', async (resource, operation) => {
		for (const isLegacyTool of [false, true]) {
			const parameters = { resource, operation, media: 'https://example.com/a.png' };
			expect(await callTool(parameters, isLegacyTool)).toContain(
				'This operation is not available to AI agents. Use it in a workflow, outside of an agent.',
			);
		}
	});

	it('every other operation is offered', () => {
		const offered = [...new Set(operations.map(({ resource }) => resource))].flatMap((resource) =>
			listOffered(resource, 'wavexTool'),
		);
		expect(offered).toHaveLength(operations.length - 1);
	});

	it('tells the model not to send again what may have been sent', async () => {
		expectRequest({ request: 'POST /sessions/1/messages/text', body }).reply(504, '<html>');
		const read = await callTool(send);
		expect(read).toContain('may still have been processed. Do not call this tool again for it');
		expect(read).not.toContain('Check the message history');
	});

	it('gives people other advice', async () => {
		expectRequest({ request: 'POST /sessions/1/messages/text', body }).reply(504, '<html>');
		const { error } = await runWavex(send);
		expect(error?.description).toContain('Check the message history before sending it again.');
	});

	// The last test: from here on, the token waits.
	it('tells the model to stop when the limit is reached', async () => {
		expectRequest({ request: 'POST /sessions/1/messages/text', body }).reply(
			429,
			{ message: 'Too Many Attempts.' },
			{ 'retry-after': '3600' },
		);
		const read = await callTool(send);
		expect(read).toMatch(/^Rate limit reached \(recipient 201234567890\)\. .*resets at /);
		expect(read).toMatch(
			/This request was not sent\. Do not call this tool again before that; say that the limit has been reached\.$/,
		);
		expect(read).not.toContain('Max Wait');
	});
});
