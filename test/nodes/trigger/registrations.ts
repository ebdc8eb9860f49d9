import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';

import { HOST } from '../../support/credentials';
import { expectRequest } from '../../support/operationTests';
import { SECRET, Trigger } from '../../support/trigger';

export const events = ['message.received'];
export const url = new Trigger().url;
export const right = { id: 7, url: `${url}?secret=${SECRET}`, events };
export const stranger = { id: 3, url: 'https://elsewhere.example/webhook/other/webhook', events };
/** The same path at another n8n, which may be a copy of this one. */
const twin = { id: 4, url: `https://staging.example/webhook/hook-id/webhook?secret=x`, events };
const test = { id: 5, url: `${url.replace('/webhook/', '/webhook-test/')}?secret=x`, events };
const longer = { id: 6, url: `${url}/more`, events };
export const others = [stranger, twin, test, longer];

export function expectList(...webhooks: IDataObject[]): void {
	const answer = { success: true, data: [...others, ...webhooks] };
	expectRequest({ request: 'GET /webhooks' }).reply(200, answer);
}

export function expectDelete(id: number, status = 200): void {
	const request = `DELETE /webhooks/${id}`;
	expectRequest({ request }).reply(status, { success: status === 200, message: 'So it is' });
}

export interface Sent {
	url?: string;
	events?: string[];
}

/** Announces a POST or PUT; gives the body that came. */
export function expectWrite(method: 'POST' | 'PUT', path: string, status = 200): Sent {
	const sent: Sent = {};
	nock(HOST)
		.intercept(`/api/v1${path}`, method, (body: Sent) => Boolean(Object.assign(sent, body)))
		.reply(status, { success: status < 300, message: 'So it is', data: { id: 9, ...sent } });
	return sent;
}
