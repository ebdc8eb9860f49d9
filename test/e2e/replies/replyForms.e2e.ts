import {
	connect,
	eventually,
	getOutputItems,
	waitForExecution,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { CUSTOMER, startQuestion } from './questionWorkflow';

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
