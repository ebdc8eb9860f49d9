import type { IDataObject } from 'n8n-workflow';

import { guardNetwork } from '../../support/network';
import { expectRequest } from '../../support/operationTests';
import { registered, SECRET, Trigger } from '../../support/trigger';
import { events, expectDelete, expectList, expectWrite, right, url } from './registrations';

guardNetwork();

const FRESH = new RegExp(`^${url.replace(/[.?]/g, '\\$&')}\\?secret=[0-9a-f]{64}$`);

describe('publishing', () => {
	it('registers the URL with a secret of its own where nothing is registered', async () => {
		const trigger = new Trigger();
		expectList();
		const sent = expectWrite('POST', '/webhooks');
		await trigger.activate();
		expect(sent).toEqual({ url: expect.stringMatching(FRESH), events });
		expect(trigger.staticData).toEqual({ webhookId: '9', secret: sent.url?.split('=')[1] });
	});

	it('leaves exactly its own registration as it is', async () => {
		expectList(right);
		const trigger = registered();
		await trigger.activate();
		expect(trigger.staticData).toEqual({ webhookId: '7', secret: SECRET });
	});

	it.each<[string, IDataObject]>([
		['other events', { ...right, events: ['message.sent'] }],
		['fewer events', { ...right, events: [] }],
		['events that the API does not show', { id: 7, url: right.url }],
	])('mends a registration for %s, and keeps its secret', async (_, record) => {
		expectList(record);
		const sent = expectWrite('PUT', '/webhooks/7');
		const trigger = registered();
		await trigger.activate();
		expect(sent).toEqual({ url: right.url, events });
		expect(trigger.staticData).toEqual({ webhookId: '7', secret: SECRET });
	});

	it('takes the events in any order', async () => {
		const two = ['message.sent', 'message.received'];
		expectList({ ...right, events: two });
		await registered({ events: [...two].reverse() }).activate();
	});

	it.each<[string, IDataObject]>([
		['a crash', {}],
		['a restored backup', { webhookId: '2', secret: 'older' }],
		["a backup whose id is a stranger's by now", { webhookId: '3', secret: 'older' }],
	])('after %s adopts what stands at its URL', async (_, staticData) => {
		expectList(right);
		const sent = expectWrite('PUT', '/webhooks/7');
		const trigger = new Trigger({}, { staticData });
		await trigger.activate();
		expect(sent.url?.split('=')[1]).toBe(trigger.staticData.secret);
		expect(trigger.staticData).toMatchObject({ webhookId: '7' });
	});

	it('takes its own registration with it when the public URL of n8n changed', async () => {
		const moved = { ...right, url: right.url.replace('n8n.example.com', 'old.example.com') };
		expectList(moved);
		const sent = expectWrite('PUT', '/webhooks/7');
		await registered().activate();
		expect(sent).toEqual({ url: right.url, events });
	});

	it('leaves the same path at another host alone when its secret is another', async () => {
		expectList({ ...right, url: 'https://old.example.com/webhook/hook-id/webhook?secret=x' });
		expectWrite('POST', '/webhooks');
		await registered().activate();
	});

	it('keeps the right one of many', async () => {
		expectList({ ...right, id: 1, url: `${url}?secret=x` }, right, { ...right, id: 8 });
		expectDelete(1);
		expectDelete(8);
		await registered().activate();
	});

	it('replaces one that the API switched off', async () => {
		expectList({ ...right, is_active: false });
		expectDelete(7);
		expectWrite('POST', '/webhooks');
		await registered().activate();
	});

	it.each([404, 405, 422])('replaces one that cannot be mended (%s)', async (status) => {
		expectList({ ...right, events: [] });
		expectWrite('PUT', '/webhooks/7', status);
		expectDelete(7, 404);
		expectWrite('POST', '/webhooks');
		const trigger = registered();
		await trigger.activate();
		expect(trigger.staticData.webhookId).toBe('9');
	});

	it('fails when mending fails, and mends again the next time', async () => {
		const trigger = registered();
		expectList({ ...right, events: [] });
		expectWrite('PUT', '/webhooks/7', 500);
		await expect(trigger.activate()).rejects.toThrow('The API failed with status 500');
		expect(trigger.staticData.webhookId).toBeUndefined();
		expectList({ ...right, events: [] });
		expectWrite('PUT', '/webhooks/7');
		await trigger.activate();
		expect(trigger.staticData).toEqual({ webhookId: '7', secret: SECRET });
	});

	it('fails loudly when the API refuses, so that the workflow is not published deaf', async () => {
		expectList();
		expectWrite('POST', '/webhooks', 422);
		await expect(new Trigger().activate()).rejects.toThrow('So it is');
	});

	it('names a bad token', async () => {
		expectRequest({ request: 'GET /webhooks' }).reply(401, { message: 'Unauthenticated.' });
		await expect(new Trigger().activate()).rejects.toThrow('The API token was not accepted');
	});
});
