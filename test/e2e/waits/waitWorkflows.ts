import type { IDataObject, INode } from 'n8n-workflow';

import {
	ACTION,
	chainNodes,
	createNode,
	eventually,
	MANUAL,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import type { Workflow } from '../../../tools/n8n/n8nTypes';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

function createWorkflow(environment: TestEnvironment, ...nodes: INode[]): Workflow {
	return chainNodes(
		'Wait',
		createNode(environment, 'Start', MANUAL),
		...nodes,
		createNode(environment, 'After', 'n8n-nodes-base.noOp'),
	);
}

/** Returns a workflow that creates a campaign of two recipients, waits for its end and passes it to "After". */
export function createCampaignWait(
	environment: TestEnvironment,
	parameters: IDataObject = {},
	delaySeconds = 60,
): Workflow {
	return createWorkflow(
		environment,
		createNode(environment, 'Create', ACTION, {
			resource: 'campaign',
			operation: 'create',
			name: 'Spring',
			sessionId: byId('1'),
			message: 'Hello',
			recipients: { recipient: [{ phone: '201110000001' }, { phone: '201110000002' }] },
			additionalFields: { delaySeconds },
		}),
		createNode(environment, 'Wait', ACTION, {
			resource: 'campaign',
			operation: 'waitForCompletion',
			campaignId: byId('={{ $json.id }}'),
			startFirst: true,
			...parameters,
		}),
	);
}

/** Returns a workflow that makes a campaign of three rows, of which one is invalid, and waits for its end. */
export function createRowsWait(environment: TestEnvironment, options: IDataObject = {}): Workflow {
	const jsCode = `return ['201110000001', 'n/a', '201110000002'].map((phone) => ({ json: { phone } }));`;
	return createWorkflow(
		environment,
		{ ...createNode(environment, 'Rows', 'n8n-nodes-base.code', { jsCode }), typeVersion: 2 },
		createNode(environment, 'Wait', ACTION, {
			resource: 'campaign',
			operation: 'createFromItems',
			name: 'Rows',
			sessionId: byId('1'),
			message: 'Hello',
			recipientPhone: '={{ $json.phone }}',
			startImmediately: true,
			options: { waitForCompletion: true, delaySeconds: 60, ...options },
		}),
	);
}

/** Returns a workflow that waits for the connection of a number and passes it to "After". */
export function createConnectionWait(
	environment: TestEnvironment,
	session: number,
	parameters: IDataObject = {},
): Workflow {
	return createWorkflow(
		environment,
		createNode(environment, 'Wait', ACTION, {
			resource: 'session',
			operation: 'waitForConnection',
			sessionId: byId(String(session)),
			...parameters,
		}),
	);
}

/** Adds a number that no phone has linked yet, and returns its ID. */
export async function addUnlinkedSession({ sandbox }: TestEnvironment): Promise<number> {
	const body = { name: 'Support' };
	const { session } = await sandbox.call<{ session: IDataObject }>('POST', '/sessions', body);
	const id = Number(session.id);
	const hasCode = async () => (await sandbox.session(id)).qr_code !== null;
	await eventually('the QR code', hasCode);
	return id;
}
