import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';

import type { Workflow } from '../../../tools/n8n/n8nTypes';
import {
	waitForExecution,
	connect,
	eventually,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { SandboxControl } from '../../../tools/testEnvironment/sandboxControl';
import { createCustomerList, getListTexts } from './customerList';
import { scaleLimit } from '../../../tools/machineFactor';

let environment: TestEnvironment;
let sandbox: Sandbox | undefined;
beforeAll(async () => {
	environment = await connect();
});
beforeEach(async () => await environment.sandbox.reset());
afterEach(async () => {
	await environment.sandbox.settings({ limits: false });
	await sandbox?.close();
	sandbox = undefined;
});

const TEXTS = '/sessions/*/messages/text';

async function start(workflow: Workflow): Promise<string> {
	const { id } = await environment.n8n.createWorkflow(workflow);
	await environment.n8n.runWorkflow(id, 'Start');
	return id;
}

async function listTexts({ sandbox } = environment): Promise<string[]> {
	return (await sandbox.messages()).map(({ text }) => text);
}

/** Returns an environment with a token of its own, whose long wait does not reach the next test. */
async function createLimitedEnvironment(): Promise<TestEnvironment> {
	const limits = { perMinute: 5, perHour: 5 };
	sandbox = await startSandbox({ clock: 30, limits });
	const data = { apiToken: sandbox.tokens[0], baseUrl: sandbox.apiUrl };
	const created = await environment.n8n.createCredential({ name: 'Own', type: 'wavexApi', data });
	const credential = { ...data, ...created };
	return { ...environment, sandbox: new SandboxControl(sandbox.url), credential };
}

it('a list goes out in its order, at the pace of the API, without the user doing anything', async () => {
	// At this clock a minute takes two seconds.
	await environment.sandbox.settings({ limits: { perMinute: 20, perHour: 10_000 } });
	const execution = await waitForExecution(
		environment,
		await start(createCustomerList(environment, 70)),
		60_000,
	);
	expect(execution.status).toBe('success');
	expect(await listTexts()).toEqual(getListTexts(70));
});

it('two executions share the budget: both lists arrive whole, each in its order', async () => {
	await environment.sandbox.settings({ limits: { perMinute: 20, perHour: 10_000 } });
	const runs = [
		await start(createCustomerList(environment, 30, 'First')),
		await start(createCustomerList(environment, 30, 'Second')),
	];
	for (const id of runs)
		expect((await waitForExecution(environment, id, 60_000)).status).toBe('success');
	const all = await listTexts();
	expect(all.filter((text) => text.startsWith('First'))).toEqual(getListTexts(30, 'First'));
	expect(all.filter((text) => text.startsWith('Second'))).toEqual(getListTexts(30, 'Second'));
});

it('stopping the execution ends the waiting, and nothing more is sent', async () => {
	const limited = await createLimitedEnvironment();
	const id = await start(createCustomerList(limited, 10));
	await eventually('the limit', async () => (await listTexts(limited)).length === 5);
	await sleep(500);
	const [running] = await environment.n8n.listExecutions(id);
	const before = Date.now();
	await environment.n8n.stopExecution(running.id);
	const execution = await waitForExecution(environment, id);
	// The API's hour lasts two minutes here: the wait must not have run to its end.
	expect(Date.now() - before).toBeLessThan(scaleLimit(10_000));
	expect(execution.status).toBe('canceled');
	await limited.sandbox.settings({ limits: false });
	await sleep(2000);
	expect(await listTexts(limited)).toEqual(getListTexts(5));
});

it("n8n's own time-out of the workflow ends the waiting too", async () => {
	const limited = await createLimitedEnvironment();
	const workflow = {
		...createCustomerList(limited, 10),
		settings: { executionTimeout: Math.ceil(scaleLimit(4000) / 1000) },
	};
	const execution = await waitForExecution(environment, await start(workflow));
	expect(['canceled', 'error']).toContain(execution.status);
	await limited.sandbox.settings({ limits: false });
	await sleep(2000);
	expect(await listTexts(limited)).toEqual(getListTexts(5));
});

describe('a fault at every position of a run of ten', () => {
	const positions = Array.from({ length: 10 }, (_, n) => n);

	interface Kind {
		fault: IDataObject;
		/** Whether the text at the fault reaches the customer, and whether the run goes on after it. */
		arrives: boolean;
		goesOn: boolean;
		says?: RegExp;
	}
	const kinds: Record<string, Kind> = {
		'429': {
			fault: { kind: 'status', status: 429, headers: { 'retry-after': '0' } },
			arrives: true,
			goesOn: true,
		},
		'422': { fault: { kind: 'status', status: 422 }, arrives: false, goesOn: false, says: /./ },
		'500, not taken': {
			fault: { kind: 'status', status: 500 },
			arrives: false,
			goesOn: false,
			says: /may still have been processed/,
		},
		'500, taken': {
			fault: { kind: 'status', status: 500, when: 'after' },
			arrives: true,
			goesOn: false,
			says: /may still have been processed/,
		},
		'a page, taken': {
			fault: { kind: 'html', when: 'after' },
			arrives: true,
			goesOn: false,
			says: /may still have been processed/,
		},
		'broken JSON, taken': {
			fault: { kind: 'broken', when: 'after' },
			arrives: true,
			goesOn: false,
			says: /may still have been processed/,
		},
		'cut off, not taken': {
			fault: { kind: 'reset' },
			arrives: false,
			goesOn: false,
			says: /may still have been processed/,
		},
		'cut off, taken': {
			fault: { kind: 'reset', when: 'after' },
			arrives: true,
			goesOn: false,
			says: /may still have been processed/,
		},
		slow: { fault: { kind: 'slow', delayMs: 300 }, arrives: true, goesOn: true },
	};

	it.each(Object.entries(kinds))(
		'%s: nothing lost, nothing doubled, and the report is true',
		async (_, kind) => {
			for (const position of positions) {
				await environment.sandbox.reset();
				await environment.sandbox.fault({ path: TEXTS, skip: position, ...kind.fault });
				const execution = await waitForExecution(
					environment,
					await start(createCustomerList(environment, 10)),
				);
				const arrived = kind.goesOn ? 10 : position + (kind.arrives ? 1 : 0);
				expect({ position, texts: await listTexts() }).toEqual({
					position,
					texts: getListTexts(arrived),
				});
				const { error } = execution.data.resultData;
				if (kind.goesOn) {
					expect(error).toBeUndefined();
					continue;
				}
				const description = (error as { description?: string }).description ?? '';
				expect(description).toMatch(kind.says!);
				expect(description).toContain(`item ${position} failed`);
				if (position > 0) {
					expect(description).toMatch(
						position === 1 ? /item 0 was sent/ : `items 0 to ${position - 1} were sent`,
					);
				}
				if (position < 9) {
					expect(description).toMatch(
						position === 8 ? /item 9 was not sent/ : `items ${position + 1} to 9 were not sent`,
					);
				}
			}
		},
		scaleLimit(180_000),
	);
});

it('Retry On Fail does not send again what has gone out', async () => {
	await environment.sandbox.fault({ path: TEXTS, skip: 4, kind: 'status', status: 422 });
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
	const execution = await waitForExecution(
		environment,
		await start(createCustomerList(environment, 10, 'List', retry)),
	);
	expect(execution.status).toBe('success');
	expect(await listTexts()).toEqual(getListTexts(10));
});
