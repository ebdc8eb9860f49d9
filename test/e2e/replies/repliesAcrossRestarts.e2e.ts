import { setTimeout as sleep } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';

import {
	waitForExecution,
	eventually,
	getOutputItems,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { CUSTOMER, createQuestion, startQuestion } from './questionWorkflow';
import { RestartableN8n } from '../../../tools/testEnvironment/restartableN8n';
import { registerForeignWebhook } from '../trigger/triggerWorkflow';
import { scaleLimit } from '../../../tools/machineFactor';

jest.setTimeout(scaleLimit(240_000));

let n8n: RestartableN8n;
let environment: TestEnvironment;

beforeAll(async () => {
	n8n = await RestartableN8n.start({ sandbox: { limits: false, clock: 30 } });
	environment = n8n.environment;
});
afterAll(async () => await n8n?.close());
beforeEach(async () => {
	await environment.sandbox.reset();
	await registerForeignWebhook(environment);
});

const start = async (parameters?: IDataObject) => await startQuestion(environment, parameters);

/** Returns the number of webhooks without the foreign one. */
async function countOwnWebhooks(): Promise<number> {
	const all = await environment.sandbox.webhooks();
	expect(all.filter(({ url }) => url.includes('/foreign'))).toHaveLength(1);
	return all.length - 1;
}

it('takes a reply after n8n was restarted', async () => {
	const { id } = await start({ replyType: 'number' });
	await n8n.restart();
	await environment.sandbox.incoming({ from: CUSTOMER, text: '٣' });
	expect(getOutputItems(await waitForExecution(environment, id), 'After')).toMatchObject([
		{ status: 'replied', value: 3, order: 7 },
	]);
	expect(await countOwnWebhooks()).toBe(0);
});

it('takes a reply that was written after n8n had been killed', async () => {
	// Slow enough for the API to try again when n8n is back.
	await environment.sandbox.settings({ clock: 2 });
	const { id } = await start();
	await n8n.kill();
	await environment.sandbox.incoming({ from: CUSTOMER, text: 'Are you there?' });
	await n8n.restart();
	const execution = await waitForExecution(environment, id, 90_000);
	expect(getOutputItems(execution, 'After')).toMatchObject([
		{ status: 'replied', reply: 'Are you there?', order: 7 },
	]);
	expect(await countOwnWebhooks()).toBe(0);
	await environment.sandbox.settings({ clock: 30 });
});

it('sweeps what n8n left that was killed while the question was on its way', async () => {
	const path = '/sessions/1/messages/text';
	await environment.sandbox.fault({ method: 'POST', path, kind: 'hang' });
	const { id } = await environment.n8n.createWorkflow(createQuestion(environment));
	await environment.n8n.runWorkflow(id, 'Start');
	const request = `POST ${path}`;
	const isOut = async () => (await environment.sandbox.requests()).includes(request);
	await eventually('the question is on its way', isOut);
	await n8n.kill();
	await n8n.restart();
	expect(await countOwnWebhooks()).toBe(1);

	const next = await start();
	expect(await countOwnWebhooks()).toBe(1);
	await environment.sandbox.incoming({ from: CUSTOMER, text: 'Yes' });
	expect(getOutputItems(await waitForExecution(environment, next.id), 'After')).toMatchObject([
		{ reply: 'Yes' },
	]);
	expect(await countOwnWebhooks()).toBe(0);
});

it('times out, takes no late reply, and the next question sweeps what is over, and only that', async () => {
	const stopped = await start({ to: '201234567891' });
	const going = await start({ to: '201234567892' });
	const late = await start({ options: { limitWaitMinutes: 0.05 } });
	const lastAsked = Date.now();
	await environment.n8n.stopExecution(stopped.execution);

	const execution = await waitForExecution(environment, late.id, 120_000);
	expect(execution.status).toBe('success');
	expect(getOutputItems(execution, 'After')).toEqual([
		{
			order: 7,
			status: 'timedOut',
			reply: null,
			value: null,
			chatId: null,
			phone: CUSTOMER,
			messageId: null,
			waitedSeconds: 3,
			openWaits: expect.any(Number),
		},
	]);
	await environment.sandbox.incoming({ from: CUSTOMER, text: 'Too late' });
	expect(await countOwnWebhooks()).toBe(3);

	// The node looks for what is over once a minute at most, when it asks.
	await sleep(Math.max(0, lastAsked + 61_000 - Date.now()));
	const next = await start({ to: '201234567893' });
	expect(await countOwnWebhooks()).toBe(2);
	await environment.sandbox.incoming({ from: '201234567892', text: 'A' });
	await environment.sandbox.incoming({ from: '201234567893', text: 'B' });
	expect(getOutputItems(await waitForExecution(environment, going.id), 'After')).toMatchObject([
		{ reply: 'A' },
	]);
	expect(getOutputItems(await waitForExecution(environment, next.id), 'After')).toMatchObject([
		{ reply: 'B' },
	]);
	await eventually('no registration is left', async () => (await countOwnWebhooks()) === 0);
	const again = await environment.n8n.getExecution(late.execution);
	expect(getOutputItems(again, 'After')).toMatchObject([{ status: 'timedOut' }]);
});
