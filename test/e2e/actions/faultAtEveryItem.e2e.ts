import type { IDataObject } from 'n8n-workflow';

import { scaleLimit } from '../../../tools/machineFactor';
import { connect, waitForExecution, type TestEnvironment } from '../../../tools/testEnvironment';
import { startOwnSandbox, type OwnSandbox } from '../../../tools/testEnvironment/ownSandbox';
import { createCustomerList, getListTexts } from './customerList';

let own: OwnSandbox;
let environment: TestEnvironment;
// Each kind of fault has a token of its own: a 429 tells n8n about the limit of its token.
beforeEach(async () => {
	own = await startOwnSandbox(await connect(), { clock: 30, limits: false });
	environment = own.environment;
});
afterEach(async () => await own.close());

const TEXTS = '/sessions/*/messages/text';

async function runList(): Promise<string> {
	const { id } = await environment.n8n.createWorkflow(createCustomerList(environment, 10));
	await environment.n8n.runWorkflow(id, 'Start');
	return id;
}

async function listTexts(): Promise<string[]> {
	return (await environment.sandbox.messages()).map(({ text }) => text);
}

describe('a fault at every position of a run of ten', () => {
	const positions = Array.from({ length: 10 }, (_, n) => n);

	interface Kind {
		fault: IDataObject;
		/** Whether the text at the fault reaches the customer, and whether the run continues after it. */
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
				const execution = await waitForExecution(environment, await runList());
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
