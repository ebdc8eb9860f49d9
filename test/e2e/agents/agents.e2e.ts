import type { IDataObject } from 'n8n-workflow';

import type { Execution } from '../../../tools/n8n/n8nTypes';
import {
	connect,
	getOutputItems,
	runToEnd,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { agents, fromModel, OLD_AGENT, tool } from './agentWorkflows';
import { startChatModel, type ChatModel, type Turn } from './chatModel';

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

const MONA = '+20 111 222 3334';
const sendText = (name = 'Send text', operation = 'sendText') =>
	tool(environment, name, operation, { to: fromModel('To'), message: fromModel('Message') });
const send = (To: string, Message: string): Turn => [{ tool: 'Send_text', input: { To, Message } }];

/** Runs the agent until the model says so. */
async function untilDone(...args: Parameters<typeof agentWith>): Promise<Execution> {
	const execution = await runToEnd(environment, agentWith(...args));
	expect(execution.data.resultData.error).toBeUndefined();
	expect(getOutputItems(execution, 'Agent')).toEqual([{ output: 'Done.' }]);
	return execution;
}

const queued = { status: 'queued', to: '201112223334', session_id: 1 };
const sent = async () =>
	(await environment.sandbox.messages()).map(({ to, text }) => ({ to, text }));

it('takes its fields from the model, sends once, and hands back little', async () => {
	model.play(send(MONA, 'Your order is ready'), 'Done.');
	await untilDone([sendText()]);
	expect(await sent()).toEqual([{ to: '201112223334', text: 'Your order is ready' }]);
	const [read] = model.read();
	expect(JSON.parse(read)).toEqual([queued]);
	expect(read.length).toBeLessThan(100);
	expect(JSON.stringify(model.asked)).not.toContain(environment.credential.apiToken);
	expect(model.asked[0].tools).toMatchObject([
		{
			name: 'Send_text',
			description: 'Send text message in Wavex',
			parameters: { properties: { To: { type: 'string' }, Message: { type: 'string' } } },
		},
	]);
});

it('takes numbers from the model', async () => {
	const place = { To: MONA, Latitude: 30.0444, Longitude: 31.2357 };
	model.play([{ tool: 'Send_place', input: place }], 'Done.');
	const latitude = fromModel('Latitude', 'number');
	const longitude = fromModel('Longitude', 'number');
	await untilDone([
		tool(environment, 'Send place', 'sendLocation', { to: fromModel('To'), latitude, longitude }),
	]);
	const [message] = await environment.sandbox.messages();
	expect(message.location).toMatchObject({ latitude: 30.0444, longitude: 31.2357 });
});

it('reads a list of the length that the model wants, at 300 characters a message', async () => {
	const from = '201112223334';
	for (const text of ['One', 'Two', 'Three']) await environment.sandbox.incoming({ from, text });
	model.play([{ tool: 'Read_messages', input: { Limit: 2 } }], 'Done.');
	await untilDone([
		tool(environment, 'Read messages', 'getAll', { limit: fromModel('Limit', 'number') }),
	]);
	const [read] = model.read();
	expect(JSON.parse(read)).toHaveLength(2);
	expect(read.length).toBeLessThan(2 * 300);
});

it('tells the model why its number is none, and the model corrects itself', async () => {
	model.play(send('Mona', 'Hello'), send(MONA, 'Hello'), 'Done.');
	await untilDone([sendText()]);
	const [wrong, right] = model.read().map((read) => JSON.parse(read) as IDataObject[]);
	expect(wrong).toEqual([
		{
			error:
				"'Mona' is not a phone number. Enter the number for 'To' with its country code, e.g. 201234567890. This request was not sent.",
		},
	]);
	expect(right).toEqual([queued]);
	expect(await sent()).toEqual([{ to: '201112223334', text: 'Hello' }]);
});

it("tells the model the API's own sentence, and the model corrects itself", async () => {
	const message = 'The message field must not be greater than 20 characters.';
	const body = { message, errors: { message: [message] } };
	const path = '/sessions/1/messages/text';
	await environment.sandbox.fault({ method: 'POST', path, kind: 'status', status: 422, body });
	model.play(send(MONA, 'A text that is far too long'), send(MONA, 'A short text'), 'Done.');
	await untilDone([sendText()]);
	const [wrong, right] = model.read();
	expect(wrong).toContain('The message field must not be greater than 20 characters');
	expect(wrong.length).toBeLessThan(400);
	expect(JSON.parse(right)).toEqual([queued]);
	expect(await sent()).toEqual([{ to: '201112223334', text: 'A short text' }]);
});

describe('an agent before version 3', () => {
	it('can send', async () => {
		model.play(send(MONA, 'Hello'), 'Done.');
		await untilDone([sendText()], { version: OLD_AGENT });
		expect(model.read().map((read) => JSON.parse(read) as unknown)).toEqual([[queued]]);
		expect(await sent()).toEqual([{ to: '201112223334', text: 'Hello' }]);
	});

	it('reads why its number is none', async () => {
		model.play(send('Mona', 'Hello'), 'Done.');
		await untilDone([sendText()], { version: OLD_AGENT });
		expect(model.read()[0]).toContain("'Mona' is not a phone number. Enter the number for 'To'");
		expect(await sent()).toEqual([]);
	});

	it('cannot wait for a reply, and reads why', async () => {
		model.play([{ tool: 'Ask', input: { To: MONA, Message: 'Shall we?' } }], 'Done.');
		await untilDone([sendText('Ask', 'sendAndWait')], { version: OLD_AGENT });
		expect(model.read()[0]).toContain('This AI agent is too old for this operation');
		expect(await environment.sandbox.requests()).toEqual([]);
	});
});
