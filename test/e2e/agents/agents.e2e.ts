import type { IDataObject } from 'n8n-workflow';

import type { Execution } from '../../../tools/n8n/n8nTypes';
import { getOutputItems, runToEnd } from '../../../tools/testEnvironment';
import {
	useAgents,
	createFromAiExpression,
	NEWEST_AGENT,
	OLD_AGENT,
	createTool,
} from './agentWorkflows';
import type { Turn } from './chatModel';

const agents = useAgents();

const MONA = '+20 111 222 3334';
const sendText = (name = 'Send text', operation = 'sendText') =>
	createTool(agents.environment, name, operation, {
		to: createFromAiExpression('To'),
		message: createFromAiExpression('Message'),
	});
const send = (To: string, Message: string): Turn => [{ tool: 'Send_text', input: { To, Message } }];

/** Returns how many records a tool put out; an older agent gets them in its own form. */
function countRecords(output: string): number {
	const parsed = JSON.parse(output) as unknown[];
	return (parsed.length === 1 && Array.isArray(parsed[0]) ? parsed[0] : parsed).length;
}

/** Runs the agent until the model says so. */
async function untilDone(...args: Parameters<typeof agents.createWorkflow>): Promise<Execution> {
	const execution = await runToEnd(agents.environment, agents.createWorkflow(...args));
	expect(execution.data.resultData.error).toBeUndefined();
	expect(getOutputItems(execution, 'Agent')).toEqual([{ output: 'Done.' }]);
	return execution;
}

const queued = { status: 'queued', to: '201112223334', session_id: 1 };
const listSent = async () =>
	(await agents.environment.sandbox.messages()).map(({ to, text }) => ({ to, text }));

it('takes its fields from the model, sends once, and hands back little', async () => {
	agents.model.setScript(send(MONA, 'Your order is ready'), 'Done.');
	await untilDone([sendText()]);
	expect(await listSent()).toEqual([{ to: '201112223334', text: 'Your order is ready' }]);
	const [read] = agents.model.readToolOutputs();
	expect(JSON.parse(read)).toEqual([queued]);
	expect(read.length).toBeLessThan(100);
	expect(JSON.stringify(agents.model.requests)).not.toContain(
		agents.environment.credential.apiToken,
	);
	expect(agents.model.requests[0].tools).toMatchObject([
		{
			name: 'Send_text',
			description: 'Send text message in WhatsApp (Wavex)',
			parameters: { properties: { To: { type: 'string' }, Message: { type: 'string' } } },
		},
	]);
});

it('takes numbers from the model', async () => {
	const place = { To: MONA, Latitude: 30.0444, Longitude: 31.2357 };
	agents.model.setScript([{ tool: 'Send_place', input: place }], 'Done.');
	const latitude = createFromAiExpression('Latitude', 'number');
	const longitude = createFromAiExpression('Longitude', 'number');
	await untilDone([
		createTool(agents.environment, 'Send place', 'sendLocation', {
			to: createFromAiExpression('To'),
			latitude,
			longitude,
		}),
	]);
	const [message] = await agents.environment.sandbox.messages();
	expect(message.location).toMatchObject({ latitude: 30.0444, longitude: 31.2357 });
});

it('reads a list of the length that the model wants, at 300 characters a message', async () => {
	const from = '201112223334';
	for (const text of ['One', 'Two', 'Three'])
		await agents.environment.sandbox.incoming({ from, text });
	agents.model.setScript([{ tool: 'Read_messages', input: { Limit: 2 } }], 'Done.');
	await untilDone([
		createTool(agents.environment, 'Read messages', 'getAll', {
			limit: createFromAiExpression('Limit', 'number'),
		}),
	]);
	const [read] = agents.model.readToolOutputs();
	expect(JSON.parse(read)).toHaveLength(2);
	expect(read.length).toBeLessThan(2 * 300);
});

