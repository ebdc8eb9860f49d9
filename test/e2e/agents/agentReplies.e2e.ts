import type { IDataObject, INode } from 'n8n-workflow';

import type { Execution } from '../../../tools/n8n/n8nTypes';
import {
	waitForExecution,
	connect,
	eventually,
	getOutputItems,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { agents, fromModel, REVIEW, tool } from './agentWorkflows';
import { startChatModel, type ChatModel } from './chatModel';
import { CUSTOMER, waitUntilWaiting } from '../replies/question';
import { scaleLimit } from '../../../tools/machineFactor';

let environment: TestEnvironment;
let model: ChatModel;
let agentWith: Awaited<ReturnType<typeof agents>>;

beforeAll(async () => {
	environment = await connect();
	model = await startChatModel();
	agentWith = await agents(environment, model);
});
afterAll(async () => await model?.close());
beforeEach(async () => await environment.sandbox.reset());
afterEach(async () => {
	const look = async () => (await environment.sandbox.webhooks()).length === 0;
	await eventually('no registration is left', look);
});

const BOSS = '201234567899';
const MONA = '201112223334';

async function start(tools: INode[], reviews?: Record<string, string>): Promise<string> {
	const { id } = await environment.n8n.createWorkflow(agentWith(tools, { reviews }));
	await environment.n8n.runWorkflow(id, 'Start');
	await waitUntilWaiting(environment, id);
	return id;
}

async function done(id: string, patience?: number): Promise<Execution> {
	const execution = await waitForExecution(environment, id, patience);
	expect(execution.data.resultData.error).toBeUndefined();
	expect(getOutputItems(execution, 'Agent')).toEqual([{ output: 'Done.' }]);
	return execution;
}

const said = async (to: string) =>
	(await environment.sandbox.messages())
		.filter((message) => message.to === to)
		.map(({ text }) => text);

const ask = (parameters: IDataObject = {}) =>
	tool(environment, 'Ask', 'sendAndWait', {
		to: fromModel('To'),
		message: fromModel('Message'),
		...parameters,
	});

describe('as a tool', () => {
	it('the agent waits for the reply and reads it, and nothing of what it said itself', async () => {
		model.play([{ tool: 'Ask', input: { To: CUSTOMER, Message: 'Now?' } }], 'Done.');
		const id = await start([ask()]);
		await environment.sandbox.incoming({ from: CUSTOMER, text: 'Yes, please' });
		await done(id);
		expect(await said(CUSTOMER)).toEqual(['Now?']);
		const [read] = model.read();
		expect(JSON.parse(read)).toEqual([
			{
				status: 'replied',
				reply: 'Yes, please',
				value: 'Yes, please',
				chatId: `${CUSTOMER}@c.us`,
				phone: CUSTOMER,
				messageId: expect.any(String),
				waitedSeconds: expect.any(Number),
			},
		]);
		expect(read.length).toBeLessThan(220);
	});

	it('two questions in one turn are asked one after the other', async () => {
		model.play(
			[
				{ tool: 'Ask', input: { To: CUSTOMER, Message: 'Now?' } },
				{ tool: 'Ask', input: { To: MONA, Message: 'Later?' } },
			],
			'Done.',
		);
		const id = await start([ask()]);
		await environment.sandbox.incoming({ from: CUSTOMER, text: 'No' });
		await eventually('the second question', async () => (await said(MONA)).length === 1);
		await waitUntilWaiting(environment, id);
		await environment.sandbox.incoming({ from: MONA, text: 'Yes' });
		await done(id);
		const replies = model.read().map((read) => (JSON.parse(read) as IDataObject[])[0].reply);
		expect(replies).toEqual(['No', 'Yes']);
	});

	it(
		'tells the model when the time has run out',
		async () => {
			model.play([{ tool: 'Ask', input: { To: CUSTOMER, Message: 'Now?' } }], 'Done.');
			const id = await start([ask({ options: { limitWaitMinutes: 0.02 } })]);
			await done(id, 120_000);
			expect(JSON.parse(model.read()[0])).toMatchObject([{ status: 'timedOut', reply: null }]);
			// n8n does not run the node again: a later sweep takes the registration away.
			await environment.sandbox.reset();
		},
		scaleLimit(150_000),
	);
});

describe('as the review of another tool', () => {
	const message =
		'=May the agent use {{ $tool.name }}? It wants to say: {{ $tool.parameters.Message }}';
	const gated = (text: IDataObject = { message }) => [
		tool(environment, 'Send text', 'sendText', {
			to: fromModel('To'),
			message: fromModel('Message'),
		}),
		tool(environment, 'Boss', 'sendAndWait', { to: BOSS, ...text }, REVIEW),
	];
	const reviewed = async (text?: IDataObject) => {
		const input = { toolParameters: { To: MONA, Message: 'It is ready' }, hitlParameters: {} };
		model.play([{ tool: 'Send_text', input }], 'Done.');
		return await start(gated(text), { 'Send text': 'Boss' });
	};

	it('asks first, and goes on when it was approved', async () => {
		const id = await reviewed();
		const [question] = await said(BOSS);
		expect(question).toMatch(/It wants to say: It is ready\n\n1\. Approve\n2\. Decline$/);
		expect(await said(MONA)).toEqual([]);
		await environment.sandbox.incoming({ from: BOSS, text: '١' });
		await done(id);
		expect(await said(MONA)).toEqual(['It is ready']);
		expect(JSON.parse(model.read()[0])).toMatchObject([{ status: 'queued' }]);
	});

	it('tells the model when it was declined, and nothing is sent', async () => {
		// With n8n's own text for a review.
		const id = await reviewed({});
		expect(await said(BOSS)).toEqual([
			'The agent wants to run this tool: Send_text\n\nInput:\nTo: 201112223334\nMessage: It is ready\n\n1. Approve\n2. Decline',
		]);
		await environment.sandbox.incoming({ from: BOSS, text: 'Decline' });
		await done(id);
		expect(await said(MONA)).toEqual([]);
		const [read] = model.read();
		expect(read).toContain('User rejected the tool call to Send text');
	});

	it('asks for each of two calls in one turn', async () => {
		const say = (Message: string) => ({
			tool: 'Send_text',
			input: { toolParameters: { To: MONA, Message }, hitlParameters: {} },
		});
		model.play([say('One'), say('Two')], 'Done.');
		const id = await start(gated(), { 'Send text': 'Boss' });
		await environment.sandbox.incoming({ from: BOSS, text: 'Decline' });
		await eventually('the second question', async () => (await said(BOSS)).length === 2);
		await waitUntilWaiting(environment, id);
		await environment.sandbox.incoming({ from: BOSS, text: 'Approve' });
		await done(id);
		expect(await said(MONA)).toEqual(['Two']);
	});

	it("hands on the reviewer's own words, and nothing is sent", async () => {
		const id = await reviewed();
		await environment.sandbox.incoming({ from: BOSS, text: 'Say that it is for tomorrow' });
		await done(id);
		expect(await said(MONA)).toEqual([]);
		expect(model.read()[0]).toContain('feedback: \\"Say that it is for tomorrow\\"');
	});
});
