import type { IDataObject } from 'n8n-workflow';

import {
	ACTION,
	chainNodes,
	eventually,
	MANUAL,
	createNode,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import type { Workflow } from '../../../tools/n8n/n8nTypes';

export const CUSTOMER = '201234567890';

/** Returns a workflow that asks the customer, waits for the reply and passes it to "After". */
export function createQuestion(
	environment: TestEnvironment,
	parameters: IDataObject = {},
): Workflow {
	const order = { assignments: [{ id: '1', name: 'order', type: 'number', value: 7 }] };
	return chainNodes(
		'Question',
		createNode(environment, 'Start', MANUAL),
		{
			...createNode(environment, 'Order', 'n8n-nodes-base.set', {
				assignments: order,
				options: {},
			}),
			typeVersion: 3.4,
		},
		createNode(environment, 'Ask', ACTION, {
			resource: 'message',
			operation: 'sendAndWait',
			sessionId: { __rl: true, mode: 'id', value: '1' },
			to: CUSTOMER,
			message: 'Shall we deliver?',
			...parameters,
		}),
		createNode(environment, 'After', 'n8n-nodes-base.noOp'),
	);
}

/** Waits until the newest execution of the workflow waits, and returns its id. */
export async function waitUntilWaiting(
	environment: TestEnvironment,
	workflowId: string,
): Promise<string> {
	const { id } = await eventually('the execution waits', async () => {
		const [newest] = await environment.n8n.listExecutions(workflowId);
		return newest?.status === 'waiting' && newest;
	});
	return id;
}

/** Starts a question and waits until it waits for the reply. Returns the ids of its workflow and execution. */
export async function startQuestion(
	environment: TestEnvironment,
	parameters: IDataObject = {},
): Promise<{ id: string; execution: string }> {
	const { id } = await environment.n8n.createWorkflow(createQuestion(environment, parameters));
	await environment.n8n.runWorkflow(id, 'Start');
	return { id, execution: await waitUntilWaiting(environment, id) };
}