describe.each([NEWEST_AGENT, OLD_AGENT])(
	'an agent of version %s that lets the model decide',
	(version) => {
		const decide = (key: string) => createFromAiExpression(key, 'boolean');

		it('whether to return all', async () => {
			for (let n = 0; n < 55; n++) {
				await agents.environment.sandbox.incoming({ from: '201112223334', text: `Text ${n}` });
			}
			const read = (All: boolean): Turn => [{ tool: 'Read_messages', input: { All } }];
			agents.model.setScript(read(true), read(false), 'Done.');
			const parameters = { returnAll: decide('All') };
			await untilDone([createTool(agents.environment, 'Read messages', 'getAll', parameters)], {
				version,
			});
			const [all, some] = agents.model.readToolOutputs().map(countRecords);
			expect([all, some]).toEqual([55, 50]);
		});

		it('which fields are in sight', async () => {
			const image = (Source: string, Url: string): Turn => [
				{ tool: 'Send_image', input: { To: MONA, Source, Url } },
			];
			const url = 'https://example.com/a.png';
			agents.model.setScript(image('file', url), image('url', url), 'Done.');
			const parameters = {
				to: createFromAiExpression('To'),
				mediaSource: createFromAiExpression('Source'),
				mediaUrl: createFromAiExpression('Url'),
			};
			await untilDone([createTool(agents.environment, 'Send image', 'sendImage', parameters)], {
				version,
			});
			expect(agents.model.readToolOutputs()[0]).toContain(
				"The field 'Media Source' is 'file'. It can be base64, binary, url.",
			);
			const [message, ...others] = await agents.environment.sandbox.messages();
			expect(message).toMatchObject({ to: '201112223334', type: 'image' });
			expect(others).toEqual([]);
		});
	},
);

it('tells the model why its number is none, and the model corrects itself', async () => {
	agents.model.setScript(send('Mona', 'Hello'), send(MONA, 'Hello'), 'Done.');
	await untilDone([sendText()]);
	const [wrong, right] = agents.model
		.readToolOutputs()
		.map((read) => JSON.parse(read) as IDataObject[]);
	expect(wrong).toEqual([
		{
			error:
				"'Mona' is not a phone number. In 'To', enter the number with its country code, e.g. 201234567890. This request was not sent.",
		},
	]);
	expect(right).toEqual([queued]);
	expect(await listSent()).toEqual([{ to: '201112223334', text: 'Hello' }]);
});

it("tells the model the API's own sentence, and the model corrects itself", async () => {
	const message = 'The message field must not be greater than 20 characters.';
	const body = { message, errors: { message: [message] } };
	const path = '/sessions/1/messages/text';
	await agents.environment.sandbox.fault({
		method: 'POST',
		path,
		kind: 'status',
		status: 422,
		body,
	});
	agents.model.setScript(
		send(MONA, 'A text that is far too long'),
		send(MONA, 'A short text'),
		'Done.',
	);
	await untilDone([sendText()]);
	const [wrong, right] = agents.model.readToolOutputs();
	expect(wrong).toContain('The message field must not be greater than 20 characters');
	expect(wrong.length).toBeLessThan(400);
	expect(JSON.parse(right)).toEqual([queued]);
	expect(await listSent()).toEqual([{ to: '201112223334', text: 'A short text' }]);
});

describe('an agent before version 3', () => {
	it('can send', async () => {
		agents.model.setScript(send(MONA, 'Hello'), 'Done.');
		await untilDone([sendText()], { version: OLD_AGENT });
		expect(agents.model.readToolOutputs().map((read) => JSON.parse(read) as unknown)).toEqual([
			[queued],
		]);
		expect(await listSent()).toEqual([{ to: '201112223334', text: 'Hello' }]);
	});

	it('reads why its number is none', async () => {
		agents.model.setScript(send('Mona', 'Hello'), 'Done.');
		await untilDone([sendText()], { version: OLD_AGENT });
		expect(agents.model.readToolOutputs()[0]).toContain(
			"'Mona' is not a phone number. In 'To', enter the number",
		);
		expect(await listSent()).toEqual([]);
	});

	it('cannot wait for a reply, and reads why', async () => {
		agents.model.setScript([{ tool: 'Ask', input: { To: MONA, Message: 'Shall we?' } }], 'Done.');
		await untilDone([sendText('Ask', 'sendAndWait')], { version: OLD_AGENT });
		expect(agents.model.readToolOutputs()[0]).toContain(
			'This AI agent is too old for this operation',
		);
		expect(await agents.environment.sandbox.actionRequests()).toEqual([]);
	});
});
