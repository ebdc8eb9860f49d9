import type { IDataObject } from 'n8n-workflow';

import { ToggleableProxy } from './toggleableProxy';
import { connect, eventually, type TestEnvironment } from '../../../tools/testEnvironment';
import {
	createListener,
	post,
	createDelivery,
	registerForeignWebhook,
	listRegistrations,
	getSecretUrl,
} from './triggerWorkflow';
import type { Listener } from './triggerWorkflow';

jest.setTimeout(120_000);

let environment: TestEnvironment;
let proxy: ToggleableProxy;
let throughProxy: TestEnvironment;
let other: { id: string; url: string };
let published: string[] = [];

const FOREIGN = 'http://127.0.0.1:9/a-stranger message.received';

beforeAll(async () => {
	environment = await connect();
	proxy = await ToggleableProxy.to(environment.sandbox.url);
	const data = { apiToken: environment.credential.apiToken, baseUrl: `${proxy.url}/api/v1` };
	const credential = await environment.n8n.createCredential({
		name: 'Door',
		type: 'wavexApi',
		data,
	});
	throughProxy = { ...environment, credential: { ...data, ...credential } };
});
afterAll(async () => await proxy.close());

/** Beside what is tested there are always a stranger's webhook and another workflow's. */
beforeEach(async () => {
	await environment.sandbox.reset();
	await registerForeignWebhook(environment);
	const { workflow, url } = createListener(environment);
	const { id } = await environment.n8n.createWorkflow(workflow);
	await environment.n8n.publish(id);
	other = { id, url };
	published = [id];
});
afterEach(async () => {
	await proxy.open();
	for (const id of published) await environment.n8n.unpublish(id);
});

async function save({ workflow }: Listener): Promise<string> {
	const { id } = await environment.n8n.createWorkflow(workflow);
	published.push(id);
	return id;
}

/** What the fault left is mended by publishing again, unless n8n itself has done it already. */
async function expectOneAfter(publishing: Promise<void>, id: string, url: string, again = false) {
	const failed = await publishing.then(
		() => false,
		() => true,
	);
	await proxy.open();
	if (failed || again) {
		await environment.n8n.unpublish(id);
		await environment.n8n.publish(id);
	}
	const expected = [FOREIGN, `${other.url} message.received`, `${url} message.received`];
	expect(await listRegistrations(environment)).toEqual(expected.sort());
	expect(await post(await getSecretUrl(environment, url), createDelivery())).toBe(200);
	await eventually(
		'one execution',
		async () => (await environment.n8n.listExecutions(id)).length === 1,
	);
}

const FAULTS: Array<[string, IDataObject & { when?: 'after' }]> = [
	['500', { kind: 'status', status: 500 }],
	['500 after the work was done', { kind: 'status', status: 500, when: 'after' }],
	['404', { kind: 'status', status: 404 }],
	// n8n itself asks once more after a 401.
	['401', { kind: 'status', status: 401, count: 2 }],
	['an answer that is lost', { kind: 'reset', when: 'after' }],
	['a connection that breaks', { kind: 'reset' }],
	['half an answer', { kind: 'broken' }],
	['half an answer after the work was done', { kind: 'broken', when: 'after' }],
	['no answer in time', { kind: 'hang' }],
	['no answer in time after the work was done', { kind: 'hang', when: 'after' }],
];

/** For a request that does no work it is all one when it fails. */
function getFaults(method: string): typeof FAULTS {
	return method === 'GET' ? FAULTS.filter(([, { when }]) => when === undefined) : FAULTS;
}

/** What stands at the node's own URL before it is published, and which requests mend that. */
const SITUATIONS: Array<[string, number, string[]]> = [
	['nothing registered', 0, ['GET', 'POST']],
	['a registration of before a crash', 1, ['PUT']],
	['a doubled registration', 2, ['DELETE']],
];

describe.each(SITUATIONS)('publishing with %s', (_, leftovers, methods) => {
	const rows = methods.flatMap((method) =>
		getFaults(method).map(([name, fault]) => [method, name, fault] as const),
	);

	it.each(rows)('%s meets %s: exactly one registration', async (method, _name, fault) => {
		const listening = createListener(environment);
		const id = await save(listening);
		for (let n = 0; n < leftovers; n++) {
			await registerForeignWebhook(environment, `${listening.url}?secret=${n}`, ['message.sent']);
		}
		await environment.sandbox.fault({ method, path: '/webhooks{,/**}', ...fault });
		// Who says that a registration is gone is believed; the next publishing finds it.
		const isBelieved = method === 'DELETE' && fault.status === 404;
		await expectOneAfter(environment.n8n.publish(id), id, listening.url, isBelieved);
	});
});

describe.each(['GET', 'DELETE'])('unpublishing, %s meets', (method) => {
	it.each(getFaults(method))(
		'%s: exactly one registration after publishing again',
		async (_, fault) => {
			const listening = createListener(environment);
			const id = await save(listening);
			await environment.n8n.publish(id);
			await environment.sandbox.fault({ method, path: '/webhooks{,/**}', ...fault });
			await environment.n8n.unpublish(id);
			await expectOneAfter(environment.n8n.publish(id), id, listening.url);
		},
	);
});

describe('an API that is down', () => {
	it.each([0, 1])(
		'after %i requests of publishing: publishing again makes exactly one',
		async (n) => {
			const listening = createListener(throughProxy);
			const id = await save(listening);
			await proxy.closeAfter(n);
			await expectOneAfter(environment.n8n.publish(id), id, listening.url);
		},
	);

	it.each([0, 1])(
		'after %i requests of unpublishing: publishing again makes exactly one',
		async (n) => {
			const listening = createListener(throughProxy);
			const id = await save(listening);
			await environment.n8n.publish(id);
			await proxy.closeAfter(n);
			await environment.n8n.unpublish(id);
			await proxy.open();
			await expectOneAfter(environment.n8n.publish(id), id, listening.url);
		},
	);

	it('for the first moments only: n8n itself publishes the workflow when it is back', async () => {
		const listening = createListener(throughProxy);
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
	});
});
