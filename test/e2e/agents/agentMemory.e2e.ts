import type { IDataObject, INode } from 'n8n-workflow';

import type { Workflow } from '../../../tools/n8n/n8nTypes';
import {
	ACTION,
	chainNodes,
	createNode,
	eventually,
	TRIGGER,
} from '../../../tools/testEnvironment';
import { newestVersions } from '../../examples/newestVersions';
import { useAgents } from './agentWorkflows';

const agents = useAgents();

const LANGCHAIN = '@n8n/n8n-nodes-langchain';
const [MONA, OMAR] = ['201112223334', '447700900199'];

/** A node as the editor adds it: in its newest version, with its defaults. */
function addNode(name: string, type: string, parameters: IDataObject = {}): INode {
	const node = createNode(agents.environment, name, type, parameters);
	return { ...node, typeVersion: newestVersions[type] };
}

/** Returns a workflow in which an agent answers customers. Only the model and the sending have parameters. */
async function createAnsweringWorkflow(): Promise<Workflow> {
	const data = { apiKey: 'none', url: agents.model.url, header: false };
	const credential = { name: 'Model', type: 'openAiApi', data };
	const { id } = await agents.environment.n8n.createCredential(credential);
	const model = addNode('Model', `${LANGCHAIN}.lmChatOpenAi`, {
		model: { __rl: true, mode: 'id', value: 'scripted' },
	});
	const workflow = chainNodes(
		'Answer',
		{ ...addNode('Wavex Trigger', TRIGGER), webhookId: crypto.randomUUID() },
		addNode('AI Agent', `${LANGCHAIN}.agent`),
		addNode('Send', ACTION, {
			operation: 'sendText',
			sessionId: {
				__rl: true,
				mode: 'id',
				value: "={{ $('Wavex Trigger').item.json.whatsappSessionId }}",
			},
			to: "={{ $('Wavex Trigger').item.json.phone }}",
			message: '={{ $json.output }}',
		}),
	);
	const to = (type: 'ai_languageModel' | 'ai_memory') => ({
		[type]: [[{ node: 'AI Agent', type, index: 0 }]],
	});
	return {
		...workflow,
		settings: { executionOrder: 'v1' },
		nodes: [
			...workflow.nodes,
			{ ...model, credentials: { openAiApi: { id, name: 'Model' } } },
			addNode('Simple Memory', `${LANGCHAIN}.memoryBufferWindow`),
		],
		connections: {
			...workflow.connections,
			Model: to('ai_languageModel'),
			'Simple Memory': to('ai_memory'),
		},
	};
}

it('Wavex Trigger, AI Agent and Simple Memory with their defaults keep two customers apart', async () => {
	const { environment, model } = agents;
	const { n8n, sandbox } = environment;
	const { id } = await n8n.createWorkflow(await createAnsweringWorkflow());
	await n8n.publish(id);
	model.setScript('Hello Mona!', 'I do not know your name.', 'You are Mona.');
	const said: Array<[string, string]> = [
		[MONA, 'My name is Mona'],
		[OMAR, 'What is my name?'],
		[MONA, 'Who am I?'],
	];
	for (const [index, [from, text]] of said.entries()) {
		await sandbox.incoming({ from, text });
		await eventually(`answer ${index + 1}`, async () => {
			const sent = (await sandbox.messages()).filter((message) => message.from_me);
			return sent.length > index;
		});
	}
	const sent = (await sandbox.messages()).filter((message) => message.from_me);
	expect(sent.map(({ to, text }) => [to, text]).sort()).toEqual(
		[
			[MONA, 'Hello Mona!'],
			[OMAR, 'I do not know your name.'],
			[MONA, 'You are Mona.'],
		].sort(),
	);
	const [first, other, second] = model.requests.map((request) => JSON.stringify(request));
	expect(first).toContain('My name is Mona');
	expect(other).toContain('What is my name?');
	expect(other).not.toMatch(/Mona/);
	expect(second).toMatch(/My name is Mona.*Hello Mona!.*Who am I\?/);
	expect(second).not.toMatch(/What is my name|I do not know/);
	await n8n.unpublish(id);
});
