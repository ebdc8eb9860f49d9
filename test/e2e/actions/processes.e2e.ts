import { waitForExecution, connect, type TestEnvironment } from '../../../tools/testEnvironment';
import { startOwnSandbox, type OwnSandbox } from '../../../tools/testEnvironment/ownSandbox';
import { createCustomerList, getListTexts } from './customerList';
import {
	startEnvironment,
	type RunningEnvironment,
} from '../../../tools/testEnvironment/startEnvironment';

let own: OwnSandbox | undefined;
let first: TestEnvironment;
let second: TestEnvironment;
let started: RunningEnvironment;

beforeAll(async () => {
	own = await startOwnSandbox(await connect(), {
		clock: 30,
		limits: { perMinute: 20, perHour: 10_000 },
	});
	first = own.environment;
	started = await startEnvironment();
	const { n8n, owner } = started.environment;
	const { apiToken, baseUrl } = first.credential;
	const data = { apiToken, baseUrl };
	const saved = await n8n.createCredential({ name: 'Shared', type: 'wavexApi', data });
	second = { n8n, owner, sandbox: first.sandbox, credential: { ...data, ...saved } };
});

afterAll(async () => {
	await started?.close();
	await own?.close();
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
