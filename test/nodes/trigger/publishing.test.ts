import type { IDataObject } from 'n8n-workflow';

import { guardNetwork } from '../../support/network';
import { expectRequest } from '../../support/operationTests';
import { createRegisteredTrigger, SECRET, Trigger } from '../../support/trigger';
import {
	events,
	expectDelete,
	expectList,
	expectProbe,
	expectWrite,
	ownWebhook,
	url,
} from './registrations';

guardNetwork();

const FRESH = new RegExp(`^${url.replace(/[.?]/g, '\\$&')}\\?secret=[0-9a-f]{64}$`);

describe('publishing', () => {
	it('registers the URL with a new secret when nothing is registered', async () => {
		const trigger = new Trigger();
		expectList();
		const sent = expectWrite('POST', '/webhooks');
		await trigger.activate();
		expect(sent).toEqual({ url: expect.stringMatching(FRESH), events });
		expect(trigger.staticData).toEqual({
			workflowId: 'w',
			webhookId: '9',
			secret: sent.url?.split('=')[1],
		});
	});

	it('leaves its own webhook unchanged', async () => {
		expectList(ownWebhook);
		const trigger = createRegisteredTrigger();
		await trigger.activate();
		expect(trigger.staticData).toEqual({ webhookId: '7', secret: SECRET });
	});

	it.each<[string, IDataObject]>([
		['other events', { ...ownWebhook, events: ['message.sent'] }],
		['fewer events', { ...ownWebhook, events: [] }],
		['events that the API does not show', { id: 7, url: ownWebhook.url }],
	])('updates a webhook with %s, and keeps its secret', async (_, record) => {
		expectList(record);
		const sent = expectWrite('PUT', '/webhooks/7');
		const trigger = createRegisteredTrigger();
		await trigger.activate();
		expect(sent).toEqual({ url: ownWebhook.url, events });
		expect(trigger.staticData).toMatchObject({ webhookId: '7', secret: SECRET });
	});

	it('accepts the events in any order', async () => {
		const two = ['message.sent', 'message.received'];
		expectList({ ...ownWebhook, events: two });
		await createRegisteredTrigger({ events: [...two].reverse() }).activate();
	});

	it.each<[string, IDataObject]>([
		['a crash', {}],
		['a restored backup', { webhookId: '2', secret: 'older' }],
		['a backup with an id that now belongs to someone else', { webhookId: '3', secret: 'older' }],
	])('after %s adopts the webhook at its URL', async (_, staticData) => {
		expectList(ownWebhook);
		const sent = expectWrite('PUT', '/webhooks/7');
		const trigger = new Trigger({}, { staticData });
		await trigger.activate();
		expect(sent.url?.split('=')[1]).toBe(trigger.staticData.secret);
		expect(trigger.staticData).toMatchObject({ webhookId: '7' });
	});

	it('moves its webhook when the public URL of n8n changed', async () => {
		const moved = {
			...ownWebhook,
			url: ownWebhook.url.replace('n8n.example.com', 'old.example.com'),
		};
		expectList(moved);
		expectProbe(moved.url, 'no answer');
		const sent = expectWrite('PUT', '/webhooks/7');
		await createRegisteredTrigger().activate();
		expect(sent).toEqual({ url: ownWebhook.url, events });
	});

	it('leaves its webhook to a copy of this n8n that listens at the other URL', async () => {
		const moved = {
			...ownWebhook,
			url: ownWebhook.url.replace('n8n.example.com', 'old.example.com'),
		};
		expectList(moved);
		expectProbe(moved.url, 'trigger');
		expectWrite('POST', '/webhooks');
		const trigger = createRegisteredTrigger();
		await trigger.activate();
		expect(trigger.staticData.secret).not.toBe(SECRET);
	});

	it('leaves a webhook with the same path on another host and another secret alone', async () => {
		expectList({ ...ownWebhook, url: 'https://old.example.com/webhook/hook-id/webhook?secret=x' });
		expectWrite('POST', '/webhooks');
		await createRegisteredTrigger().activate();
	});

	it('keeps the one that is up to date and deletes the others', async () => {
		expectList({ ...ownWebhook, id: 1, url: `${url}?secret=x` }, ownWebhook, {
			...ownWebhook,
			id: 8,
		});
		expectDelete(1);
		expectDelete(8);
		await createRegisteredTrigger().activate();
	});

	it.each([{ is_active: false }, { is_active: 0 }, { active: '0' }, { status: 'Inactive' }])(
		'replaces one that the API deactivated: %j',
		async (state) => {
			expectList({ ...ownWebhook, ...state });
			expectDelete(7);
			expectWrite('POST', '/webhooks');
			await createRegisteredTrigger().activate();
		},
	);

	it.each([404, 405, 422])('replaces one that cannot be updated (%s)', async (status) => {
		expectList({ ...ownWebhook, events: [] });
		expectWrite('PUT', '/webhooks/7', status);
		expectDelete(7, 404);
		expectWrite('POST', '/webhooks');
		const trigger = createRegisteredTrigger();
		await trigger.activate();
		expect(trigger.staticData.webhookId).toBe('9');
	});

	it('fails when the update fails, and updates it the next time', async () => {
		const trigger = createRegisteredTrigger();
		expectList({ ...ownWebhook, events: [] });
		expectWrite('PUT', '/webhooks/7', 500);
		await expect(trigger.activate()).rejects.toThrow('The API failed with status 500');
		expect(trigger.staticData.webhookId).toBeUndefined();
		expectList({ ...ownWebhook, events: [] });
		expectWrite('PUT', '/webhooks/7');
		await trigger.activate();
		expect(trigger.staticData).toMatchObject({ webhookId: '7', secret: SECRET });
	});

	it('fails when the API rejects it, so that no workflow is published without a webhook', async () => {
		expectList();
		expectWrite('POST', '/webhooks', 422);
		await expect(new Trigger().activate()).rejects.toThrow('Rejected');
	});

	it('reports a rejected token', async () => {
		expectRequest({ request: 'GET /webhooks' }).reply(401, { message: 'Unauthenticated.' });
		await expect(new Trigger().activate()).rejects.toThrow('The API token was not accepted');
	});
});
