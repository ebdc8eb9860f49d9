import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';

import { HOST } from '../../support/credentials';
import { guardNetwork } from '../../support/network';
import { expectRequest } from '../../support/operationTests';
import { registered, Trigger } from '../../support/trigger';
import { events, expectList, expectWrite, others, right, url } from './registrations';

guardNetwork();

describe('when the answer to the registration is lost', () => {
	it('adopts what was registered', async () => {
		expectList();
		const sent = expectWrite('POST', '/webhooks', 500);
		const trigger = new Trigger();
		nock(HOST)
			.get('/api/v1/webhooks')
			.reply(200, () => ({ data: [...others, { id: 9, ...sent }] }));
		await trigger.activate();
		expect(trigger.staticData).toEqual({ webhookId: '9', secret: sent.url?.split('=')[1] });
	});

	it('fails with what the API said when nothing was registered', async () => {
		expectList();
		expectWrite('POST', '/webhooks', 500);
		expectList();
		await expect(new Trigger().activate()).rejects.toThrow('The API failed with status 500');
	});
});

describe('an API that does not show the query of a URL', () => {
	const bare = { ...right, url };

	it('is trusted with the id that is remembered', async () => {
		expectList(bare);
		await registered().activate();
	});

	it('gets a registration mended whose secret is not known', async () => {
		expectList({ ...bare, id: 8 });
		const sent = expectWrite('PUT', '/webhooks/8');
		const trigger = registered();
		await trigger.activate();
		expect(sent).toEqual({ url: right.url, events });
	});
});

describe.each<[string, (webhooks: IDataObject[], page: number) => IDataObject]>([
	['pagination', (data, page) => ({ data, pagination: { current_page: page, last_page: 2 } })],
	['meta', (data, page) => ({ data, meta: { current_page: page, last_page: 2 } })],
	['flat', (data, page) => ({ data, current_page: page, last_page: 2 })],
	['nested', (data, page) => ({ data: { data, current_page: page, last_page: 2 } })],
	['links', (data, page) => ({ data, links: { next: page === 1 ? `${HOST}/x?page=2` : null } })],
])('a list in pages (%s)', (_, page) => {
	it('is read to its end', async () => {
		expectRequest({ request: 'GET /webhooks' }).reply(200, page(others, 1));
		expectRequest({ request: 'GET /webhooks?page=2' }).reply(200, page([right], 2));
		await registered().activate();
	});
});
