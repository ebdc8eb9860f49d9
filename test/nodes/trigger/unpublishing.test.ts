import type { IDataObject } from 'n8n-workflow';

import { useFakeTime } from '../../support/fakeTime';
import { guardNetwork } from '../../support/network';
import { expectRequest } from '../../support/operationTests';
import { createRegisteredTrigger, SECRET, Trigger } from '../../support/trigger';
import {
	expectDelete,
	expectList,
	expectProbe,
	expectWrite,
	foreignWebhook,
	ownWebhook,
	unpublish,
	url,
	waitForRequests,
	waitUntilIdle,
} from './registrations';

guardNetwork();
useFakeTime();

describe('unpublishing', () => {
	it('deletes what carries its secret, and nothing else at its URL', async () => {
		expectList(ownWebhook, { ...ownWebhook, id: 8, url: `${url}?secret=x` });
		expectDelete(7);
		await unpublish(createRegisteredTrigger());
	});

	it.each<[string, IDataObject]>([
		['nothing', {}],
		['another secret', { secret: 'x', webhookId: '8' }],
		['the id alone', { webhookId: '7' }],
		['the secret of another workflow', { workflowId: 'z', secret: SECRET, webhookId: '7' }],
	])('a copy that remembers %s leaves the webhook of the original alone', async (_, staticData) => {
		expectList(ownWebhook);
		expectProbe(url, 'trigger');
		await unpublish(new Trigger({}, { staticData }));
		await waitForRequests();
	});

	it.each(['', '?secret=****', '?secret=5ec5%E2%80%A6'])(
		'recognizes its webhook by the id when the API shows of the query of a URL only %j',
		async (query) => {
			const record = { ...ownWebhook, url: `${url}${query}` };
			expectList(record, { ...record, id: 8 });
			expectDelete(7);
			await unpublish(createRegisteredTrigger());
		},
	);

	it('leaves a foreign webhook with the remembered id alone', async () => {
		expectList();
		const trigger = createRegisteredTrigger();
		trigger.staticData.webhookId = '3';
		await unpublish(trigger);
	});

	it('counts a missing webhook as deleted', async () => {
		expectList(ownWebhook);
		expectDelete(7, 404);
		await unpublish(createRegisteredTrigger());
	});

	it('survives an API that fails, and remembers what it still has to delete', async () => {
		expectList(ownWebhook);
		expectDelete(7, 500);
		const trigger = createRegisteredTrigger();
		await unpublish(trigger);
		expect(trigger.staticData).toEqual({ webhookId: '7', secret: SECRET });
		expectList(ownWebhook);
		await trigger.activate();
	});

	it.each(['none', 'trigger', 'no answer'] as const)(
		'when the public URL changed and %s answers at the old one',
		async (listener) => {
			const old = 'https://old.example.com/webhook/hook-id/webhook';
			expectList({ ...ownWebhook, url: `${old}?secret=${SECRET}` });
			expectProbe(old, listener);
			if (listener === 'none') expectDelete(7);
			await unpublish(createRegisteredTrigger());
		},
	);
});

describe('publishing again within five seconds', () => {
	/** What n8n does with a changed node. */
	async function republish(trigger: Trigger, next = trigger): Promise<void> {
		expect(await trigger.lifecycle('delete')).toBe(true);
		await jest.advanceTimersByTimeAsync(2_000);
		await next.activate();
		await jest.advanceTimersByTimeAsync(10_000);
		await waitUntilIdle(trigger);
	}

	it('with another option leaves the webhook as it is', async () => {
		expectList(ownWebhook);
		const trigger = createRegisteredTrigger();
		await republish(trigger);
		expect(trigger.staticData).toEqual({ webhookId: '7', secret: SECRET });
	});

	it('with other events changes it in place, with the same secret', async () => {
		const trigger = createRegisteredTrigger();
		trigger.node.parameters.events = ['message.sent'];
		expectList(ownWebhook);
		const sent = expectWrite('PUT', '/webhooks/7');
		await republish(trigger);
		expect(sent).toEqual({ url: ownWebhook.url, events: ['message.sent'] });
	});

	it('accepts deliveries in between', async () => {
		const trigger = createRegisteredTrigger();
		await trigger.lifecycle('delete');
		const { status } = await trigger.call({ query: { secret: SECRET }, body: { event: 'x' } });
		expect(status).toBe(200);
		expectList(ownWebhook);
		await trigger.activate();
	});

	it('under another name keeps the secret, which n8n stores by the name', async () => {
		const trigger = createRegisteredTrigger({}, { staticData: { workflowId: 'w' } });
		const renamed = new Trigger();
		expectList(ownWebhook);
		await republish(trigger, renamed);
		expect(renamed.staticData).toMatchObject({ webhookId: '7', secret: SECRET });
	});

	it('in another workflow takes the webhook over with a secret of its own', async () => {
		const copy = new Trigger({}, { workflowId: 'copy' });
		expectList(ownWebhook);
		const sent = expectWrite('PUT', '/webhooks/7');
		expectList({ ...ownWebhook, url: `${url}?secret=copied` });
		await republish(createRegisteredTrigger(), copy);
		expect(sent.url).toBe(`${url}?secret=${copy.staticData.secret as string}`);
		expect(copy.staticData.secret).not.toBe(SECRET);
	});

	it('with another credential deletes the webhook of the first account', async () => {
		const trigger = createRegisteredTrigger();
		const other = new Trigger();
		other.node.credentials = { wavexApi: { id: '2', name: 'Other' } };
		expectList();
		expectWrite('POST', '/webhooks');
		expectList(ownWebhook);
		expectDelete(7);
		await republish(trigger, other);
	});
});

describe('listening in the editor', () => {
	it('has a separate URL and webhook', async () => {
		const trigger = new Trigger({}, { isTest: true });
		expectRequest({ request: 'GET /webhooks' }).reply(200, { data: [ownWebhook, foreignWebhook] });
		const sent = expectWrite('POST', '/webhooks');
		await trigger.activate();
		expect(sent.url).toMatch(
			/^https:\/\/n8n\.example\.com\/webhook-test\/hook-id\/webhook\?secret=/,
		);
		const own = { id: 9, ...sent };
		expectRequest({ request: 'GET /webhooks' }).reply(200, {
			data: [ownWebhook, foreignWebhook, own],
		});
		expectDelete(9);
		await unpublish(trigger);
	});
});
