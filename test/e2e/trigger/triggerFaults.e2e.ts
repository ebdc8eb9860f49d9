import { setTimeout as sleep } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';

import { startSandbox } from '../../../sandbox';
import { scaleLimit } from '../../../tools/machineFactor';
import { connect, eventually, type TestEnvironment } from '../../../tools/testEnvironment';
import { SandboxControl } from '../../../tools/testEnvironment/sandboxControl';
import { ToggleableProxy } from './toggleableProxy';
import {
	countRequests,
	createListener,
	post,
	createDelivery,
	registerForeignWebhook,
	REMOVAL_MS,
	listRegistrations,
	getSecretUrl,
} from './triggerWorkflow';
import type { Listener } from './triggerWorkflow';

/** Ten run side by side, and each may wait for several time-outs of 15 seconds. */
jest.setTimeout(scaleLimit(240_000));

const FOREIGN = 'http://127.0.0.1:9/foreign message.received';

let shared: TestEnvironment;
const endings: Array<() => Promise<void>> = [];

beforeAll(async () => {
	shared = await connect();
});
afterAll(async () => {
	await Promise.all(endings.map(async (end) => await end()));
});

interface Scenario {
	environment: TestEnvironment;
	proxy: ToggleableProxy;
	/** The registered URL of another workflow, without its secret. */
	otherUrl: string;
}

/** Starts a sandbox behind a proxy, in which others have registered webhooks. */
async function createScenario(): Promise<Scenario> {
	const sandbox = await startSandbox({ limits: false });
	const proxy = await ToggleableProxy.to(sandbox.url);
	const data = { apiToken: sandbox.tokens[0], baseUrl: `${proxy.url}/api/v1` };
	const credential = await shared.n8n.createCredential({ name: 'Proxy', type: 'wavexApi', data });
	const control = new SandboxControl(sandbox.url);
	const environment = { ...shared, sandbox: control, credential: { ...data, ...credential } };
	endings.push(async () => {
		await proxy.close();
		await sandbox.close();
	});
	await registerForeignWebhook(environment);
	// As another workflow of this n8n would register it.
	const { url: otherUrl } = createListener(environment);
	await registerForeignWebhook(environment, `${otherUrl}?secret=other`);
	return { environment, proxy, otherUrl };
}

async function save({ workflow }: Listener): Promise<string> {
	return (await shared.n8n.createWorkflow(workflow)).id;
}

/** Publishing again repairs what the fault left, unless n8n itself has done so already. */
async function expectOneAfter(
	{ environment, proxy, otherUrl }: Scenario,
	publishing: Promise<void>,
	id: string,
	url: string,
	again = false,
) {
	const hasFailed = await publishing.then(
		() => false,
		() => true,
	);
	await proxy.open();
	if (hasFailed || again) {
		await shared.n8n.unpublish(id);
		await shared.n8n.publish(id);
	}
	const expected = [FOREIGN, `${otherUrl} message.received`, `${url} message.received`];
	expect(await listRegistrations(environment)).toEqual(expected.sort());
	expect(await post(await getSecretUrl(environment, url), createDelivery())).toBe(200);
	await eventually('one execution', async () => (await shared.n8n.listExecutions(id)).length === 1);
}

const FAULTS: Array<[string, IDataObject & { when?: 'after' }]> = [
	['500', { kind: 'status', status: 500 }],
	['500 after the work was done', { kind: 'status', status: 500, when: 'after' }],
	['404', { kind: 'status', status: 404 }],
	// n8n itself repeats a request once after a 401.
	['401', { kind: 'status', status: 401, count: 2 }],
	['a lost response', { kind: 'reset', when: 'after' }],
	['a broken connection', { kind: 'reset' }],
	['half a response', { kind: 'broken' }],
	['half a response after the work was done', { kind: 'broken', when: 'after' }],
	['a timeout', { kind: 'hang' }],
	['a timeout after the work was done', { kind: 'hang', when: 'after' }],
];

/** A request that changes nothing cannot fail after its work. */
function getFaults(method: string): typeof FAULTS {
	return method === 'GET' ? FAULTS.filter(([, { when }]) => when === undefined) : FAULTS;
}

/** What is registered at the node's URL before it is published, and which requests repair it. */
const SITUATIONS: Array<[string, number, string[]]> = [
	['nothing registered', 0, ['GET', 'POST']],
	['a registration of before a crash', 1, ['PUT']],
	['a doubled registration', 2, ['DELETE']],
];

describe.each(SITUATIONS)('publishing with %s', (_, leftovers, methods) => {
	const rows = methods.flatMap((method) =>
		getFaults(method).map(([name, fault]) => [method, name, fault] as const),
	);

	it.concurrent.each(rows)(
		'%s meets %s: exactly one registration',
		async (method, _name, fault) => {
			const scenario = await createScenario();
			const { environment } = scenario;
			const listening = createListener(environment);
			const id = await save(listening);
			for (let n = 0; n < leftovers; n++) {
				await registerForeignWebhook(environment, `${listening.url}?secret=${n}`, ['message.sent']);
			}
			await environment.sandbox.fault({ method, path: '/webhooks{,/**}', ...fault });
			// A 404 means to the node that the webhook is gone; the next publication finds it.
			const isBelieved = method === 'DELETE' && fault.status === 404;
			await expectOneAfter(scenario, environment.n8n.publish(id), id, listening.url, isBelieved);
		},
	);
});

describe.each(['GET', 'DELETE'])('unpublishing, %s meets', (method) => {
	it.concurrent.each(getFaults(method))(
		'%s: exactly one registration after publishing again',
		async (_, fault) => {
			const scenario = await createScenario();
			const { environment } = scenario;
			const listening = createListener(environment);
			const id = await save(listening);
			await environment.n8n.publish(id);
			const before = await countRequests(environment, method);
			await environment.sandbox.fault({ method, path: '/webhooks{,/**}', ...fault });
			await environment.n8n.unpublish(id);
			const hasSent = async () => (await countRequests(environment, method)) > before;
			await eventually(`the ${method}`, hasSent);
			await expectOneAfter(scenario, environment.n8n.publish(id), id, listening.url);
		},
	);
});

describe('an API that is down', () => {
	it.concurrent.each([
		['publishing', 0],
		['publishing', 1],
		['unpublishing', 0],
		['unpublishing', 1],
	])('at %s, after %i requests: publishing again makes exactly one', async (step, n) => {
		const scenario = await createScenario();
		const { environment, proxy } = scenario;
		const listening = createListener(environment);
		const id = await save(listening);
		if (step === 'unpublishing') await environment.n8n.publish(id);
		await proxy.closeAfter(n);
		if (step === 'unpublishing') {
			await environment.n8n.unpublish(id);
			await sleep(REMOVAL_MS);
			await proxy.open();
		}
		await expectOneAfter(scenario, environment.n8n.publish(id), id, listening.url);
	});

	it.concurrent(
		'for the first moments only: n8n itself publishes the workflow when it is back',
		async () => {
			const scenario = await createScenario();
			const { environment, proxy } = scenario;
			const listening = createListener(environment);
			const id = await save(listening);
			await proxy.closeAfter(0);
			const publishing = environment.n8n.publish(id);
			await eventually('the first failure', async () => {
				const { triggers } = await environment.n8n.call<{ triggers: unknown[] }>(
					'GET',
					`/workflows/${id}/publication-status`,
				);
				return triggers !== undefined;
			});
			await proxy.open();
			await publishing;
			expect(await listRegistrations(environment)).toContain(`${listening.url} message.received`);
		},
	);
});
