import { waitForExecution, eventually, getOutputItems } from '../../tools/testEnvironment';
import { CUSTOMER, createQuestion, waitUntilWaiting } from '../e2e/replies/questionWorkflow';
import {
	createCampaignWait,
	createConnectionWait,
	createRowsWait,
} from '../e2e/waits/waitWorkflows';
import { connectToQueue, type QueueEnvironment } from './queueEnvironment';

let environment: QueueEnvironment;
beforeAll(async () => {
	environment = await connectToQueue();
	await environment.sandbox.reset();
});
afterAll(async () => {
	await environment.stopWorkers();
	await environment.sandbox.settings({ clock: 1 });
});

it('another worker continues a question when the reply reaches the webhook processor', async () => {
	await environment.startWorkers(1);
	const { id } = await environment.n8n.createWorkflow(createQuestion(environment));
	await environment.n8n.runWorkflow(id, 'Start');
	await waitUntilWaiting(environment, id);
	const [{ url }] = await environment.sandbox.webhooks();
	expect(url.startsWith(`${environment.cluster.webhookUrl}/webhook-waiting/`)).toBe(true);

	await environment.stopWorkers();
	await environment.startWorkers(1);
	await environment.sandbox.incoming({ from: CUSTOMER, text: 'Yes, please' });
	const execution = await waitForExecution(environment, id);
	expect(execution.status).toBe('success');
	expect(getOutputItems(execution, 'After')).toMatchObject([
		{ order: 7, status: 'replied', reply: 'Yes, please', phone: CUSTOMER },
	]);
	const none = async () => (await environment.sandbox.webhooks()).length === 0;
	await eventually('no registration is left', none);
	const asked = (await environment.sandbox.messages()).filter(({ from_me }) => from_me);
	expect(asked.map(({ text }) => text)).toEqual(['Shall we deliver?']);
});

it('another worker continues the other waits when the delivery reaches the webhook processor', async () => {
	await environment.sandbox.reset();
	await environment.sandbox.turn(1, 'stop');
	const workflows = [
		createConnectionWait(environment, 1),
		createCampaignWait(environment, {}, 600),
		createRowsWait(environment, { delaySeconds: 600 }),
	];
	await environment.startWorkers(1);
	// The start of the number takes two seconds of the sandbox; the campaigns need it.
	await environment.sandbox.settings({ clock: 0.01 });
	const ids: string[] = [];
	for (const workflow of workflows) {
		const { id } = await environment.n8n.createWorkflow(workflow);
		await environment.n8n.runWorkflow(id, 'Start');
		await waitUntilWaiting(environment, id);
		ids.push(id);
		if (ids.length > 1) continue;
		await environment.stopWorkers();
		await environment.startWorkers(1);
		await environment.sandbox.settings({ clock: 1 });
		expect(getOutputItems(await waitForExecution(environment, id), 'After')).toMatchObject([
			{ status: 'connected' },
		]);
	}
	await environment.stopWorkers();
	await environment.startWorkers(1);
	await environment.sandbox.settings({ clock: 1_000 });
	for (const id of ids.slice(1)) {
		const execution = await waitForExecution(environment, id);
		expect(getOutputItems(execution, 'After')).toMatchObject([
			{ status: 'completed', stats: { sent: 2 } },
		]);
	}
	const none = async () => (await environment.sandbox.webhooks()).length === 0;
	await eventually('no registration is left', none);
	const starts = (await environment.sandbox.requests()).filter((sent) => /start$/.test(sent));
	expect(starts).toHaveLength(3);
});
