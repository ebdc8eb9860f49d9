import { ExecuteContext } from 'n8n-core';
import nock from 'nock';
import type { INode, IRunExecutionData, Workflow } from 'n8n-workflow';

import { BASE_URL } from '../../support/credentials';
import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { getJson } from '../../support/operationTests';
import { byId } from '../../support/parameters';

guardNetwork();

const MINUTE = 60_000;

/** Every execution waits but this one, which no longer exists. */
const GONE = '7';

let now = Date.now();

beforeAll(() => {
	jest.spyOn(Date, 'now').mockImplementation(() => now);
	jest
		.spyOn(ExecuteContext.prototype, 'getExecutionDataById')
		.mockImplementation(async (id) =>
			id === GONE
				? undefined
				: ({ resultData: {}, waitTill: new Date(now + MINUTE) } as IRunExecutionData),
		);
});
afterAll(() => jest.restoreAllMocks());

/** Expects that a page of 50 webhooks is read, of 100 that all resume executions of this n8n. */
function expectPage(page: number): void {
	const data = Array.from({ length: 50 }, (_, n) => {
		const id = 50 * (page - 1) + n + 1;
		const query = id % 2 ? `until=${now}&from=0a1b&session=1&` : '';
		return { id, url: `http://localhost:5678/webhook-waiting/${id}?${query}signature=0a1b` };
	});
	const pagination = { current_page: page, last_page: 2, per_page: 50, total: 100 };
	nock(BASE_URL)
		.get('/webhooks')
		.query(page === 1 ? {} : { page })
		.reply(200, { success: true, data, pagination });
}

async function ask() {
	nock(BASE_URL)
		.post('/webhooks')
		.reply(201, { data: { id: 500 } });
	nock(BASE_URL).post('/sessions/1/messages/text').reply(200, { data: {} });
	const { outputs, error } = await runWavex({
		resource: 'message',
		operation: 'sendAndWait',
		sessionId: byId('1'),
		to: '201234567890',
		message: 'Shall we deliver?',
	});
	expect(error).toBeUndefined();
	return getJson(outputs[0])[0].openWaits;
}

it('reads one page of 100 registrations a minute, deletes what is over, and counts the rest', async () => {
	expectPage(1);
	nock(BASE_URL).delete(`/webhooks/${GONE}`).reply(200, { success: true });
	expect(await ask()).toBe(1);
	now += MINUTE - 1;
	expect(await ask()).toBe(2);
	now += 1;
	expectPage(2);
	const hints = jest.spyOn(ExecuteContext.prototype, 'addExecutionHints');
	expect(await ask()).toBe(100);
	expect(hints.mock.calls).toEqual([
		[
			{
				message: expect.stringMatching(
					/^100 executions wait for a reply\. .*about 5\.0 s of CPU time\. .*'Appointment reminder'/,
				),
				location: 'outputPane',
			},
		],
	]);
	expect(await ask()).toBe(101);
	now += MINUTE;
	expectPage(1);
	nock(BASE_URL).delete(`/webhooks/${GONE}`).reply(404, {});
	expect(await ask()).toBe(102);
});

it('keeps asking when the API does not list its webhooks', async () => {
	now += MINUTE;
	nock(BASE_URL).get('/webhooks').query({ page: 2 }).reply(403, { message_en: 'No' });
	expect(await ask()).toBe(103);
});

it("makes the version a text in the execution's copy of the workflow: for the number 1 n8n evaluates an expression at every delivery", async () => {
	now += 1;
	const wait = jest.spyOn(ExecuteContext.prototype, 'putExecutionToWait');
	await ask();
	const { workflow, node } = wait.mock.contexts[0] as unknown as Record<'workflow', Workflow> &
		Record<'node', INode>;
	expect(workflow.getNode(node.name)?.typeVersion).toBe('1');
});
