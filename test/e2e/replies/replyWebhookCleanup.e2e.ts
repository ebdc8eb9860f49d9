import type { IDataObject } from 'n8n-workflow';

import {
	waitForExecution,
	connect,
	eventually,
	getOutputItems,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { CUSTOMER, createQuestion, waitUntilWaiting } from './questionWorkflow';
import { createListener, registerForeignWebhook } from '../trigger/triggerWorkflow';

let environment: TestEnvironment;

beforeAll(async () => {
	environment = await connect();
});
beforeEach(async () => await environment.sandbox.reset());
afterAll(async () => {
	await environment.sandbox.settings({ clock: 30 });
	await environment.sandbox.reset();
});

async function ask(parameters: IDataObject = {}): Promise<string> {
	const { id } = await environment.n8n.createWorkflow(createQuestion(environment, parameters));
	await environment.n8n.runWorkflow(id, 'Start');
	return id;
}

it('a reply while n8n still saves the wait is refused, and taken when the API tries again', async () => {
	// In real time: the retries come 2 and 10 seconds later, and the reply is written before the API has answered.
	await environment.sandbox.settings({ clock: 1 });
	await environment.sandbox.fault({
		method: 'POST',
		path: '/sessions/1/messages/text',
		kind: 'slow',
		delayMs: 1_900,
		when: 'after',
	});
	const id = await ask();
	await eventually('the question', async () => (await environment.sandbox.messages()).length === 1);
	await environment.sandbox.incoming({ from: CUSTOMER, text: 'Of course' });
	const execution = await waitForExecution(environment, id);
	expect(getOutputItems(execution, 'After')).toMatchObject([
		{ status: 'replied', reply: 'Of course' },
	]);
	const statuses = (await environment.sandbox.deliveries()).map(({ status }) => status);
	// 409 or 500, as far as n8n has come with the execution.
	expect(statuses[0]).toBeGreaterThanOrEqual(400);
	expect(statuses.at(-1)).toBe(200);
	expect(await environment.sandbox.webhooks()).toEqual([]);
});

describe('the trigger removes the webhooks of waits that are over, and no other', () => {
	const left = async () =>
		(await environment.sandbox.webhooks())
			.map(({ url }) => url)
			.filter((url) => !url.includes('/webhook/'));

	/** Asks, and returns the URL that is registered for the reply. */
	async function askAndWait(limitWaitMinutes: number): Promise<{ execution: string; url: string }> {
		const execution = await waitUntilWaiting(
			environment,
			await ask({ options: { limitWaitMinutes } }),
		);
		const { url } = (await environment.sandbox.webhooks()).at(-1)!;
		return { execution, url };
	}

	beforeEach(async () => {
		await environment.sandbox.settings({ clock: 30 });
		await registerForeignWebhook(environment);
	});

	it('when their time has passed', async () => {
		const { url } = await askAndWait(60);
		const minutes = (Number(/until=(\d+)/.exec(url)?.[1]) - Date.now()) / 60_000;
		expect(minutes).toBeGreaterThan(69);
		expect(minutes).toBeLessThan(70);
		const past = url.replace(/until=\d+/, `until=${Date.now() - 1}`);
		const all = await left();

		const { workflow } = createListener(environment);
		const { id } = await environment.n8n.createWorkflow(workflow);
		await registerForeignWebhook(environment, past);
		// The trigger removes them in the background.
		const isRemoved = async () => (await left()).length === all.length;
		await environment.n8n.publish(id);
		await eventually('the removal when publishing', isRemoved);
		expect(await left()).toEqual(all);
		await registerForeignWebhook(environment, past);
		await environment.n8n.unpublish(id);
		await eventually('the removal when unpublishing', isRemoved);
		expect(await left()).toEqual(all);
	});

	it.each([60, 0])('when their execution was stopped (limit %i)', async (limit) => {
		// Each question cleans up, too, but once a minute.
		const waiting = await askAndWait(limit);
		const stopped = await askAndWait(limit);
		await environment.n8n.stopExecution(stopped.execution);
		const all = await left();
		expect(all).toContain(stopped.url);
		const { workflow } = createListener(environment);
		const { id } = await environment.n8n.createWorkflow(workflow);
		await environment.n8n.publish(id);
		await eventually('the removal', async () => !(await left()).includes(stopped.url));
		expect(await left()).toEqual(all.filter((url) => url !== stopped.url));
		await environment.n8n.unpublish(id);

		await environment.sandbox.incoming({ from: CUSTOMER, text: 'Still here' });
		await eventually('the reply', async () => {
			const { status } = await environment.n8n.getExecution(waiting.execution);
			return status === 'success';
		});
		expect(await left()).not.toContain(waiting.url);
	});
});
