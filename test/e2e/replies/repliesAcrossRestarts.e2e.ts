import { dirname } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { N8nClient } from '../../../tools/n8n/n8nClient';
import { ensureN8n } from '../../../tools/n8n/install';
import { startN8n, type RunningN8n } from '../../../tools/n8n/startN8n';
import { ended, eventually, itemsOf, type Stage } from '../../../tools/testEnvironment';
import { CUSTOMER, question, waiting } from './question';
import { raise, type Raised } from '../../../tools/testEnvironment/start';
import { registerStranger } from '../trigger/triggerWorkflow';

jest.setTimeout(240_000);

/** An n8n of our own, since it is restarted. */
let raised: Raised;
let running: RunningN8n;
let stage: Stage;

beforeAll(async () => {
	raised = await raise({ sandbox: { limits: false, clock: 30 } });
	running = raised.n8n;
	stage = raised.stage;
});
afterAll(async () => {
	await running.stop();
	await raised.close();
});
beforeEach(async () => {
	await stage.sandbox.reset();
	await registerStranger(stage);
});

async function restart(): Promise<void> {
	const home = dirname(running.log);
	const port = Number(new URL(running.url).port);
	// Ends what a killed n8n had started, too.
	await running.stop();
	running = await startN8n({ installation: await ensureN8n({}), home, port });
	stage = { ...stage, n8n: new N8nClient(running.url) };
	await stage.n8n.login(stage.owner);
}

async function kill(): Promise<void> {
	process.kill(running.pid, 'SIGKILL');
	await running.ended;
}

async function start(parameters: IDataObject = {}): Promise<{ id: string; execution: string }> {
	const { id } = await stage.n8n.createWorkflow(question(stage, parameters));
	await stage.n8n.runWorkflow(id, 'Start');
	return { id, execution: await waiting(stage, id) };
}

/** How many registrations there are beside the stranger's. */
async function left(): Promise<number> {
	const all = await stage.sandbox.webhooks();
	expect(all.filter(({ url }) => url.includes('a-stranger'))).toHaveLength(1);
	return all.length - 1;
}

it('takes a reply after n8n was restarted', async () => {
	const { id } = await start({ replyType: 'number' });
	await restart();
	await stage.sandbox.incoming({ from: CUSTOMER, text: '٣' });
	expect(itemsOf(await ended(stage, id), 'After')).toMatchObject([
		{ status: 'replied', value: 3, order: 7 },
	]);
	expect(await left()).toBe(0);
});

it('takes a reply that was written after n8n had been killed', async () => {
	// Slow enough for the API to try again when n8n is back.
	await stage.sandbox.settings({ clock: 2 });
	const { id } = await start();
	await kill();
	await stage.sandbox.incoming({ from: CUSTOMER, text: 'Are you there?' });
	await restart();
	const execution = await ended(stage, id, 90_000);
	expect(itemsOf(execution, 'After')).toMatchObject([
		{ status: 'replied', reply: 'Are you there?', order: 7 },
	]);
	expect(await left()).toBe(0);
	await stage.sandbox.settings({ clock: 30 });
});

it('sweeps what n8n left that was killed while the question was on its way', async () => {
	const path = '/sessions/1/messages/text';
	await stage.sandbox.fault({ method: 'POST', path, kind: 'hang' });
	const { id } = await stage.n8n.createWorkflow(question(stage));
	await stage.n8n.runWorkflow(id, 'Start');
	const request = `POST ${path}`;
	const isOut = async () => (await stage.sandbox.requests()).includes(request);
	await eventually('the question is on its way', isOut);
	await kill();
	await restart();
	expect(await left()).toBe(1);

	const next = await start();
	expect(await left()).toBe(1);
	await stage.sandbox.incoming({ from: CUSTOMER, text: 'Yes' });
	expect(itemsOf(await ended(stage, next.id), 'After')).toMatchObject([{ reply: 'Yes' }]);
	expect(await left()).toBe(0);
});

it('times out, takes no late reply, and the next question sweeps what is over, and only that', async () => {
	const stopped = await start({ to: '201234567891' });
	const going = await start({ to: '201234567892' });
	const late = await start({ options: { limitWaitMinutes: 0.05 } });
	await stage.n8n.stopExecution(stopped.execution);

	const execution = await ended(stage, late.id, 120_000);
	expect(execution.status).toBe('success');
	expect(itemsOf(execution, 'After')).toEqual([
		{
			order: 7,
			status: 'timedOut',
			reply: null,
			value: null,
			chatId: null,
			phone: CUSTOMER,
			messageId: null,
			waitedSeconds: 3,
		},
	]);
	await stage.sandbox.incoming({ from: CUSTOMER, text: 'Too late' });
	expect(await left()).toBe(3);

	const next = await start({ to: '201234567893' });
	expect(await left()).toBe(2);
	await stage.sandbox.incoming({ from: '201234567892', text: 'A' });
	await stage.sandbox.incoming({ from: '201234567893', text: 'B' });
	expect(itemsOf(await ended(stage, going.id), 'After')).toMatchObject([{ reply: 'A' }]);
	expect(itemsOf(await ended(stage, next.id), 'After')).toMatchObject([{ reply: 'B' }]);
	await eventually('no registration is left', async () => (await left()) === 0);
	const again = await stage.n8n.getExecution(late.execution);
	expect(itemsOf(again, 'After')).toMatchObject([{ status: 'timedOut' }]);
});
