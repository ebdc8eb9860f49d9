import type { IDataObject } from 'n8n-workflow';

import { ended, enterStage, eventually, itemsOf, type Stage } from '../../../tools/testEnvironment';
import { CUSTOMER, question, waiting } from './question';
import { listener, registerStranger, registrations } from '../trigger/triggerWorkflow';

let stage: Stage;

beforeAll(async () => {
	stage = await enterStage();
});
beforeEach(async () => await stage.sandbox.reset());
afterAll(async () => {
	await stage.sandbox.settings({ clock: 30 });
	await stage.sandbox.reset();
});

async function ask(parameters: IDataObject = {}): Promise<string> {
	const { id } = await stage.n8n.createWorkflow(question(stage, parameters));
	await stage.n8n.runWorkflow(id, 'Start');
	return id;
}

it('a reply while n8n still saves the wait is refused, and taken when the API tries again', async () => {
	// In real time: the retries come 2 and 10 seconds later, and the reply is written before the API has answered.
	await stage.sandbox.settings({ clock: 1 });
	await stage.sandbox.fault({
		method: 'POST',
		path: '/sessions/1/messages/text',
		kind: 'slow',
		delayMs: 1_900,
		when: 'after',
	});
	const id = await ask();
	await eventually('the question', async () => (await stage.sandbox.messages()).length === 1);
	await stage.sandbox.incoming({ from: CUSTOMER, text: 'Of course' });
	const execution = await ended(stage, id);
	expect(itemsOf(execution, 'After')).toMatchObject([{ status: 'replied', reply: 'Of course' }]);
	const statuses = (await stage.sandbox.deliveries()).map(({ status }) => status);
	// 409 or 500, as far as n8n has come with the execution.
	expect(statuses[0]).toBeGreaterThanOrEqual(400);
	expect(statuses.at(-1)).toBe(200);
	expect(await stage.sandbox.webhooks()).toEqual([]);
});

it('the trigger takes away what a question left registered when its time is past, and only that', async () => {
	await stage.sandbox.settings({ clock: 30 });
	await registerStranger(stage);
	const asked = await ask({ options: { limitWaitMinutes: 60 } });
	await stage.n8n.stopExecution(await waiting(stage, asked));
	const [, { url: stopped }] = await stage.sandbox.webhooks();
	const minutes = (Number(/until=(\d+)/.exec(stopped)?.[1]) - Date.now()) / 60_000;
	expect(minutes).toBeGreaterThan(69);
	expect(minutes).toBeLessThan(70);
	const past = stopped.replace(/until=\d+/, `until=${Date.now() - 1}`);
	const left = async () => (await registrations(stage)).filter((url) => !url.includes('/webhook/'));
	const all = await left();

	const { workflow } = listener(stage);
	const { id } = await stage.n8n.createWorkflow(workflow);
	await registerStranger(stage, past);
	await stage.n8n.publish(id);
	expect(await left()).toEqual(all);
	await registerStranger(stage, past);
	await stage.n8n.unpublish(id);
	expect(await left()).toEqual(all);
});
