import { setTimeout as realSleep } from 'node:timers/promises';

import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';

import { HOST } from '../../support/credentials';
import { expectRequest } from '../../support/operationTests';
import { SECRET, Trigger } from '../../support/trigger';
import { createTaskKey, runExclusive } from '../../../nodes/Wavex/trigger/exclusiveTasks';

export const events = ['message.received'];
export const url = new Trigger().url;
export const ownWebhook = { id: 7, url: `${url}?secret=${SECRET}`, events };
export const foreignWebhook = {
	id: 3,
	url: 'https://elsewhere.example/webhook/other/webhook',
	events,
};
/** The same path on another n8n, which may be a copy of this one. */
const copy = { id: 4, url: `https://staging.example/webhook/hook-id/webhook?secret=x`, events };
const testWebhook = {
	id: 5,
	url: `${url.replace('/webhook/', '/webhook-test/')}?secret=x`,
	events,
};
const longerPath = { id: 6, url: `${url}/more`, events };
export const otherWebhooks = [foreignWebhook, copy, testWebhook, longerPath];

export function expectList(...webhooks: IDataObject[]): void {
	const answer = { success: true, data: [...otherWebhooks, ...webhooks] };
	expectRequest({ request: 'GET /webhooks' }).reply(200, answer);
}

export function expectDelete(id: number, status = 200): void {
	const request = `DELETE /webhooks/${id}`;
	expectRequest({ request }).reply(status, { success: status === 200, message: 'Rejected' });
}

/** Expects that the trigger asks the n8n at a URL whether somebody listens there, and lets it answer. */
export function expectProbe(fullUrl: string, listener: 'trigger' | 'none' | 'no answer'): void {
	const { origin, pathname } = new URL(fullUrl);
	const path = pathname.split('/').slice(-2).join('/');
	const probe = nock(origin).get(pathname);
	if (listener === 'no answer') probe.reply(502, '<h1>Bad gateway</h1>');
	else if (listener === 'trigger')
		probe.reply(401, { message: 'This URL accepts calls of the Wavex API only' });
	else
		probe.reply(404, {
			code: 404,
			message: `The requested webhook "GET ${path}" is not registered.`,
		});
}

/** Waits until all expected requests have been made, and their responses were read. */
export async function waitForRequests(): Promise<void> {
	while (nock.pendingMocks().length > 0) await realSleep(1);
	await realSleep(20);
}

/** Waits until nothing at the trigger's URL is under way. */
export async function waitUntilIdle(trigger: Trigger): Promise<void> {
	const context = { getNode: () => trigger.node } as never;
	await runExclusive(createTaskKey(context, trigger.url), async () => {});
}

/** Unpublishes as n8n does, and lets pass the time in which it could be published again. Needs `useFakeTime`. */
export async function unpublish(trigger: Trigger): Promise<void> {
	expect(await trigger.lifecycle('delete')).toBe(true);
	await jest.advanceTimersByTimeAsync(5_000);
	await waitUntilIdle(trigger);
}

export interface SentBody {
	url?: string;
	events?: string[];
}

/** Expects a POST or PUT; the returned object receives its body. */
export function expectWrite(method: 'POST' | 'PUT', path: string, status = 200): SentBody {
	const sent: SentBody = {};
	nock(HOST)
		.intercept(`/api/v1${path}`, method, (body: SentBody) => Boolean(Object.assign(sent, body)))
		.reply(status, { success: status < 300, message: 'Rejected', data: { id: 9, ...sent } });
	return sent;
}
