import { randomUUID } from 'node:crypto';
import type { IDataObject, INode } from 'n8n-workflow';

import { scaleLimit } from '../../../tools/machineFactor';
import type { Workflow } from '../../../tools/n8n/n8nTypes';
import {
	chainNodes,
	createNode,
	eventually,
	TRIGGER,
	type TestEnvironment,
} from '../../../tools/testEnvironment';

/** Longer than the five seconds after which an unpublished trigger deletes its webhook. */
export const REMOVAL_MS = scaleLimit(8_000);

export interface Listener {
	workflow: Workflow;
	/** The production URL of its trigger, without the secret. */
	url: string;
	testUrl: string;
}

/** Returns a workflow of our trigger and the nodes after it. */
export function createListener(
	environment: TestEnvironment,
	parameters: IDataObject = {},
	...next: INode[]
): Listener {
	const webhookId = randomUUID();
	const trigger = createNode(environment, 'Trigger', TRIGGER, {
		events: ['message.received'],
		...parameters,
	});
	return {
		workflow: chainNodes('Listen', { ...trigger, webhookId }, ...next),
		url: `${environment.n8n.url}/webhook/${webhookId}/webhook`,
		testUrl: `${environment.n8n.url}/webhook-test/${webhookId}/webhook`,
	};
}

/** Registers a webhook as another user of the same token would. */
export async function registerForeignWebhook(
	environment: TestEnvironment,
	url = 'http://127.0.0.1:9/foreign',
	events = ['message.received'],
): Promise<void> {
	const { apiToken, baseUrl } = environment.credential;
	const answer = await fetch(`${baseUrl}/webhooks`, {
		method: 'POST',
		headers: { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json' },
		body: JSON.stringify({ url, events }),
	});
	if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}`);
}

/** Returns the registered webhooks without their secrets as `URL events`, sorted. */
export async function listRegistrations(environment: TestEnvironment): Promise<string[]> {
	const webhooks = await environment.sandbox.webhooks();
	return webhooks.map(({ url, events }) => `${url.split('?')[0]} ${events.join()}`).sort();
}

/** Returns how many requests of this method about webhooks reached the API. */
export async function countRequests({ sandbox }: TestEnvironment, method: string): Promise<number> {
	return (await sandbox.requests()).filter((one) => one.startsWith(`${method} /webhooks`)).length;
}

/** Waits until exactly these are registered: the trigger deletes its webhook five seconds after it was unpublished. */
export async function waitForRegistrations(
	environment: TestEnvironment,
	...expected: string[]
): Promise<void> {
	await eventually(`only these to be registered: ${expected.sort().join(', ')}`, async () => {
		const registered = await listRegistrations(environment);
		return registered.join('\n') === expected.join('\n');
	});
}

/** Returns the registered URL of a listener with its secret. */
export async function getSecretUrl(environment: TestEnvironment, url: string): Promise<string> {
	const own = (await environment.sandbox.webhooks()).filter((one) => one.url.split('?')[0] === url);
	if (own.length !== 1) throw new Error(`${own.length} registrations at ${url}`);
	return own[0].url;
}

/** Calls a webhook as the API does and returns the status. */
export async function post(
	url: string,
	body: unknown,
	headers: Record<string, string> = { 'content-type': 'application/json' },
	method = 'POST',
): Promise<number> {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const answer = await fetch(url, { method, headers, body: method === 'GET' ? undefined : text });
	await answer.arrayBuffer();
	return answer.status;
}

/** Returns a delivery as the API sends it. */
export function createDelivery(change: IDataObject = {}): IDataObject {
	return {
		event: 'message.received',
		session_id: 1,
		data: { from: '201112223334@c.us', message: 'Hi', whatsapp_message_id: 'WA1', ...change },
	};
}
