import { dirname } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { N8nClient } from '../../../tools/n8n/n8nClient';
import { ensureN8n } from '../../../tools/n8n/install';
import { startN8n, type RunningN8n } from '../../../tools/n8n/startN8n';
import { eventually, type TestEnvironment } from '../../../tools/testEnvironment';
import { startEnvironment, type RunningEnvironment } from '../../../tools/testEnvironment/start';
import {
	createDelivery,
	createListener,
	post,
	registerForeignWebhook,
	listRegistrations,
	getSecretUrl,
} from './triggerWorkflow';

jest.setTimeout(180_000);

/** n8n takes up what a killed n8n was publishing when its lease has run out; two minutes unless told otherwise. */
const env = { N8N_WORKFLOW_PUBLICATION_OUTBOX_LEASE_SECONDS: '20' };

const FOREIGN = 'http://127.0.0.1:9/a-stranger message.received';

/** An n8n of our own, since it is killed. */
let started: RunningEnvironment;
let running: RunningN8n;
let environment: TestEnvironment;

beforeAll(async () => {
	started = await startEnvironment({ env, sandbox: { limits: false } });
	running = started.n8n;
	environment = started.environment;
});
afterAll(async () => {
	await running.stop();
	await started.close();
});
beforeEach(async () => {
	await environment.sandbox.reset();
	await registerForeignWebhook(environment);
});

async function kill(): Promise<void> {
	process.kill(running.pid, 'SIGKILL');
	await running.ended;
	// What it started, such as the task runner.
	await running.stop();
}

/** Starts n8n again with its home, at the same address or at another, which changes its public URL. */
async function restart(isMoved = false): Promise<void> {
	const home = dirname(running.logFile);
	const port = isMoved ? undefined : Number(new URL(running.url).port);
	running = await startN8n({ installation: await ensureN8n({}), home, env, port });
	environment = { ...environment, n8n: new N8nClient(running.url) };
	await environment.n8n.login(environment.owner);
}

/** How often each request reached the API. */
async function countRequests(method: string): Promise<number> {
	return (await environment.sandbox.requests()).filter((one) =>
		one.startsWith(`${method} /webhooks`),
	).length;
}

/** n8n is killed while it waits for the answer to the next request of this kind. */
async function killAt(method: string, when: string, doing: () => Promise<void>): Promise<void> {
	const before = await countRequests(method);
	await environment.sandbox.fault({
		method,
		path: '/webhooks{,/**}',
		kind: 'hang',
		when,
	} as IDataObject);
	const done = doing().catch(() => {});
	await eventually(`${method} to arrive`, async () => (await countRequests(method)) > before);
	await kill();
	await done;
}

async function save(): Promise<{ id: string; url: string }> {
	const { workflow, url } = createListener(environment);
	return { id: (await environment.n8n.createWorkflow(workflow)).id, url };
}

/** n8n refuses while it takes up what the killed one had begun. */
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
		await restart();
		await publishAgain(id);
		await expectExactlyOne(id, url);
		await environment.n8n.unpublish(id);
		expect(await listRegistrations(environment)).toEqual([FOREIGN]);
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
		await restart();
		await publishAgain(id);
		await expectExactlyOne(id, url);
		await environment.n8n.unpublish(id);
		expect(await listRegistrations(environment)).toEqual([FOREIGN]);
	});
});

it('n8n is killed after it published: the registration goes on working', async () => {
	const { id, url } = await save();
	await environment.n8n.publish(id);
	await kill();
	await restart();
	await expectExactlyOne(id, url);
	await environment.n8n.unpublish(id);
	expect(await listRegistrations(environment)).toEqual([FOREIGN]);
});

it('the public URL of n8n changed: publishing again takes the registration along', async () => {
	const { id, url } = await save();
	await environment.n8n.publish(id);
	await kill();
	await restart(true);
	await publishAgain(id);
	const moved = url.replace(/^http:\/\/[^/]+/, running.url);
	await expectExactlyOne(id, moved);
	await environment.n8n.unpublish(id);
	expect(await listRegistrations(environment)).toEqual([FOREIGN]);
});
