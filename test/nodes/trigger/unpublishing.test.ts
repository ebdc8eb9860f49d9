import { guardNetwork } from '../../support/network';
import { expectRequest } from '../../support/operationTests';
import { registered, SECRET, Trigger } from '../../support/trigger';
import { expectDelete, expectList, expectWrite, right, stranger, url } from './registrations';

guardNetwork();

describe('unpublishing', () => {
	it('removes its registrations alone, and forgets them', async () => {
		expectList(right, { ...right, id: 8, url: `${url}?secret=x` });
		expectDelete(7);
		expectDelete(8);
		const trigger = registered();
		trigger.staticData.seen = ['some'];
		expect(await trigger.lifecycle('delete')).toBe(true);
		expect(trigger.staticData).toEqual({});
	});

	it("leaves a stranger's registration alone that has the remembered id", async () => {
		expectList();
		const trigger = registered();
		trigger.staticData.webhookId = '3';
		expect(await trigger.lifecycle('delete')).toBe(true);
	});

	it('counts what is gone already as done', async () => {
		expectList(right);
		expectDelete(7, 404);
		expect(await registered().lifecycle('delete')).toBe(true);
	});

	it('finds its registration when it remembers nothing', async () => {
		expectList(right);
		expectDelete(7);
		expect(await new Trigger().lifecycle('delete')).toBe(true);
	});

	it('fails when the API fails, and remembers what it still has to remove', async () => {
		expectList(right);
		expectDelete(7, 500);
		const trigger = registered();
		await expect(trigger.lifecycle('delete')).rejects.toThrow('The API failed with status 500');
		expect(trigger.staticData).toEqual({ webhookId: '7', secret: SECRET });
	});
});

describe('listening in the editor', () => {
	it('has a URL and a registration of its own', async () => {
		const trigger = new Trigger({}, { isTest: true });
		expectRequest({ request: 'GET /webhooks' }).reply(200, { data: [right, stranger] });
		const sent = expectWrite('POST', '/webhooks');
		await trigger.activate();
		expect(sent.url).toMatch(
			/^https:\/\/n8n\.example\.com\/webhook-test\/hook-id\/webhook\?secret=/,
		);
		const own = { id: 9, ...sent };
		expectRequest({ request: 'GET /webhooks' }).reply(200, { data: [right, stranger, own] });
		expectDelete(9);
		expect(await trigger.lifecycle('delete')).toBe(true);
	});
});
