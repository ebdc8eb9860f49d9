import type { IDataObject } from 'n8n-workflow';
import type { Body } from 'nock';

import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { byId } from '../../support/parameters';
import { expectRequest, getJson } from '../../support/operationTests';

guardNetwork();

async function getItems(request: string, answer: Body, parameters: IDataObject) {
	expectRequest({ request }).reply(200, answer);
	const run = await runWavex(parameters);
	expect(run.error).toBeUndefined();
	return getJson(run.outputs[0]);
}

const contacts = [
	{ id: 1, name: 'Mona' },
	{ id: 3, name: 'Omar' },
];

describe('every form of a list becomes one item per record', () => {
	it.each<[string, Body, IDataObject[]]>([
		['in an object with its name', { success: true, data: { contacts } }, contacts],
		[
			'in an object with its name and the total',
			{ success: true, data: { contacts, total: 2, per_page: 50 } },
			contacts,
		],
		['beside the status', { success: true, message: 'OK', contacts, total: 2 }, contacts],
		[
			'as a paginator with its name',
			{ success: true, contacts: { data: contacts, current_page: 1, last_page: 1 } },
			contacts,
		],
		['as an empty paginator with its name', { data: { contacts: { data: [], links: {} } } }, []],
		['of PHP with gaps', { success: true, data: { 0: contacts[0], 2: contacts[1] } }, contacts],
		['of a paginator with gaps', { data: { data: { 0: contacts[0], 2: contacts[1] } } }, contacts],
		['empty', { success: true, data: [] }, []],
		['empty, with its name', { success: true, data: { contacts: [], total: 0 } }, []],
		['as an object without fields', { success: true, data: {} }, []],
		['as null', { success: true, data: null }, []],
		['as a message only', { success: true, message: 'لا توجد', message_en: 'No contacts' }, []],
		['of texts', { success: true, data: ['Mona'] }, [{ value: 'Mona' }]],
	])('%s', async (_, answer, items) => {
		const set = { resource: 'contact', operation: 'getAll' };
		expect(await getItems('GET /contacts', answer, set)).toEqual(items);
	});

	it('also the history, which is simplified', async () => {
		const set = { resource: 'message', operation: 'getAll', sessionId: byId(1) };
		const answer = { success: true, message: 'No messages' };
		const request = 'GET /sessions/1/messages?per_page=50';
		expect(await getItems(request, answer, set)).toEqual([]);
	});

	it('with a second page', async () => {
		const page = (current_page: number) => ({
			data: { contacts: [{ id: current_page }], pagination: { current_page, last_page: 2 } },
		});
		expectRequest({ request: 'GET /contacts?page=2' }).reply(200, page(2));
		const set = { resource: 'contact', operation: 'getAll', returnAll: true };
		expect(await getItems('GET /contacts', page(1), set)).toEqual([{ id: 1 }, { id: 2 }]);
	});
});

describe('a single record', () => {
	const get = { resource: 'session', operation: 'get', sessionId: byId(1) };
	const session = { id: 1, name: 'Shop' };

	it.each<[string, Body, IDataObject]>([
		['in an object with its name', { success: true, data: { session } }, session],
		[
			'in an object with its name, beside its health',
			{ success: true, data: { session }, health: { healthy: true } },
			{ ...session, health: { healthy: true } },
		],
		[
			'of which Simplify knows no field',
			{ success: true, message_en: 'Being set up' },
			{ success: true, message: 'Being set up' },
		],
	])('%s', async (_, answer, item) => {
		expect(await getItems('GET /sessions/1', answer, get)).toEqual([item]);
	});

	it('keeps its lists', async () => {
		const group = { id: 1, contacts };
		const set = { resource: 'group', operation: 'get', groupId: byId(1) };
		expect(await getItems('GET /groups/1', { data: group }, set)).toEqual([group]);
	});
});

it('keeps what an action lists as one item', async () => {
	const answer = { success: true, data: { errors: [{ phone: 'x' }] } };
	const body = { session_id: 1 };
	expectRequest({ request: 'POST /contacts/sync', body }).reply(200, answer);
	const run = await runWavex({ resource: 'contact', operation: 'sync', sessionId: byId(1) });
	expect(getJson(run.outputs[0])).toEqual([answer.data]);
});

it.each([
	['session_id, to and status', { status: 'queued', to: '201234567890', session_id: 1 }],
	['any other fields', { id: 9, status: 'pending' }],
])('a send keeps %s of the API and adds nothing', async (_, data) => {
	const body = { to: '201234567890', message: 'Hello' };
	expectRequest({ request: 'POST /sessions/1/messages/text', body }).reply(200, {
		success: true,
		message: 'تم',
		message_en: 'Queued',
		data,
	});
	const run = await runWavex({
		resource: 'message',
		operation: 'sendText',
		sessionId: byId(1),
		...body,
	});
	expect(getJson(run.outputs[0])).toEqual([data]);
});
