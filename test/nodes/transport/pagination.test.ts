import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';

import { BASE_URL } from '../../support/credentials';
import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { byId } from '../../support/parameters';
import { expectRequest, getJson } from '../../support/operationTests';

guardNetwork();

type Page = (records: IDataObject[], page: number, last: number) => nock.Body;

const next = (page: number, last: number) =>
	page < last ? `${BASE_URL}/contacts?search=x&page=${page + 1}` : null;

/** Every form that the API may use for one page of a list. */
const DIALECTS: Record<string, Page> = {
	'pagination beside the data': (data, page, last) => ({
		success: true,
		data,
		pagination: { current_page: page, last_page: last, per_page: 2, total: 5 },
	}),
	'meta and links of Laravel': (data, page, last) => ({
		data,
		links: { first: 'x', next: next(page, last) },
		meta: { current_page: page, last_page: last },
	}),
	'links of Laravel alone': (data, page, last) => ({ data, links: { next: next(page, last) } }),
	'meta of Laravel alone': (data, page, last) => ({
		data,
		meta: { current_page: page, last_page: last },
	}),
	'a flat paginator': (data, page, last) => ({
		current_page: page,
		data,
		last_page: last,
		next_page_url: next(page, last),
		links: [{ url: null, label: '1', active: true }],
	}),
	'a simple paginator without a last page': (data, page, last) => ({
		current_page: page,
		data,
		next_page_url: next(page, last),
	}),
	'a paginator inside the data': (data, page, last) => ({
		success: true,
		data: { current_page: page, data, last_page: last, next_page_url: next(page, last) },
	}),
	'page numbers as texts': (data, page, last) => ({
		success: true,
		data,
		pagination: { current_page: String(page), last_page: String(last) },
	}),
};

const contacts = { resource: 'contact', operation: 'getAll', filters: { search: 'x' } };

const ids = (...numbers: number[]) => numbers.map((id) => ({ id }));

describe.each(Object.entries(DIALECTS))('a list as %s', (_, page) => {
	it('is fetched completely, with the filters on every page', async () => {
		expectRequest({ request: 'GET /contacts?search=x' }).reply(200, page(ids(1, 2), 1, 3));
		expectRequest({ request: 'GET /contacts?search=x&page=2' }).reply(200, page(ids(3, 4), 2, 3));
		expectRequest({ request: 'GET /contacts?search=x&page=3' }).reply(200, page(ids(5), 3, 3));
		const { outputs } = await runWavex({ ...contacts, returnAll: true });
		expect(getJson(outputs[0])).toEqual(ids(1, 2, 3, 4, 5));
	});

	it('is fetched only as far as the limit requires', async () => {
		expectRequest({ request: 'GET /contacts?search=x' }).reply(200, page(ids(1, 2), 1, 3));
		expectRequest({ request: 'GET /contacts?search=x&page=2' }).reply(200, page(ids(3, 4), 2, 3));
		const { outputs, error } = await runWavex({ ...contacts, limit: 3 });
		expect(error).toBeUndefined();
		expect(getJson(outputs[0])).toEqual(ids(1, 2, 3));
	});

	it('is not fetched beyond a page that reaches the limit', async () => {
		expectRequest({ request: 'GET /contacts?search=x' }).reply(200, page(ids(1, 2), 1, 3));
		const { outputs, error } = await runWavex({ ...contacts, limit: 2 });
		expect(error).toBeUndefined();
		expect(getJson(outputs[0])).toEqual(ids(1, 2));
	});
});

