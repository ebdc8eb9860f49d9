import nock from 'nock';

import { HOST } from '../../support/credentials';
import { guardNetwork } from '../../support/network';
import { expectRequest } from '../../support/table';
import { Trigger } from '../../support/trigger';

const events = ['message.received'];

guardNetwork();

function expectRegistered(...webhooks: object[]) {
	return expectRequest({ request: 'GET /webhooks' }).reply(200, { success: true, data: webhooks });
}

/** Lets the trigger register itself; gives back the URL that it registered. */
async function register(trigger: Trigger, id = 7): Promise<string> {
	let url = '';
	nock(HOST)
		.post('/api/v1/webhooks', (body: { url: string; events: string[] }) => {
			url = body.url;
			return JSON.stringify(body.events) === JSON.stringify(events);
		})
		.reply(201, { success: true, data: { id, url, events } });
	expect(await trigger.lifecycle('create')).toBe(true);
	return url;
}

describe('create', () => {
	it('registers the URL with a secret of its own, and remembers the id', async () => {
		const trigger = new Trigger();
		const url = await register(trigger);
		const [address, query] = url.split('?');
		expect(address).toBe(trigger.url);
		expect(query).toMatch(/^secret=[0-9a-f]{64}$/);
		expect(trigger.staticData).toMatchObject({
			webhookId: '7',
			secret: query.slice('secret='.length),
		});
		expect(await register(trigger)).not.toBe(url);
	});

	it('fails loudly when the API refuses, so that the workflow is not published deaf', async () => {
		const trigger = new Trigger();
		nock(HOST).post('/api/v1/webhooks').reply(422, { message: 'The url field is invalid.' });
		await expect(trigger.lifecycle('create')).rejects.toThrow('The url field is invalid.');
	});
});

describe('checkExists', () => {
	it('is false where nothing is registered', async () => {
		const trigger = new Trigger();
		expectRegistered();
		expect(await trigger.lifecycle('checkExists')).toBe(false);
	});

	it('is true for exactly its own registration, and leaves those of others alone', async () => {
		const trigger = new Trigger();
		const url = await register(trigger);
		expectRegistered(
			{ id: 3, url: 'https://elsewhere.example/hook', events },
			{ id: 4, url: 'http://localhost:5678/webhook-test/hook-id/webhook?secret=x', events },
			{ id: 7, url, events },
		);
		expect(await trigger.lifecycle('checkExists')).toBe(true);
	});

	it('takes away what a crash left at its URL, on any page of the list', async () => {
		const trigger = new Trigger();
		expectRequest({ request: 'GET /webhooks' }).reply(200, {
			success: true,
			data: [{ id: 3, url: 'https://elsewhere.example/hook', events }],
			pagination: { current_page: 1, last_page: 2, per_page: 1, total: 2 },
		});
		expectRequest({ request: 'GET /webhooks?page=2' }).reply(200, {
			success: true,
			data: [{ id: 9, url: `${trigger.url}?secret=forgotten`, events }],
			pagination: { current_page: 2, last_page: 2, per_page: 1, total: 2 },
		});
		expectRequest({ request: 'DELETE /webhooks/9' }).reply(200, { success: true });
		expect(await trigger.lifecycle('checkExists')).toBe(false);
	});

	it('takes away a registration for other events, so that create makes the right one', async () => {
		const trigger = new Trigger();
		const url = await register(trigger);
		expectRegistered({ id: 7, url, events: ['message.sent'] });
		expectRequest({ request: 'DELETE /webhooks/7' }).reply(200, { success: true });
		expect(await trigger.lifecycle('checkExists')).toBe(false);
	});

	it('keeps one of a doubled registration', async () => {
		const trigger = new Trigger();
		const url = await register(trigger);
		expectRegistered({ id: 7, url, events }, { id: 8, url, events });
		expectRequest({ request: 'DELETE /webhooks/8' }).reply(200, { success: true });
		expect(await trigger.lifecycle('checkExists')).toBe(true);
	});

	it('names a bad token', async () => {
		expectRequest({ request: 'GET /webhooks' }).reply(401, { message: 'Unauthenticated.' });
		await expect(new Trigger().lifecycle('checkExists')).rejects.toThrow(
			'The API token was not accepted',
		);
	});
});

describe('delete', () => {
	it('removes its registration and forgets it', async () => {
		const trigger = new Trigger();
		await register(trigger);
		expectRequest({ request: 'DELETE /webhooks/7' }).reply(200, { success: true });
		expect(await trigger.lifecycle('delete')).toBe(true);
		expect(trigger.staticData).not.toHaveProperty('webhookId');
		expect(trigger.staticData).not.toHaveProperty('secret');
	});

	it('counts what is gone already as done', async () => {
		const trigger = new Trigger();
		await register(trigger);
		expectRequest({ request: 'DELETE /webhooks/7' }).reply(404, { message: 'Not found' });
		expect(await trigger.lifecycle('delete')).toBe(true);
	});

	it('finds its registration by URL when it remembers no id', async () => {
		const trigger = new Trigger();
		expectRegistered(
			{ id: 3, url: 'https://elsewhere.example/hook', events },
			{ id: 9, url: `${trigger.url}?secret=forgotten`, events },
		);
		expectRequest({ request: 'DELETE /webhooks/9' }).reply(200, { success: true });
		expect(await trigger.lifecycle('delete')).toBe(true);
	});

	it('fails when the API fails, and remembers what it still has to remove', async () => {
		const trigger = new Trigger();
		await register(trigger);
		expectRequest({ request: 'DELETE /webhooks/7' }).reply(500, { message: 'Server Error' });
		await expect(trigger.lifecycle('delete')).rejects.toThrow('The API failed with status 500');
		expect(trigger.staticData).toHaveProperty('webhookId', '7');
	});
});
