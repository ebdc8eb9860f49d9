import { waitForExecution, connect, type TestEnvironment } from '../../../tools/testEnvironment';
import { createCustomerList, getListTexts } from './customerList';
import {
	startEnvironment,
	type RunningEnvironment,
} from '../../../tools/testEnvironment/startEnvironment';

let first: TestEnvironment;
let second: TestEnvironment;
let started: RunningEnvironment;

beforeAll(async () => {
	first = await connect();
	await first.sandbox.reset();
	await first.sandbox.settings({ limits: { perMinute: 20, perHour: 10_000 } });
	started = await startEnvironment();
	const { n8n, owner } = started.environment;
	const { apiToken, baseUrl } = first.credential;
	const data = { apiToken, baseUrl };
	const saved = await n8n.createCredential({ name: 'Shared', type: 'wavexApi', data });
	second = { n8n, owner, sandbox: first.sandbox, credential: { ...data, ...saved } };
});

afterAll(async () => {
	await first.sandbox.settings({ limits: false });
	await started?.close();
});

it('two processes that share a token: both lists arrive whole, each in its order, and nothing twice', async () => {
	const runs = [];
	for (const [environment, name] of [
		[first, 'First'],
		[second, 'Second'],
	] as const) {
		const { id } = await environment.n8n.createWorkflow(createCustomerList(environment, 50, name));
		await environment.n8n.runWorkflow(id, 'Start');
		runs.push({ environment, id });
	}
	for (const { environment, id } of runs) {
		expect((await waitForExecution(environment, id, 90_000)).status).toBe('success');
	}
	const texts = (await first.sandbox.messages()).map(({ text }) => text);
	expect(texts).toHaveLength(100);
	for (const name of ['First', 'Second']) {
		expect(texts.filter((text) => text.startsWith(name))).toEqual(getListTexts(50, name));
	}
});
