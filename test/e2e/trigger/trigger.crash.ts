import type { IDataObject } from 'n8n-workflow';

import { eventually, type TestEnvironment } from '../../../tools/testEnvironment';
import { RestartableN8n } from '../../../tools/testEnvironment/restartableN8n';
import {
	countRequests,
	createDelivery,
	createListener,
	post,
	registerForeignWebhook,
	listRegistrations,
	getSecretUrl,
	waitForRegistrations,
} from './triggerWorkflow';
import { scaleLimit } from '../../../tools/machineFactor';

jest.setTimeout(scaleLimit(180_000));

/** n8n continues an interrupted publication when its lease has expired; the default is two minutes. */
const env = { N8N_WORKFLOW_PUBLICATION_OUTBOX_LEASE_SECONDS: '20' };

const FOREIGN = 'http://127.0.0.1:9/foreign message.received';

let n8n: RestartableN8n;
let environment: TestEnvironment;

beforeAll(async () => {
	n8n = await RestartableN8n.start({ env, sandbox: { limits: false } });
	environment = n8n.environment;
});
afterAll(async () => await n8n?.close());
beforeEach(async () => {
	await environment.sandbox.reset();
	await registerForeignWebhook(environment);
});

/** Kills n8n while it waits for the response to the next request of this kind. */
async function killAt(method: string, when: string, doing: () => Promise<void>): Promise<void> {
	const before = await countRequests(environment, method);
	await environment.sandbox.fault({
		method,
		path: '/webhooks{,/**}',
		kind: 'hang',
		when,
	} as IDataObject);
	const done = doing().catch(() => {});
	await eventually(
		`${method} to arrive`,
		async () => (await countRequests(environment, method)) > before,
	);
	await n8n.kill();
	await done;
}

async function save(): Promise<{ id: string; url: string }> {
	const { workflow, url } = createListener(environment);
	return { id: (await environment.n8n.createWorkflow(workflow)).id, url };
}

/** n8n refuses to publish while it continues the interrupted publication. */
async function publishAgain(id: string): Promise<void> {
	await eventually(
		'publishing again',
		async () => {
			await environment.n8n.unpublish(id);
			return await environment.n8n.publish(id).then(
				() => true,
				() => false,
			);
		},
		90_000,
	);
}

async function expectExactlyOne(id: string, url: string): Promise<void> {
	expect(await listRegistrations(environment)).toEqual([`${url} message.received`, FOREIGN].sort());
	const before = (await environment.n8n.listExecutions(id)).length;
	expect(await post(await getSecretUrl(environment, url), createDelivery())).toBe(200);
	await eventually(
		'one execution',
		async () => (await environment.n8n.listExecutions(id)).length === before + 1,
	);
}

describe('n8n is killed while it publishes', () => {
	it.each([
		['GET', 'before', 0],
		['POST', 'before', 0],
		['POST', 'after', 0],
		['PUT', 'before', 1],
		['PUT', 'after', 1],
		['DELETE', 'before', 2],
		['DELETE', 'after', 2],
	])('at its %s, %s it is carried out', async (method, when, leftovers) => {
		const { id, url } = await save();
		for (let n = 0; n < leftovers; n++) {
			await registerForeignWebhook(environment, `${url}?secret=${n}`, ['message.sent']);
		}
		await killAt(method, when, async () => await environment.n8n.publish(id));
		await n8n.restart();
		await publishAgain(id);
		await expectExactlyOne(id, url);
		await environment.n8n.unpublish(id);
		await waitForRegistrations(environment, FOREIGN);
	});
});

describe('n8n is killed while it unpublishes', () => {
	it.each([
		['GET', 'before'],
		['DELETE', 'before'],
		['DELETE', 'after'],
	])('at its %s, %s it is carried out', async (method, when) => {
		const { id, url } = await save();
		await environment.n8n.publish(id);
		await killAt(method, when, async () => await environment.n8n.unpublish(id));
		await n8n.restart();
		await publishAgain(id);
		await expectExactlyOne(id, url);
		await environment.n8n.unpublish(id);
		await waitForRegistrations(environment, FOREIGN);
	});
});

it('n8n is killed after it published: the registration still works', async () => {
	const { id, url } = await save();
	await environment.n8n.publish(id);
	await n8n.kill();
	await n8n.restart();
	await expectExactlyOne(id, url);
	await environment.n8n.unpublish(id);
	await waitForRegistrations(environment, FOREIGN);
});

it('the public URL of n8n changed: publishing again moves the registration', async () => {
	const { id, url } = await save();
	await environment.n8n.publish(id);
	await n8n.kill();
	await n8n.restart({ atNewUrl: true });
	await publishAgain(id);
	const moved = url.replace(/^http:\/\/[^/]+/, n8n.url);
	await expectExactlyOne(id, moved);
	await environment.n8n.unpublish(id);
	await waitForRegistrations(environment, FOREIGN);
});
