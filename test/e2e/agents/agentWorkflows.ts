import type { IDataObject, INode } from 'n8n-workflow';

import {
	chainNodes,
	MANUAL,
	connect,
	createNode,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import type { Workflow } from '../../../tools/n8n/n8nTypes';
import { startChatModel, type ChatModel } from './chatModel';

/** Our node as a tool for agents, and as the review of another tool. */
export const TOOL = 'n8n-nodes-wavex.wavexTool';
export const REVIEW = 'n8n-nodes-wavex.wavexHitlTool';

/** The newest version in n8n 2.41, and the last version that calls its tools itself instead of through n8n's engine. */
export const NEWEST_AGENT = 3.1;
export const OLD_AGENT = 2.2;

const LANGCHAIN = '@n8n/n8n-nodes-langchain';

/** Returns the expression of a field that the model fills in, as the editor's button writes it. */
export function createFromAiExpression(
	key: string,
	type: 'string' | 'number' | 'boolean' = 'string',
): string {
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`\`, '${type}') }}`;
}

/** Returns our node as a tool, for the session "Shop". */
export function createTool(
	environment: TestEnvironment,
	name: string,
	operation: string,
	parameters: IDataObject,
	type = TOOL,
): INode {
	const sessionId = { __rl: true, mode: 'id', value: '1' };
	return createNode(environment, name, type, {
		resource: 'message',
		operation,
		sessionId,
		...parameters,
	});
}

export interface AgentOptions {
	version?: number;
	/** Tools that need a review, with the reviewing node: `{ tool: review }`. */
	reviews?: Record<string, string>;
}

/** Returns a function that creates a workflow of an AI Agent with tools. The node "Agent" puts out the model's answer. */
async function createAgentFactory(environment: TestEnvironment, model: ChatModel) {
	const data = { apiKey: 'none', url: model.url, header: false };
	const credential = { name: 'Model', type: 'openAiApi', data };
	const { id } = await environment.n8n.createCredential(credential);
	return (
		tools: INode[],
		{ version = NEWEST_AGENT, reviews = {} }: AgentOptions = {},
	): Workflow => {
		const text = 'Tell Mona that her order is ready.';
		const agent = createNode(environment, 'Agent', `${LANGCHAIN}.agent`, {
			promptType: 'define',
			text,
		});
		const chatModel = createNode(environment, 'Model', `${LANGCHAIN}.lmChatOpenAi`, {
			model: { __rl: true, mode: 'id', value: 'scripted' },
			responsesApiEnabled: version >= 3,
		});
		// What a Chat Trigger hands to its agent.
		const asked = { assignments: [{ id: '1', name: 'chatInput', type: 'string', value: text }] };
		const start = chainNodes(
			'Agent',
			createNode(environment, 'Start', MANUAL),
			{
				...createNode(environment, 'Asked', 'n8n-nodes-base.set', { assignments: asked }),
				typeVersion: 3.4,
			},
			{ ...agent, typeVersion: version },
		);
		const to = (name: string, type: 'ai_tool' | 'ai_languageModel') => ({
			[type]: [[{ node: name, type, index: 0 }]],
		});
		const wires = tools.map(({ name }) => [name, to(reviews[name] ?? 'Agent', 'ai_tool')]);
		return {
			...start,
			// The editor's default. With the old order the agent continues before its tools have run.
			settings: { executionOrder: 'v1' },
			nodes: [
				...start.nodes,
				{
					...chatModel,
					typeVersion: 1.3,
					credentials: { openAiApi: { id, name: 'Model' } },
				},
				...tools,
			],
			connections: {
				...start.connections,
				Model: to('Agent', 'ai_languageModel'),
				...(Object.fromEntries(wires) as Workflow['connections']),
			},
		};
	};
}

export interface AgentSetup {
	environment: TestEnvironment;
	model: ChatModel;
	createWorkflow: Awaited<ReturnType<typeof createAgentFactory>>;
}

/** Gives a test file a chat model and agents that use it. Filled before the first test; the sandbox is reset before each. */
export function useAgents(): AgentSetup {
	const setup = {} as AgentSetup;
	beforeAll(async () => {
		setup.environment = await connect();
		setup.model = await startChatModel();
		setup.createWorkflow = await createAgentFactory(setup.environment, setup.model);
	});
	afterAll(async () => await setup.model?.close());
	beforeEach(async () => await setup.environment.sandbox.reset());
	return setup;
}
