import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';

import { scaleLimit } from '../../../tools/machineFactor';
import { connect, eventually, type TestEnvironment } from '../../../tools/testEnvironment';
import { startOwnSandbox, type OwnSandbox } from '../../../tools/testEnvironment/ownSandbox';
import { ToggleableProxy } from './toggleableProxy';
import {
	createDelivery,
	createListener,
	getSecretUrl,
	listRegistrations,
	post,
	registerForeignWebhook,
	REMOVAL_MS,
	waitForRegistrations,
} from './triggerWorkflow';
import type { Listener } from './triggerWorkflow';

jest.setTimeout(scaleLimit(120_000));

let own: OwnSandbox;
let environment: TestEnvironment;
beforeAll(async () => {
	own = await startOwnSandbox(await connect(), { limits: false });
	environment = own.environment;
});
afterAll(async () => await own?.close());
beforeEach(async () => await environment.sandbox.reset());

const register = (url: string) => `${url} message.received`;

async function save({ workflow }: Listener): Promise<string> {
	return (await environment.n8n.createWorkflow(workflow)).id;
}

/** Returns the requests that changed webhooks. */
async function listChanges(): Promise<string[]> {
	const requests = await environment.sandbox.requests();
	return requests.filter((request) => /^(POST|PUT|PATCH|DELETE) \/webhooks/.test(request));
}

async function expectExecutions(id: string, count: number): Promise<void> {
	await eventually('the execution', async () => {
		return (await environment.n8n.listExecutions(id)).length >= count;
	});
	expect(await environment.n8n.listExecutions(id)).toHaveLength(count);
}

describe('publishing a changed workflow', () => {
	async function republish(change: IDataObject) {
		const listener = createListener(environment);
		const id = await save(listener);
		await environment.n8n.publish(id);
		const secretUrl = await getSecretUrl(environment, listener.url);
		const before = await listChanges();
		const [trigger, ...rest] = listener.workflow.nodes;
		const parameters = { ...trigger.parameters, ...change } as typeof trigger.parameters;
		await environment.n8n.updateWorkflow(id, {
			...listener.workflow,
			nodes: [{ ...trigger, parameters }, ...rest],
		});
		await environment.n8n.publish(id);
		await sleep(REMOVAL_MS);
		expect(await getSecretUrl(environment, listener.url)).toBe(secretUrl);
		return { id, secretUrl, changes: (await listChanges()).slice(before.length) };
	}

	it('with another option leaves its webhook as it is', async () => {
		const { id, secretUrl, changes } = await republish({ options: { keywords: 'order' } });
		expect(changes).toEqual([]);
		expect(await post(secretUrl, createDelivery())).toBe(200);
		const delivery = createDelivery({ message: 'My ORDER?' });
		expect(await post(secretUrl, delivery)).toBe(200);
		await expectExecutions(id, 1);
		await environment.n8n.unpublish(id);
	});

	it('with other events changes it in place', async () => {
		const { id, secretUrl, changes } = await republish({ events: ['message.sent'] });
		expect(changes).toEqual([expect.stringMatching(/^PUT \/webhooks\/\d+$/)]);
		const delivery = { ...createDelivery(), event: 'message.sent' };
		expect(await post(secretUrl, delivery)).toBe(200);
		await expectExecutions(id, 1);
		await environment.n8n.unpublish(id);
	});
});

describe('a copy with the same webhook ID', () => {
	it.each(['one after the other', 'at once'])(
		'published %s: the one that listens keeps its webhook',
		async (way) => {
			const listener = createListener(environment);
			const ids = [await save(listener), await save(listener)];
			const publish = async (id: string) =>
				await environment.n8n.publish(id).then(
					() => true,
					() => false,
				);
			const published =
				way === 'at once'
					? await Promise.all(ids.map(publish))
					: [await publish(ids[0]), await publish(ids[1])];
			expect([...published].sort()).toEqual([false, true]);
			const winner = ids[published.indexOf(true)];
			const loser = ids[published.indexOf(false)];
			await environment.n8n.unpublish(loser);
			await sleep(REMOVAL_MS);
			const secretUrl = await getSecretUrl(environment, listener.url);
			expect(await post(secretUrl, createDelivery())).toBe(200);
			await expectExecutions(winner, 1);
			await environment.n8n.unpublish(winner);
			await waitForRegistrations(environment);
		},
	);
});

describe('a webhook that leads to a trigger of this n8n to which nobody listens', () => {
	it('is deleted by the next publication, and nothing else is', async () => {
		const [alive, next] = [createListener(environment), createListener(environment)];
		const aliveId = await save(alive);
		await environment.n8n.publish(aliveId);
		const query = () => `?secret=${randomBytes(32).toString('hex')}`;
		const orphan = `${environment.n8n.url}/webhook/${randomUUID()}/webhook`;
		const strangers = [
			`${environment.n8n.url}/webhook/${randomUUID()}`,
			`http://127.0.0.1:9/webhook/${randomUUID()}/webhook`,
		];
		for (const url of [orphan, ...strangers]) {
			await registerForeignWebhook(environment, url + query());
		}
		const nextId = await save(next);
		await environment.n8n.publish(nextId);
		const left = [alive.url, next.url, ...strangers].map(register);
		await waitForRegistrations(environment, ...left);
		for (const id of [aliveId, nextId]) await environment.n8n.unpublish(id);
		await waitForRegistrations(environment, ...strangers.map(register));
	});

	it('because the API was down while it was unpublished, and the workflow is deleted since', async () => {
		const proxy = await ToggleableProxy.to(new URL(environment.credential.baseUrl).origin);
		try {
			const data = { ...environment.credential, baseUrl: `${proxy.url}/api/v1` };
			const { id: credentialId } = await environment.n8n.createCredential({
				name: 'Proxy',
				type: 'wavexApi',
				data: { apiToken: data.apiToken, baseUrl: data.baseUrl },
			});
			const proxied = { ...environment, credential: { ...data, id: credentialId } };
			const [gone, next] = [createListener(proxied), createListener(proxied)];
			const id = await save(gone);
			await environment.n8n.publish(id);
			await proxy.closeAfter(0);
			await environment.n8n.unpublish(id);
			await environment.n8n.deleteWorkflow(id);
			await sleep(REMOVAL_MS);
			await proxy.open();
			expect(await listRegistrations(environment)).toEqual([register(gone.url)]);
			const nextId = await save(next);
			await environment.n8n.publish(nextId);
			await waitForRegistrations(environment, register(next.url));
			await environment.n8n.unpublish(nextId);
			await waitForRegistrations(environment);
		} finally {
			await proxy.close();
		}
	});
});
