import type { IDataObject } from 'n8n-workflow';

import { eventually, getOutputItems, waitForExecution } from '../../../tools/testEnvironment';
import { waitUntilWaiting } from '../replies/questionWorkflow';
import { createFromAiExpression, createTool, useAgents } from './agentWorkflows';

const agents = useAgents();

async function start(tool: Parameters<typeof createTool>): Promise<string> {
	const { n8n } = agents.environment;
	const { id } = await n8n.createWorkflow(agents.createWorkflow([createTool(...tool)]));
	await n8n.runWorkflow(id, 'Start');
	return id;
}

/** Returns what the model read of its tool, after the agent has answered once. */
async function readToolOutput(id: string): Promise<IDataObject[]> {
	const execution = await waitForExecution(agents.environment, id);
	expect(execution.data.resultData.error).toBeUndefined();
	expect(getOutputItems(execution, 'Agent')).toEqual([{ output: 'Done.' }]);
	const none = async () => (await agents.environment.sandbox.webhooks()).length === 0;
	await eventually('no registration is left', none);
	const outputs = agents.model.readToolOutputs();
	expect(outputs).toHaveLength(1);
	return JSON.parse(outputs[0]) as IDataObject[];
}

it('an agent waits for a number to be connected', async () => {
	const { environment, model } = agents;
	await environment.sandbox.turn(1, 'stop');
	model.setScript([{ tool: 'Connect', input: {} }], 'Done.');
	const parameters = { resource: 'session' };
	const id = await start([environment, 'Connect', 'waitForConnection', parameters]);
	expect(await readToolOutput(id)).toMatchObject([{ status: 'connected', name: 'Shop' }]);
});

it('an agent waits for a campaign that it names', async () => {
	const { environment, model } = agents;
	const { baseUrl, apiToken } = environment.credential;
	await fetch(`${baseUrl}/campaigns`, {
		method: 'POST',
		headers: { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json' },
		body: JSON.stringify({
			...{ name: 'Spring', session_id: 1, message: 'Hello', type: 'immediate', delay_seconds: 60 },
			recipients: [{ phone: '201110000001' }, { phone: '201110000002' }],
		}),
	});
	model.setScript([{ tool: 'Campaign', input: { Campaign: '1' } }], 'Done.');
	const campaignId = { __rl: true, mode: 'id', value: createFromAiExpression('Campaign') };
	const parameters = { resource: 'campaign', campaignId, startFirst: true };
	const id = await start([environment, 'Campaign', 'waitForCompletion', parameters]);
	await waitUntilWaiting(environment, id);
	expect(await readToolOutput(id)).toMatchObject([{ status: 'completed', stats: { sent: 2 } }]);
});
