import {
	connect,
	eventually,
	getOutputItems,
	waitForExecution,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { createListener } from '../trigger/triggerWorkflow';
import { createQuestion, CUSTOMER, startQuestion, waitUntilWaiting } from './questionWorkflow';

let environment: TestEnvironment;
const normal = { webhookBody: 'json', webhookBatch: 'single', webhookFields: 'record' };

beforeAll(async () => {
	environment = await connect();
	await environment.sandbox.reset();
});

afterEach(async () => {
	await environment.sandbox.settings({ dialect: normal });
	await environment.sandbox.reset();
});

async function getReply(id: string) {
	const execution = await waitForExecution(environment, id);
	expect(execution.status).toBe('success');
	return getOutputItems(execution, 'After');
}

async function waitForDeliveries(count: number): Promise<void> {
	await eventually(`${count} deliveries`, async () => {
		const all = await environment.sandbox.deliveries();
		return all.length === count && all.every(({ status }) => status === 200);
	});
}

it('a reaction, an edit and a status post are no reply', async () => {
	const before = await environment.sandbox.incoming({ from: CUSTOMER, text: 'Before' });
	const { id } = await startQuestion(environment);
	const change = async (action: object) =>
		await environment.sandbox.call('POST', `/messages/${before.id}`, { ...action });
	await change({ action: 'react', emoji: '👍' });
	await change({ action: 'edit', text: 'Changed' });
	await environment.sandbox.incoming({ from: CUSTOMER, text: 'My holiday', post: 'status' });
	await waitForDeliveries(3);
	await environment.sandbox.incoming({ from: CUSTOMER, text: 'Yes' });
	expect(await getReply(id)).toMatchObject([{ status: 'replied', reply: 'Yes', phone: CUSTOMER }]);
});

it('an empty text, a notification and a revoked message are no reply, although any is', async () => {
	const { id } = await startQuestion(environment);
	const from = `${CUSTOMER}@c.us`;
	const nothing = [{ message: '' }, { message: null, type: 'e2e_notification' }];
	for (const content of [...nothing, { message: 'Gone', message_type: 'revoked' }]) {
		await environment.sandbox.emit('message.received', { from, ...content });
	}
	await waitForDeliveries(3);
	await environment.sandbox.incoming({ from: CUSTOMER, text: 'Yes' });
	expect(await getReply(id)).toMatchObject([{ status: 'replied', reply: 'Yes' }]);
});

it('the message that started the workflow is no reply, although nothing says when it was written', async () => {
	const [, , ask, after] = createQuestion(environment).nodes;
	const { workflow } = createListener(environment, {}, ask, after);
	const { id } = await environment.n8n.createWorkflow(workflow);
	await environment.n8n.publish(id);
	const started = { id: 'STARTED', from: `${CUSTOMER}@c.us`, message: 'Hello' };
	await environment.sandbox.emit('message.received', started);
	await waitUntilWaiting(environment, id);
	await environment.n8n.unpublish(id);
	await environment.sandbox.emit('message.received', started);
	await eventually('a delivery to the wait', async () => {
		const deliveries = await environment.sandbox.deliveries();
		return JSON.stringify(deliveries).includes('/webhook-waiting/');
	});
	await environment.sandbox.incoming({ from: CUSTOMER, text: 'Yes' });
	expect(await getReply(id)).toMatchObject([{ status: 'replied', reply: 'Yes' }]);
});

it('the same person in another form, and the number beside a LID, are a reply', async () => {
	const { id } = await startQuestion(environment, { to: '5511987654321' });
	const sender = { from: '99887766554433@lid', sender_pn: '551187654321@c.us' };
	await environment.sandbox.emit('message.received', { ...sender, message: 'Sim' });
	expect(await getReply(id)).toMatchObject([{ status: 'replied', reply: 'Sim' }]);
});

it.each([
	{ webhookBatch: 'list', webhookFields: 'baileys' },
	{ webhookBody: 'form' },
	{ webhookBody: 'multipart', webhookFields: 'web' },
	{ webhookBody: 'binary', webhookBatch: 'events' },
	{ webhookBody: 'gzip', webhookFields: 'camelCase' },
])('a reply is understood as %j', async (dialect) => {
	await environment.sandbox.settings({ dialect });
	const { id } = await startQuestion(environment);
	await environment.sandbox.incoming({ from: CUSTOMER, text: 'Yes' });
	expect(await getReply(id)).toMatchObject([{ status: 'replied', reply: 'Yes', phone: CUSTOMER }]);
});
