import type { IDataObject, INode } from 'n8n-workflow';

import type { Execution } from '../../../tools/n8n/n8nTypes';
import { waitForExecution, eventually, getOutputItems } from '../../../tools/testEnvironment';
import { useAgents, createFromAiExpression, REVIEW, createTool } from './agentWorkflows';
import { CUSTOMER, waitUntilWaiting } from '../replies/questionWorkflow';
import { scaleLimit } from '../../../tools/machineFactor';

const agents = useAgents();
afterEach(async () => {
	const look = async () => (await agents.environment.sandbox.webhooks()).length === 0;
	await eventually('no registration is left', look);
});

const BOSS = '201234567899';
const MONA = '201112223334';

async function start(tools: INode[], reviews?: Record<string, string>): Promise<string> {
	const { id } = await agents.environment.n8n.createWorkflow(
		agents.createWorkflow(tools, { reviews }),
	);
	await agents.environment.n8n.runWorkflow(id, 'Start');
	await waitUntilWaiting(agents.environment, id);
	return id;
}

async function expectDone(id: string, limit?: number): Promise<Execution> {
	const execution = await waitForExecution(agents.environment, id, limit);
	expect(execution.data.resultData.error).toBeUndefined();
	expect(getOutputItems(execution, 'Agent')).toEqual([{ output: 'Done.' }]);
	return execution;
}

const listTextsTo = async (to: string) =>
	(await agents.environment.sandbox.messages())
		.filter((message) => message.to === to)
		.map(({ text }) => text);

const ask = (parameters: IDataObject = {}) =>
	createTool(agents.environment, 'Ask', 'sendAndWait', {
		to: createFromAiExpression('To'),
		message: createFromAiExpression('Message'),
		...parameters,
	});

describe('as a tool', () => {
	it('the agent waits for the reply and reads it, and nothing of what it said itself', async () => {
		agents.model.setScript([{ tool: 'Ask', input: { To: CUSTOMER, Message: 'Now?' } }], 'Done.');
		const id = await start([ask()]);
		await agents.environment.sandbox.incoming({ from: CUSTOMER, text: 'Yes, please' });
		await expectDone(id);
		expect(await listTextsTo(CUSTOMER)).toEqual(['Now?']);
		const [read] = agents.model.readToolOutputs();
		expect(JSON.parse(read)).toEqual([
			{
				status: 'replied',
				reply: 'Yes, please',
				value: 'Yes, please',
				chatId: `${CUSTOMER}@c.us`,
				phone: CUSTOMER,
				messageId: expect.any(String),
				waitedSeconds: expect.any(Number),
				openWaits: expect.any(Number),
			},
		]);
		expect(read.length).toBeLessThan(220);
	});

	it('two questions in one turn are asked one after the other', async () => {
		agents.model.setScript(
			[
				{ tool: 'Ask', input: { To: CUSTOMER, Message: 'Now?' } },
				{ tool: 'Ask', input: { To: MONA, Message: 'Later?' } },
			],
			'Done.',
		);
		const id = await start([ask()]);
		await agents.environment.sandbox.incoming({ from: CUSTOMER, text: 'No' });
		await eventually('the second question', async () => (await listTextsTo(MONA)).length === 1);
		await waitUntilWaiting(agents.environment, id);
		await agents.environment.sandbox.incoming({ from: MONA, text: 'Yes' });
		await expectDone(id);
		const replies = agents.model
			.readToolOutputs()
			.map((read) => (JSON.parse(read) as IDataObject[])[0].reply);
		expect(replies).toEqual(['No', 'Yes']);
	});

	it(
		'tells the model when the time has run out',
		async () => {
			agents.model.setScript([{ tool: 'Ask', input: { To: CUSTOMER, Message: 'Now?' } }], 'Done.');
			const id = await start([ask({ options: { limitWaitMinutes: 0.02 } })]);
			await expectDone(id, 120_000);
			expect(JSON.parse(agents.model.readToolOutputs()[0])).toMatchObject([
				{ status: 'timedOut', reply: null },
			]);
			// n8n does not run the node again: a later sweep takes the registration away.
			await agents.environment.sandbox.reset();
		},
		scaleLimit(150_000),
	);
});

describe('as the review of another tool', () => {
	const message =
		'=May the agent use {{ $tool.name }}? It wants to say: {{ $tool.parameters.Message }}';
	const gated = (text: IDataObject = { message }) => [
		createTool(agents.environment, 'Send text', 'sendText', {
			to: createFromAiExpression('To'),
			message: createFromAiExpression('Message'),
		}),
		createTool(agents.environment, 'Boss', 'sendAndWait', { to: BOSS, ...text }, REVIEW),
	];
	const reviewed = async (text?: IDataObject) => {
		const input = { toolParameters: { To: MONA, Message: 'It is ready' }, hitlParameters: {} };
		agents.model.setScript([{ tool: 'Send_text', input }], 'Done.');
		return await start(gated(text), { 'Send text': 'Boss' });
	};

	it('asks first, and continues after approval', async () => {
		const id = await reviewed();
		const [question] = await listTextsTo(BOSS);
		expect(question).toMatch(
			/It wants to say: It is ready\n\n1\. Approve\n2\. Decline\n\nReply with a number\.$/,
		);
		expect(await listTextsTo(MONA)).toEqual([]);
		await agents.environment.sandbox.incoming({ from: BOSS, text: '١' });
		await expectDone(id);
		expect(await listTextsTo(MONA)).toEqual(['It is ready']);
		expect(JSON.parse(agents.model.readToolOutputs()[0])).toMatchObject([{ status: 'queued' }]);
	});

	it('tells the model when it was declined, and nothing is sent', async () => {
		// With n8n's own text for a review.
		const id = await reviewed({});
		expect(await listTextsTo(BOSS)).toEqual([
			'The agent wants to run this tool: Send_text\n\nInput:\nTo: 201112223334\nMessage: It is ready\n\n1. Approve\n2. Decline\n\nReply with a number.',
		]);
		await agents.environment.sandbox.incoming({ from: BOSS, text: 'Decline' });
		await expectDone(id);
		expect(await listTextsTo(MONA)).toEqual([]);
		const [read] = agents.model.readToolOutputs();
		expect(read).toContain('User rejected the tool call to Send text');
	});

	it('asks for each of two calls in one turn', async () => {
		const say = (Message: string) => ({
			tool: 'Send_text',
			input: { toolParameters: { To: MONA, Message }, hitlParameters: {} },
		});
		agents.model.setScript([say('One'), say('Two')], 'Done.');
		const id = await start(gated(), { 'Send text': 'Boss' });
		await agents.environment.sandbox.incoming({ from: BOSS, text: 'Decline' });
		await eventually('the second question', async () => (await listTextsTo(BOSS)).length === 2);
		await waitUntilWaiting(agents.environment, id);
		await agents.environment.sandbox.incoming({ from: BOSS, text: '👍🏽' });
		await expectDone(id);
		expect(await listTextsTo(MONA)).toEqual(['Two']);
	});

	it("hands on the reviewer's own words, and nothing is sent", async () => {
		const id = await reviewed();
		await agents.environment.sandbox.incoming({ from: BOSS, text: 'Say that it is for tomorrow' });
		await expectDone(id);
		expect(await listTextsTo(MONA)).toEqual([]);
		expect(agents.model.readToolOutputs()[0]).toContain(
			'feedback: \\"Say that it is for tomorrow\\"',
		);
	});
});
