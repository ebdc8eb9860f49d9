import { guardNetwork } from '../../support/network';
import { expectRequest } from '../../support/operationTests';
import { createRegisteredTrigger, SECRET, Trigger } from '../../support/trigger';
import {
	expectDelete,
	expectList,
	expectWrite,
	ownWebhook,
	foreignWebhook,
	url,
} from './registrations';

guardNetwork();

describe('unpublishing', () => {
	it('deletes only its own webhooks, and forgets them', async () => {
		expectList(ownWebhook, { ...ownWebhook, id: 8, url: `${url}?secret=x` });
		expectDelete(7);
		expectDelete(8);
		const trigger = createRegisteredTrigger();
		trigger.staticData.seen = ['some'];
		expect(await trigger.lifecycle('delete')).toBe(true);
		expect(trigger.staticData).toEqual({});
	});

	it('leaves a foreign webhook with the remembered id alone', async () => {
		expectList();
		const trigger = createRegisteredTrigger();
		trigger.staticData.webhookId = '3';
		expect(await trigger.lifecycle('delete')).toBe(true);
	});

	it('counts a missing webhook as deleted', async () => {
		expectList(ownWebhook);
		expectDelete(7, 404);
		expect(await createRegisteredTrigger().lifecycle('delete')).toBe(true);
	});

	it('finds its webhook when it remembers nothing', async () => {
		expectList(ownWebhook);
		expectDelete(7);
		expect(await new Trigger().lifecycle('delete')).toBe(true);
	});

	it('fails when the API fails, and remembers what it still has to delete', async () => {
		expectList(ownWebhook);
		expectDelete(7, 500);
		const trigger = createRegisteredTrigger();
		await expect(trigger.lifecycle('delete')).rejects.toThrow('The API failed with status 500');
		expect(trigger.staticData).toEqual({ webhookId: '7', secret: SECRET });
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
		expect(await trigger.lifecycle('delete')).toBe(true);
	});
});
