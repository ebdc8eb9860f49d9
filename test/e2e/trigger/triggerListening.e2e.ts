import {
	connect,
	eventually,
	getOutputItems,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import {
	createDelivery,
	createListener,
	post,
	registerForeignWebhook,
	listRegistrations,
	getSecretUrl,
	waitForRegistrations,
} from './triggerWorkflow';

let environment: TestEnvironment;
let published: string[] = [];
beforeAll(async () => {
	environment = await connect();
});
beforeEach(async () => {
	await environment.sandbox.reset();
	await registerForeignWebhook(environment);
});
afterEach(async () => {
	for (const id of published) await environment.n8n.unpublish(id);
	published = [];
});

const FOREIGN = 'http://127.0.0.1:9/foreign message.received';

async function publish() {
	const listening = createListener(environment);
	const { id } = await environment.n8n.createWorkflow(listening.workflow);
	published.push(id);
	await environment.n8n.publish(id);
	return { ...listening, id };
}

const registration = (url: string) => `${url} message.received`;

/** Returns the modes of the executions that have ended. */
async function listModes(id: string): Promise<string[]> {
	const executions = await environment.n8n.listExecutions(id);
	const ended = executions.filter(({ status }) => !['new', 'running'].includes(status));
	return ended.map(({ mode }) => mode).sort();
}

it('listening in the editor takes one event and leaves what is published alone', async () => {
	const { id, url, testUrl } = await publish();
	await environment.n8n.runWorkflow(id, 'Trigger');
	expect(await listRegistrations(environment)).toEqual(
		[FOREIGN, registration(url), registration(testUrl)].sort(),
	);
	// Neither what is forged nor what is left out ends the listening.
	expect(await post(testUrl, createDelivery())).toBe(401);
	expect(
		await post(await getSecretUrl(environment, testUrl), createDelivery({ from_me: true })),
	).toBe(200);
	await environment.sandbox.incoming({ from: '201112223334', text: 'Hi' });
	await eventually('both executions', async () => (await listModes(id)).length === 2);
	expect(await listModes(id)).toEqual(['manual', 'webhook']);
	for (const { id: execution } of await environment.n8n.listExecutions(id)) {
		const items = getOutputItems(await environment.n8n.getExecution(execution), 'Trigger');
		expect(items).toMatchObject([{ text: 'Hi' }]);
	}
	await waitForRegistrations(environment, FOREIGN, registration(url));
});

it('listening that is given up leaves nothing behind', async () => {
	const { workflow, testUrl } = createListener(environment);
	const { id } = await environment.n8n.createWorkflow(workflow);
	await environment.n8n.runWorkflow(id, 'Trigger');
	expect(await listRegistrations(environment)).toEqual([FOREIGN, registration(testUrl)].sort());
	await environment.n8n.call('DELETE', `/test-webhook/${id}`);
	await waitForRegistrations(environment, FOREIGN);
});

it('two workflows and a foreign webhook do not affect each other', async () => {
	const [one, other] = [await publish(), await publish()];
	await environment.sandbox.incoming({ from: '201112223334', text: 'Hi' });
	for (const { id } of [one, other]) {
		await eventually('an execution each', async () => (await listModes(id)).length === 1);
	}
	await environment.n8n.unpublish(one.id);
	await waitForRegistrations(environment, FOREIGN, registration(other.url));
});

it('other events are registered when the workflow is published with them', async () => {
	const { id, url, workflow } = await publish();
	const [trigger, ...rest] = workflow.nodes;
	const parameters = { ...trigger.parameters, events: ['session.qr', 'message.sent'] };
	await environment.n8n.updateWorkflow(id, {
		...workflow,
		nodes: [{ ...trigger, parameters }, ...rest],
	});
	await environment.n8n.publish(id);
	expect(await listRegistrations(environment)).toEqual(
		[FOREIGN, `${url} session.qr,message.sent`].sort(),
	);
});

it('an n8n on localhost is not published to a public API, in a sentence that says what to set', async () => {
	const data = { apiToken: 'wavex_x', baseUrl: 'https://wavex.invalid/api/v1' };
	const credential = await environment.n8n.createCredential({
		name: 'Far',
		type: 'wavexApi',
		data,
	});
	const { workflow } = createListener({ ...environment, credential: { ...data, ...credential } });
	const { id } = await environment.n8n.createWorkflow(workflow);
	published.push(id);
	await expect(environment.n8n.publish(id)).rejects.toThrow(
		/cannot call this n8n at http:\/\/127\.0\.0\.1:\d+: set n8n's environment variable WEBHOOK_URL/,
	);
});
