import { ended, eventually, itemsOf } from '../../tools/testEnvironment';
import { CUSTOMER, question, waiting } from '../e2e/replies/question';
import { enterQueue, type QueueStage } from './queueEnvironment';

let stage: QueueStage;
beforeAll(async () => {
	stage = await enterQueue();
	await stage.sandbox.reset();
});
afterAll(async () => await stage.dismissAll());

it('a question that one worker asked goes on at another when the reply comes to the webhook processor', async () => {
	await stage.hire(1);
	const { id } = await stage.n8n.createWorkflow(question(stage));
	await stage.n8n.runWorkflow(id, 'Start');
	await waiting(stage, id);
	const [{ url }] = await stage.sandbox.webhooks();
	expect(url.startsWith(`${stage.cluster.webhookUrl}/webhook-waiting/`)).toBe(true);

	await stage.dismissAll();
	await stage.hire(1);
	await stage.sandbox.incoming({ from: CUSTOMER, text: 'Yes, please' });
	const execution = await ended(stage, id);
	expect(execution.status).toBe('success');
	expect(itemsOf(execution, 'After')).toMatchObject([
		{ order: 7, status: 'replied', reply: 'Yes, please', phone: CUSTOMER },
	]);
	const none = async () => (await stage.sandbox.webhooks()).length === 0;
	await eventually('no registration is left', none);
	const asked = (await stage.sandbox.messages()).filter(({ from_me }) => from_me);
	expect(asked.map(({ text }) => text)).toEqual(['Shall we deliver?']);
});
