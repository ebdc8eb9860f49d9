import type { IDataObject } from 'n8n-workflow';

import { Door } from './toggleableProxy';
import { enterStage, eventually, type Stage } from '../../../tools/testEnvironment';
import {
	listener,
	post,
	delivery,
	registerStranger,
	registrations,
	secretUrl,
} from './triggerWorkflow';
import type { Listener } from './triggerWorkflow';

jest.setTimeout(120_000);

let stage: Stage;
let door: Door;
let throughDoor: Stage;
let other: { id: string; url: string };
let published: string[] = [];

const STRANGER = 'http://127.0.0.1:9/a-stranger message.received';

beforeAll(async () => {
	stage = await enterStage();
	door = await Door.to(stage.sandbox.url);
	const data = { apiToken: stage.credential.apiToken, baseUrl: `${door.url}/api/v1` };
	const credential = await stage.n8n.createCredential({ name: 'Door', type: 'wavexApi', data });
	throughDoor = { ...stage, credential: { ...data, ...credential } };
});
afterAll(async () => await door.close());

/** Beside what is tested there are always a stranger's webhook and another workflow's. */
beforeEach(async () => {
	await stage.sandbox.reset();
	await registerStranger(stage);
	const { workflow, url } = listener(stage);
	const { id } = await stage.n8n.createWorkflow(workflow);
	await stage.n8n.publish(id);
	other = { id, url };
	published = [id];
});
afterEach(async () => {
	await door.open();
	for (const id of published) await stage.n8n.unpublish(id);
});

async function save({ workflow }: Listener): Promise<string> {
	const { id } = await stage.n8n.createWorkflow(workflow);
	published.push(id);
	return id;
}

/** What the fault left is mended by publishing again, unless n8n itself has done it already. */
async function expectOneAfter(publishing: Promise<void>, id: string, url: string, again = false) {
	const failed = await publishing.then(
		() => false,
		() => true,
	);
	await door.open();
	if (failed || again) {
		await stage.n8n.unpublish(id);
		await stage.n8n.publish(id);
	}
	const expected = [STRANGER, `${other.url} message.received`, `${url} message.received`];
	expect(await registrations(stage)).toEqual(expected.sort());
	expect(await post(await secretUrl(stage, url), delivery())).toBe(200);
	await eventually('one execution', async () => (await stage.n8n.listExecutions(id)).length === 1);
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
function faultsOf(method: string): typeof FAULTS {
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
		faultsOf(method).map(([name, fault]) => [method, name, fault] as const),
	);

	it.each(rows)('%s meets %s: exactly one registration', async (method, _name, fault) => {
		const listening = listener(stage);
		const id = await save(listening);
		for (let n = 0; n < leftovers; n++) {
			await registerStranger(stage, `${listening.url}?secret=${n}`, ['message.sent']);
		}
		await stage.sandbox.fault({ method, path: '/webhooks{,/**}', ...fault });
		// Who says that a registration is gone is believed; the next publishing finds it.
		const isBelieved = method === 'DELETE' && fault.status === 404;
		await expectOneAfter(stage.n8n.publish(id), id, listening.url, isBelieved);
	});
});

describe.each(['GET', 'DELETE'])('unpublishing, %s meets', (method) => {
	it.each(faultsOf(method))(
		'%s: exactly one registration after publishing again',
		async (_, fault) => {
			const listening = listener(stage);
			const id = await save(listening);
			await stage.n8n.publish(id);
			await stage.sandbox.fault({ method, path: '/webhooks{,/**}', ...fault });
			await stage.n8n.unpublish(id);
			await expectOneAfter(stage.n8n.publish(id), id, listening.url);
		},
	);
});

describe('an API that is down', () => {
	it.each([0, 1])(
		'after %i requests of publishing: publishing again makes exactly one',
		async (n) => {
			const listening = listener(throughDoor);
			const id = await save(listening);
			await door.shutAfter(n);
			await expectOneAfter(stage.n8n.publish(id), id, listening.url);
		},
	);

	it.each([0, 1])(
		'after %i requests of unpublishing: publishing again makes exactly one',
		async (n) => {
			const listening = listener(throughDoor);
			const id = await save(listening);
			await stage.n8n.publish(id);
			await door.shutAfter(n);
			await stage.n8n.unpublish(id);
			await door.open();
			await expectOneAfter(stage.n8n.publish(id), id, listening.url);
		},
	);

	it('for the first moments only: n8n itself publishes the workflow when it is back', async () => {
		const listening = listener(throughDoor);
		const id = await save(listening);
		await door.shutAfter(0);
		const publishing = stage.n8n.publish(id);
		await eventually('the first failure', async () => {
			const { triggers } = await stage.n8n.call<{ triggers: unknown[] }>(
				'GET',
				`/workflows/${id}/publication-status`,
			);
			return triggers !== undefined;
		});
		await door.open();
		await publishing;
		expect(await registrations(stage)).toContain(`${listening.url} message.received`);
	});
});
