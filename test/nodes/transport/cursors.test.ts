import type { Body } from 'nock';
import type { IDataObject } from 'n8n-workflow';

import { pick } from '../../support/editor';
import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { byId } from '../../support/parameters';
import { expectRequest, getJson } from '../../support/operationTests';

guardNetwork();

const ids = (...numbers: number[]) => numbers.map((id) => ({ id }));

type Page = (data: IDataObject[], next: string | null) => Body;

const link = (next: string | null) => next && `https://api.wavex.test/groups?a=b&cursor=${next}`;

/** Every form in which a list may name the cursor of its next page. */
const FORMS: Record<string, Page> = {
	'beside the data': (data, next) => ({ success: true, data, next_cursor: next }),
	'in camel case': (data, next) => ({ data, nextCursor: next }),
	'in meta': (data, next) => ({ data, meta: { next_cursor: next, per_page: 2 } }),
	'in pagination': (data, next) => ({ data, pagination: { next_cursor: next } }),
	'as an object in meta': (data, next) => ({ data, meta: { cursor: { current: 'x', next } } }),
	'in paging': (data, next) => ({ data, paging: { cursors: { before: 'x', after: next } } }),
	'inside the data': (data, next) => ({ success: true, data: { data, next_cursor: next } }),
	'beside a list in the data': (groups, next) => ({ data: { groups, next_cursor: next } }),
	'in camel case beside a list': (groups, next) => ({
		data: { groups, nextCursor: next, hasMore: next !== null },
	}),
	'in paging beside a list': (groups, next) => ({ groups, paging: { cursors: { after: next } } }),
	'in a link': (data, next) => ({ data, links: { next: link(next) } }),
	"in Laravel's cursor paginator": (data, next) => ({
		data,
		path: '/groups',
		per_page: 2,
		next_cursor: next,
		next_page_url: link(next),
	}),
};

const list = { resource: 'group', operation: 'getAll', returnAll: true };

describe.each(Object.entries(FORMS))('a cursor %s', (_, page) => {
	it('is followed to the end', async () => {
		expectRequest({ request: 'GET /groups' }).reply(200, page(ids(1, 2), 'b='));
		expectRequest({ request: 'GET /groups?cursor=b%3D' }).reply(200, page(ids(3), 'c'));
		expectRequest({ request: 'GET /groups?cursor=c' }).reply(200, page(ids(4), null));
		const { outputs, error } = await runWavex(list);
		expect(error).toBeUndefined();
		expect(getJson(outputs[0])).toEqual(ids(1, 2, 3, 4));
	});
});

it('a cursor that comes back ends the list', async () => {
	const page = FORMS['beside the data'];
	expectRequest({ request: 'GET /groups' }).reply(200, page(ids(1), 'a'));
	expectRequest({ request: 'GET /groups?cursor=a' }).reply(200, page(ids(2), 'b'));
	expectRequest({ request: 'GET /groups?cursor=b' }).reply(200, page(ids(3), 'a'));
	const { outputs, error } = await runWavex(list);
	expect(error).toBeUndefined();
	expect(getJson(outputs[0])).toEqual(ids(1, 2, 3));
});

it('a picker loads the page of a cursor', async () => {
	const page = FORMS['in meta'];
	expectRequest({ request: 'GET /groups' }).reply(200, page([{ id: 1, name: 'A' }], 'b'));
	const { paginationToken } = await pick('searchGroups');
	expectRequest({ request: 'GET /groups?cursor=b' }).reply(200, page([{ id: 2, name: 'B' }], null));
	expect(await pick('searchGroups', '', paginationToken as string)).toEqual({
		results: [{ name: 'B', value: '2' }],
	});
});

describe('a write whose answer names a next page', () => {
	const contacts = JSON.stringify([{ phone: '201234567890' }]);
	const imported = {
		resource: 'contact',
		operation: 'import',
		contactsMode: 'json',
		contactsJson: contacts,
	};

	it.each<[string, Body]>([
		['page numbers', { data: ids(1, 2), pagination: { current_page: 1, last_page: 3 } }],
		['a cursor', { data: ids(1, 2), next_cursor: 'b' }],
		['a link', { data: ids(1, 2), links: { next: 'https://api.wavex.test/x?page=2' } }],
	])('by %s is sent once', async (_, answer) => {
		expectRequest({ request: 'POST /groups/sync' }).reply(200, answer);
		const run = await runWavex({ resource: 'group', operation: 'sync' });
		expect(run.error).toBeUndefined();
		expect(getJson(run.outputs[0])).toEqual(ids(1, 2));
	});

	it('is sent once by Contact: Import', async () => {
		expectRequest({
			request: 'POST /contacts/import',
			body: { contacts: [{ phone: '201234567890' }] },
		}).reply(200, { data: ids(1), pagination: { current_page: 1, last_page: 3 } });
		const run = await runWavex(imported);
		expect(run.error).toBeUndefined();
		expect(getJson(run.outputs[0])).toEqual(ids(1));
	});
});

it('a list of 200,000 records becomes as many items', async () => {
	const data = Array.from({ length: 200_000 }, (_, id) => ({ id }));
	expectRequest({ request: 'GET /groups' }).reply(200, { success: true, data });
	const { outputs, error } = await runWavex(list);
	expect(error).toBeUndefined();
	expect(outputs[0]).toHaveLength(200_000);
	expect(outputs[0][199_999].json).toEqual({ id: 199_999 });
});

describe('what stands beside the data', () => {
	it.each<[string, IDataObject, IDataObject, IDataObject]>([
		[
			'is kept',
			{ resource: 'group', operation: 'get', groupId: byId('3') },
			{ success: true, message: 'x', data: { id: 3 }, contacts: [{ id: 5 }], total: 1 },
			{ id: 3, contacts: [{ id: 5 }], total: 1 },
		],
		[
			'does not replace a field of the record',
			{ resource: 'group', operation: 'get', groupId: byId('3') },
			{ data: { id: 3, contacts: [1] }, contacts: [2] },
			{ id: 3, contacts: [1] },
		],
		[
			'is kept beside a session',
			{ resource: 'session', operation: 'get', sessionId: byId(3) },
			{ success: true, data: { id: 3, status: 'connected' }, health: { healthy: true } },
			{ id: 3, status: 'connected', health: { healthy: true } },
		],
	])('%s', async (_, parameters, answer, item) => {
		const path = parameters.resource === 'group' ? '/groups/3' : '/sessions/3';
		expectRequest({ request: `GET ${path}` }).reply(200, answer);
		const { outputs } = await runWavex(parameters);
		expect(getJson(outputs[0])).toEqual([item]);
	});
});

it.each([true, false])(
	'Session: Get without a record returns the answer, with Simplify %s',
	async (simplify) => {
		expectRequest({ request: 'GET /sessions/3' }).reply(200, {
			success: true,
			data: null,
			message_en: 'The session is being created',
		});
		const get = { resource: 'session', operation: 'get', sessionId: byId(3), simplify };
		const { outputs } = await runWavex(get);
		expect(getJson(outputs[0])).toEqual([
			{ success: true, message: 'The session is being created' },
		]);
	},
);
