import { enterStage, eventually, itemsOf, type Stage } from '../../../tools/testEnvironment';
import {
	delivery,
	listener,
	post,
	registerStranger,
	registrations,
	secretUrl,
} from './triggerWorkflow';

let stage: Stage;
let published: string[] = [];
beforeAll(async () => {
	stage = await enterStage();
});
beforeEach(async () => {
	await stage.sandbox.reset();
	await registerStranger(stage);
});
afterEach(async () => {
	for (const id of published) await stage.n8n.unpublish(id);
	published = [];
});

const STRANGER = 'http://127.0.0.1:9/a-stranger message.received';

async function publish() {
	const listening = listener(stage);
	const { id } = await stage.n8n.createWorkflow(listening.workflow);
	published.push(id);
	await stage.n8n.publish(id);
	return { ...listening, id };
}

const registration = (url: string) => `${url} message.received`;

async function modes(id: string): Promise<string[]> {
	return (await stage.n8n.listExecutions(id)).map(({ mode }) => mode).sort();
}

it('listening in the editor takes one event and leaves what is published alone', async () => {
	const { id, url, testUrl } = await publish();
	await stage.n8n.runWorkflow(id, 'Trigger');
	expect(await registrations(stage)).toEqual(
		[STRANGER, registration(url), registration(testUrl)].sort(),
	);
	// Neither what is forged nor what is left out ends the listening.
	expect(await post(testUrl, delivery())).toBe(401);
	expect(await post(await secretUrl(stage, testUrl), delivery({ from_me: true }))).toBe(200);
	await stage.sandbox.incoming({ from: '201112223334', text: 'Hi' });
	await eventually('both executions', async () => (await modes(id)).length === 2);
	expect(await modes(id)).toEqual(['manual', 'webhook']);
	for (const { id: execution } of await stage.n8n.listExecutions(id)) {
		const items = itemsOf(await stage.n8n.getExecution(execution), 'Trigger');
		expect(items).toMatchObject([{ text: 'Hi' }]);
	}
	await eventually('the end of the listening', async () => {
		const now = await registrations(stage);
		return now.join() === [STRANGER, registration(url)].sort().join();
	});
});

it('listening that is given up leaves nothing behind', async () => {
	const { workflow, testUrl } = listener(stage);
	const { id } = await stage.n8n.createWorkflow(workflow);
	await stage.n8n.runWorkflow(id, 'Trigger');
	expect(await registrations(stage)).toEqual([STRANGER, registration(testUrl)].sort());
	await stage.n8n.call('DELETE', `/test-webhook/${id}`);
	await eventually('the end of the listening', async () => {
		return (await registrations(stage)).join() === STRANGER;
	});
});

it('two workflows and a stranger do not disturb each other', async () => {
	const [one, other] = [await publish(), await publish()];
	await stage.sandbox.incoming({ from: '201112223334', text: 'Hi' });
	for (const { id } of [one, other]) {
		await eventually('an execution each', async () => (await modes(id)).length === 1);
	}
	await stage.n8n.unpublish(one.id);
	expect(await registrations(stage)).toEqual([STRANGER, registration(other.url)].sort());
});

it('other events are registered when the workflow is published with them', async () => {
	const { id, url, workflow } = await publish();
	const [trigger, ...rest] = workflow.nodes;
	const parameters = { ...trigger.parameters, events: ['session.qr', 'message.sent'] };
	await stage.n8n.updateWorkflow(id, { ...workflow, nodes: [{ ...trigger, parameters }, ...rest] });
	await stage.n8n.publish(id);
	expect(await registrations(stage)).toEqual([STRANGER, `${url} session.qr,message.sent`].sort());
});

it('an n8n on localhost is not published to a public API, in a sentence that says what to set', async () => {
	const data = { apiToken: 'wavex_x', baseUrl: 'https://wavex.invalid/api/v1' };
	const credential = await stage.n8n.createCredential({ name: 'Far', type: 'wavexApi', data });
	const { workflow } = listener({ ...stage, credential: { ...data, ...credential } });
	const { id } = await stage.n8n.createWorkflow(workflow);
	published.push(id);
	await expect(stage.n8n.publish(id)).rejects.toThrow(
		/cannot call this n8n at http:\/\/127\.0\.0\.1:\d+: set n8n's environment variable WEBHOOK_URL/,
	);
});
