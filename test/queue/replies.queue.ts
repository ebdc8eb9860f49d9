import { waitForExecution, eventually, getOutputItems } from '../../tools/testEnvironment';
import { CUSTOMER, createQuestion, waitUntilWaiting } from '../e2e/replies/questionWorkflow';
import { connectToQueue, type QueueEnvironment } from './queueEnvironment';

let environment: QueueEnvironment;
beforeAll(async () => {
	environment = await connectToQueue();
	await environment.sandbox.reset();
});
afterAll(async () => await environment.stopWorkers());

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
