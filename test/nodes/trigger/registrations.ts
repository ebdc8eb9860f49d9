import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';

import { HOST } from '../../support/credentials';
import { expectRequest } from '../../support/operationTests';
import { SECRET, Trigger } from '../../support/trigger';

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
