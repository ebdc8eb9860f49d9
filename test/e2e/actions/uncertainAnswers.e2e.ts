import type { IDataObject } from 'n8n-workflow';

import { scaleLimit } from '../../../tools/machineFactor';
import {
	connect,
	runToEnd,
	waitForExecution,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { startOwnSandbox, type OwnSandbox } from '../../../tools/testEnvironment/ownSandbox';
import { FaultyHost, type Fault } from '../../support/faultyHost';
import { createCustomerList, getListTexts } from './customerList';

let own: OwnSandbox;
let environment: TestEnvironment;
beforeAll(async () => {
	own = await startOwnSandbox(await connect(), { clock: 30, limits: false });
	environment = own.environment;
});
afterAll(async () => await own.close());

const TEXTS = '/sessions/*/messages/text';
const UNCERTAIN = /may still have been processed/;
const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };

interface Failed {
	message?: string;
	description?: string;
}

/** Runs a list of two texts with Retry On Fail, whose first request meets the fault at each of its tries. */
async function runWithFault(fault: IDataObject): Promise<Failed | undefined> {
	await environment.sandbox.reset();
	await environment.sandbox.fault({ path: TEXTS, count: 5, ...fault });
	const { data } = await runToEnd(environment, createCustomerList(environment, 2, 'List', RETRY));
	return data.resultData.error as Failed | undefined;
}

async function countSends(): Promise<number> {
	const requests = await environment.sandbox.requests();
	return requests.filter((request) => request.startsWith('POST ')).length;
}

describe('Retry On Fail', () => {
	it.each([302, 404, 413, 499])(
		'sends once what a page with status %i answers, and the error says that it is uncertain',
		async (status) => {
			const error = await runWithFault({ kind: 'html', status, when: 'after' });
			expect(error?.description).toMatch(UNCERTAIN);
			expect(await countSends()).toBe(1);
			const texts = (await environment.sandbox.messages()).map(({ text }) => text);
			expect(texts).toEqual(getListTexts(1));
		},
		scaleLimit(60_000),
	);

	it.each([404, 413, 422])(
		'sends again what the API itself refuses with status %i',
		async (status) => {
			const error = await runWithFault({ kind: 'status', status });
			expect(error?.description).not.toMatch(UNCERTAIN);
			expect(await countSends()).toBe(3);
		},
		scaleLimit(60_000),
	);

	it(
		'sends again what the API refuses with status 200',
		async () => {
			const body = { error: 'session not connected' };
			const error = await runWithFault({ kind: 'status', status: 200, body });
			expect(error?.message).toMatch(/^session not connected/);
			expect(await countSends()).toBe(3);
			expect(await environment.sandbox.messages()).toEqual([]);
		},
		scaleLimit(60_000),
	);
});

describe('a host that fails', () => {
	it.each<[Fault, string, string, RegExp]>([
		['untrusted', 'https', 'presented an untrusted certificate', /^This request was not sent/],
		['plain', 'https', 'did not accept a secure connection', /^This request was not sent/],
		['noAccept', 'http', 'did not accept the connection in time', /^This request was not sent/],
		['hang', 'https', 'did not accept the connection in time', /^This request was not sent/],
		['hang', 'http', 'did not respond in time', UNCERTAIN],
		['upgrade', 'http', 'did not respond in time', UNCERTAIN],
	])(
		'%s over %s: the error says that it %s',
		async (fault, protocol, event, description) => {
			const faulty = await FaultyHost.start(fault);
			const { n8n } = environment;
			const data = { apiToken: 'wavex_faulty', baseUrl: `${protocol}://${faulty.host}/api/v1` };
			const { id } = await n8n.createCredential({ name: 'Faulty', type: 'wavexApi', data });
			const workflow = createCustomerList(environment, 1);
			const send = workflow.nodes[2];
			send.credentials = { wavexApi: { id, name: 'Faulty' } };
			send.parameters = { ...send.parameters, requestOptions: { timeout: 1_000 } };
			const saved = await n8n.createWorkflow(workflow);
			await n8n.runWorkflow(saved.id, 'Start');
			const { data: result } = await waitForExecution(environment, saved.id);
			await faulty.stop();
			const error = result.resultData.error as Failed | undefined;
			expect(error?.message).toContain(`The host ${faulty.host} ${event}`);
			expect(error?.description).toMatch(description);
			expect(JSON.stringify(result)).not.toContain('wavex_faulty');
		},
		scaleLimit(60_000),
	);
});

it('reads a list of cursors to its end, and keeps what stands beside a group', async () => {
	await environment.sandbox.reset();
	await environment.sandbox.settings({ dialect: { lists: 'cursor', groupContacts: 'beside' } });
	const workflow = createCustomerList(environment, 1);
	const [send] = workflow.nodes.slice(2);
	send.parameters = { resource: 'contact', operation: 'getAll', returnAll: true };
	const contacts = await runToEnd(environment, workflow);
	expect(contacts.data.resultData.error).toBeUndefined();
	send.parameters = {
		resource: 'group',
		operation: 'get',
		groupId: { __rl: true, mode: 'id', value: '1' },
	};
	const group = await runToEnd(environment, workflow);
	const [item] = group.data.resultData.runData.Send[0].data?.main[0] ?? [];
	expect(item?.json).toMatchObject({ id: 1, contacts: expect.any(Array) });
});
