import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';

import { HOST } from '../../support/credentials';
import { guardNetwork } from '../../support/network';
import { expectRequest } from '../../support/operationTests';
import { createRegisteredTrigger, Trigger } from '../../support/trigger';
import { events, expectList, expectWrite, otherWebhooks, ownWebhook, url } from './registrations';

guardNetwork();

describe('when the response to the registration is lost', () => {
	it('adopts the registered webhook', async () => {
		expectList();
		const sent = expectWrite('POST', '/webhooks', 500);
		const trigger = new Trigger();
		nock(HOST)
			.get('/api/v1/webhooks')
			.reply(200, () => ({ data: [...otherWebhooks, { id: 9, ...sent }] }));
		await trigger.activate();
		expect(trigger.staticData).toMatchObject({ webhookId: '9', secret: sent.url?.split('=')[1] });
	});

	it('fails with the message of the API when nothing was registered', async () => {
		expectList();
		expectWrite('POST', '/webhooks', 500);
		expectList();
		await expect(new Trigger().activate()).rejects.toThrow('The API failed with status 500');
	});
});

describe.each(['', '?secret=****', '?secret=5ec5%E2%80%A6'])(
	'an API that shows of the query of a URL only %j',
	(query) => {
		const withoutQuery = { ...ownWebhook, url: `${url}${query}` };

		it('is trusted with the remembered id', async () => {
			expectList(withoutQuery);
			await createRegisteredTrigger().activate();
		});

		it('gets a webhook updated whose secret is unknown', async () => {
			expectList({ ...withoutQuery, id: 8 });
			const sent = expectWrite('PUT', '/webhooks/8');
			const trigger = createRegisteredTrigger();
			await trigger.activate();
			expect(sent).toEqual({ url: ownWebhook.url, events });
		});
	},
);

describe.each<[string, (webhooks: IDataObject[], page: number) => IDataObject]>([
	['pagination', (data, page) => ({ data, pagination: { current_page: page, last_page: 2 } })],
	['meta', (data, page) => ({ data, meta: { current_page: page, last_page: 2 } })],
	['flat', (data, page) => ({ data, current_page: page, last_page: 2 })],
	['nested', (data, page) => ({ data: { data, current_page: page, last_page: 2 } })],
	['named', (data, page) => ({ webhooks: { data, current_page: page, last_page: 2 } })],
	['links', (data, page) => ({ data, links: { next: page === 1 ? `${HOST}/x?page=2` : null } })],
])('a list in pages (%s)', (_, page) => {
	it('is read completely', async () => {
		expectRequest({ request: 'GET /webhooks' }).reply(200, page(otherWebhooks, 1));
		expectRequest({ request: 'GET /webhooks?page=2' }).reply(200, page([ownWebhook], 2));
		await createRegisteredTrigger().activate();
	});
});
