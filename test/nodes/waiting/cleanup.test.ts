import { ExecuteContext } from 'n8n-core';
import nock from 'nock';
import type { IRunExecutionData } from 'n8n-workflow';

import { BASE_URL } from '../../support/credentials';
import { startWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { byId } from '../../support/parameters';

guardNetwork();

const MINUTE = 60_000;

/** Executions by their id: whether n8n runs the waiting node again, and for how many minutes its time has been over. */
const EXECUTIONS: Record<string, [runsAgain: boolean, minutesOver: number]> = {
	'1': [false, -1],
	'2': [false, 1],
	'3': [true, -1],
	'4': [true, 1],
	'5': [true, 59],
	'6': [true, 61],
};

function getExecution(id: string): IRunExecutionData {
	const [runsAgain, minutesOver] = EXECUTIONS[id];
	const nodes = runsAgain ? ['Wait', 'Wait'] : ['Ask', 'After'];
	return {
		resultData: {},
		waitTill: new Date(Date.now() - minutesOver * MINUTE),
		executionData: { nodeExecutionStack: nodes.map((name) => ({ node: { id: name } })) },
	} as unknown as IRunExecutionData;
}

beforeAll(() => {
	jest
		.spyOn(ExecuteContext.prototype, 'getExecutionDataById')
		.mockImplementation(async (id) => getExecution(id));
});
afterAll(() => jest.restoreAllMocks());

it('leaves the registrations of waits alone that n8n is about to run again', async () => {
	const data = Object.keys(EXECUTIONS).map((id) => ({
		id: Number(id),
		url: `http://localhost:5678/webhook-waiting/${id}?signature=0a1b`,
	}));
	nock(BASE_URL).get('/webhooks').reply(200, { data });
	for (const id of [2, 6]) nock(BASE_URL).delete(`/webhooks/${id}`).reply(200, { success: true });
	nock(BASE_URL)
		.post('/webhooks')
		.reply(201, { data: { id: 500 } });
	nock(BASE_URL)
		.get('/campaigns/7')
		.reply(200, { data: { id: 7, status: 'running' } });
	const parameters = { resource: 'campaign', operation: 'waitForCompletion', campaignId: byId(7) };
	const run = await startWavex(parameters);
	expect(run.status).toBe('waiting');
});
