import type { IDataObject } from 'n8n-workflow';

import {
	ACTION,
	chain,
	eventually,
	MANUAL,
	node,
	type Stage,
} from '../../../tools/testEnvironment';
import type { Workflow } from '../../../tools/n8n/n8nTypes';

export const CUSTOMER = '201234567890';

/** A workflow that asks the customer, waits for the reply, and hands it to "After". */
export function question(stage: Stage, parameters: IDataObject = {}): Workflow {
	const order = { assignments: [{ id: '1', name: 'order', type: 'number', value: 7 }] };
	return chain(
		'Question',
		node(stage, 'Start', MANUAL),
		{
			...node(stage, 'Order', 'n8n-nodes-base.set', { assignments: order, options: {} }),
			typeVersion: 3.4,
		},
		node(stage, 'Ask', ACTION, {
			resource: 'message',
			operation: 'sendAndWait',
			sessionId: { __rl: true, mode: 'id', value: '1' },
			to: CUSTOMER,
			message: 'Shall we deliver?',
			...parameters,
		}),
		node(stage, 'After', 'n8n-nodes-base.noOp'),
	);
}

/** Until the newest execution of the workflow waits. */
export async function waiting(stage: Stage, workflowId: string): Promise<string> {
	const { id } = await eventually('the execution waits', async () => {
		const [newest] = await stage.n8n.listExecutions(workflowId);
		return newest?.status === 'waiting' && newest;
	});
	return id;
}