describe('a list without pages', () => {
	it.each<[string, nock.Body]>([
		['inside data', { success: true, data: ids(1, 2, 3) }],
		['plain', ids(1, 2, 3)],
	])('%s is cut to the limit', async (_, body) => {
		expectRequest({ request: 'GET /groups' }).reply(200, body);
		const { outputs } = await runWavex({ resource: 'group', operation: 'getAll', limit: 2 });
		expect(getJson(outputs[0])).toEqual(ids(1, 2));
	});

	it('returns nothing when it is empty', async () => {
		expectRequest({ request: 'GET /groups' }).reply(200, { success: true, data: [] });
		const { outputs, error } = await runWavex({ resource: 'group', operation: 'getAll' });
		expect(error).toBeUndefined();
		expect(getJson(outputs[0])).toEqual([]);
	});
});

it('fetches at most one more page from a server that repeats its page number', async () => {
	const repeated = { data: ids(1), links: { next: `${BASE_URL}/groups?page=2` } };
	expectRequest({ request: 'GET /groups' }).reply(200, repeated);
	expectRequest({ request: 'GET /groups?page=2' }).reply(200, repeated);
	const { outputs, error } = await runWavex({
		resource: 'group',
		operation: 'getAll',
		returnAll: true,
	});
	expect(error).toBeUndefined();
	expect(getJson(outputs[0])).toEqual(ids(1, 1));
});

it('reads only the page number from a link to another host', async () => {
	const elsewhere = { data: ids(1), links: { next: 'https://evil.test/groups?page=2' } };
	expectRequest({ request: 'GET /groups' }).reply(200, elsewhere);
	expectRequest({ request: 'GET /groups?page=2' }).reply(200, { data: ids(2), links: {} });
	const { outputs } = await runWavex({ resource: 'group', operation: 'getAll', returnAll: true });
	expect(getJson(outputs[0])).toEqual(ids(1, 2));
});

describe('the message history', () => {
	const history = {
		resource: 'message',
		operation: 'getAll',
		sessionId: byId(1),
		simplify: false,
		filters: { status: 'sent' },
	};
	const page = DIALECTS['pagination beside the data'];

	it('is fetched in pages of the maximum size, which stays the same from page to page', async () => {
		const records = ids(...Array.from({ length: 100 }, (_, index) => index));
		const path = '/sessions/1/messages?per_page=100&status=sent';
		expectRequest({ request: `GET ${path}` }).reply(200, page(records, 1, 9));
		expectRequest({ request: `GET ${path}&page=2` }).reply(200, page(records, 2, 9));
		const { outputs, error } = await runWavex({ ...history, limit: 150 });
		expect(error).toBeUndefined();
		expect(outputs[0]).toHaveLength(150);
	});

	it('is fetched in pages of the maximum size with Return All', async () => {
		const path = '/sessions/1/messages?per_page=100&status=sent';
		expectRequest({ request: `GET ${path}` }).reply(200, page(ids(1), 1, 1));
		const { outputs } = await runWavex({ ...history, returnAll: true });
		expect(getJson(outputs[0])).toEqual(ids(1));
	});
});

describe('a response with one record', () => {
	const get = { resource: 'contact', operation: 'get', contactId: byId(5) };

	it.each<[string, nock.Body, IDataObject]>([
		['inside data', { success: true, data: { id: 5, name: 'N' } }, { id: 5, name: 'N' }],
		['plain', { id: 5, message: 'a field' }, { id: 5, message: 'a field' }],
		['beside success', { success: true, exists: true }, { success: true, exists: true }],
		[
			'with an Arabic message only',
			{ success: true, message: 'تم' },
			{ success: true, message: 'تم' },
		],
		[
			'with an empty object',
			{ success: true, data: {}, message_en: 'Ok' },
			{ success: true, message: 'Ok' },
		],
		['with a plain false', { success: true, data: false }, { success: true, value: false }],
		['with a plain number', { success: true, data: 0 }, { success: true, value: 0 }],
		['without anything', '', { success: true }],
	])('%s becomes one item', async (_, body, item) => {
		expectRequest({ request: 'GET /contacts/5' }).reply(200, body);
		const { outputs, error } = await runWavex(get);
		expect(error).toBeUndefined();
		expect(getJson(outputs[0])).toEqual([item]);
	});
});
