import { randomUUID } from 'node:crypto';

import type { IDataObject, INode } from 'n8n-workflow';

import {
	chainNodes,
	createBareNode,
	TRIGGER,
	type TestEnvironment,
} from '../tools/testEnvironment';

export interface Receiver {
	name: string;
	workflowId: string;
	url: string;
	/** Events a second, one for each run. */
	rates: number[];
	/** In milliseconds, one for each delivery. */
	responseTimes: number[];
	sent: number;
}

/** n8n's own Webhook node. */
function createWebhookNode(path: string, options: IDataObject): INode {
	return createBareNode(
		'Trigger',
		'n8n-nodes-base.webhook',
		{ httpMethod: 'POST', path, responseMode: 'onReceived', options },
		{ typeVersion: 2.1, webhookId: path },
	);
}

function createWavexNode({ credential }: TestEnvironment): INode {
	const credentials = { wavexApi: { id: credential.id, name: 'Wavex' } };
	const parameters = { events: ['message.received'], options: {} };
	return createBareNode('Trigger', TRIGGER, parameters, {
		webhookId: randomUUID(),
		credentials,
	});
}

/** Publishes a workflow for each node that is measured. */
export async function publishReceivers(
	environment: TestEnvironment,
	withExpression: boolean,
): Promise<Receiver[]> {
	const save = async (name: string, trigger: INode, url: string): Promise<Receiver> => {
		const next = createBareNode('Next', 'n8n-nodes-base.noOp');
		const { id } = await environment.n8n.createWorkflow(chainNodes(name, trigger, next));
		await environment.n8n.publish(id);
		return { name, workflowId: id, url, rates: [], responseTimes: [], sent: 0 };
	};
	const webhook = async (name: string, options: IDataObject) => {
		const path = randomUUID();
		return await save(
			name,
			createWebhookNode(path, options),
			`${environment.n8n.url}/webhook/${path}`,
		);
	};
	const receivers = [await webhook('Webhook', {})];
	const expression = { rawBody: '={{ false }}' };
	if (withExpression) receivers.push(await webhook('Webhook with an expression', expression));
	const wavex = await save('Wavex Trigger', createWavexNode(environment), '');
	const [{ url }] = await environment.sandbox.webhooks();
	return [...receivers, { ...wavex, url }];
}
