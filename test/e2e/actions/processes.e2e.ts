import { ended, enterStage, type Stage } from '../../../tools/testEnvironment';
import { customerList, textsOf } from './customerList';
import { raise, type Raised } from '../../../tools/testEnvironment/start';

let first: Stage;
let second: Stage;
let raised: Raised;

beforeAll(async () => {
	first = await enterStage();
	await first.sandbox.reset();
	await first.sandbox.settings({ limits: { perMinute: 20, perHour: 10_000 } });
	raised = await raise();
	const { n8n, owner } = raised.stage;
	const { apiToken, baseUrl } = first.credential;
	const data = { apiToken, baseUrl };
	const saved = await n8n.createCredential({ name: 'Shared', type: 'wavexApi', data });
	second = { n8n, owner, sandbox: first.sandbox, credential: { ...data, ...saved } };
}, 120_000);

afterAll(async () => {
	await first.sandbox.settings({ limits: false });
	await raised.close();
});

it('two processes that share a token: both lists arrive whole, each in its order, and nothing twice', async () => {
	const runs = [];
	for (const [stage, name] of [
		[first, 'First'],
		[second, 'Second'],
	] as const) {
		const { id } = await stage.n8n.createWorkflow(customerList(stage, 50, name));
		await stage.n8n.runWorkflow(id, 'Start');
		runs.push({ stage, id });
	}
	for (const { stage, id } of runs) {
		expect((await ended(stage, id, 90_000)).status).toBe('success');
	}
	const texts = (await first.sandbox.messages()).map(({ text }) => text);
	expect(texts).toHaveLength(100);
	for (const name of ['First', 'Second']) {
		expect(texts.filter((text) => text.startsWith(name))).toEqual(textsOf(50, name));
	}
}, 120_000);
