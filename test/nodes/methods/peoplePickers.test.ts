import { pick } from '../../support/editor';
import { guardNetwork } from '../../support/network';
import { expectRequest } from '../../support/operationTests';

guardNetwork();

const sessions = [
	{ id: 1, name: 'Shop', phone: '201000000001', status: 'connected' },
	{ id: 2, name: 'Support', phone: null, status: 'connecting' },
	{ id: 3 },
];

const page = (data: object[], current: number, last: number) => ({
	data,
	pagination: { current_page: current, last_page: last },
});

it('names a session and its phone, if known; its status, which changes, is not in the name', async () => {
	expectRequest({ request: 'GET /sessions' }).reply(200, { success: true, data: sessions });
	expect(await pick('searchSessions')).toEqual({
		results: [
			{ name: 'Shop - 201000000001', value: '1', description: 'connected' },
			{ name: 'Support', value: '2', description: 'connecting' },
			{ name: '3', value: '3' },
		],
		paginationToken: undefined,
	});
});

it.each([
	['0000001', ['1']],
	['SUPP', ['2']],
	['connect', ['1', '2']],
	['unknown', []],
])('searches sessions for %s by their labels', async (filter, values) => {
	expectRequest({ request: 'GET /sessions' }).reply(200, sessions);
	const { results } = await pick('searchSessions', filter);
	expect(results.map(({ value }) => value)).toEqual(values);
});

it('tells sessions of one name apart by their date, and by their ID where that is the same', async () => {
	const support = { name: 'Support', phone: null, created_at: '2026-03-01T10:30:00Z' };
	const others = [
		{ ...support, id: 4, created_at: '2026-03-02T08:00:00Z' },
		{ ...support, id: 5 },
		{ ...support, id: 6 },
		{ ...sessions[0], id: 7, phone: '201000000002' },
	];
	expectRequest({ request: 'GET /sessions' }).reply(200, { data: [sessions[0], ...others] });
	const { results } = await pick('searchSessions');
	expect(results.map(({ name }) => name)).toEqual([
		'Shop - 201000000001',
		'Support - 2026-03-02 08:00',
		'Support - 2026-03-01 10:30 - ID 5',
		'Support - 2026-03-01 10:30 - ID 6',
		'Shop - 201000000002',
	]);
});

it('searches further pages until there is a match', async () => {
	expectRequest({ request: 'GET /sessions' }).reply(200, page([sessions[0]], 1, 3));
	expectRequest({ request: 'GET /sessions?page=2' }).reply(200, page([sessions[1]], 2, 3));
	expect(await pick('searchSessions', 'support')).toEqual({
		results: [{ name: 'Support', value: '2', description: 'connecting' }],
		paginationToken: '{"page":3}',
	});
});

it('searches five pages at most before the user scrolls', async () => {
	expectRequest({ request: 'GET /sessions' }).reply(200, page(sessions, 1, 9));
	for (const number of [2, 3, 4, 5]) {
		expectRequest({ request: `GET /sessions?page=${number}` }).reply(
			200,
			page(sessions, number, 9),
		);
	}
	expect(await pick('searchSessions', 'unknown')).toEqual({
		results: [],
		paginationToken: '{"page":6}',
	});
});

it('lets the API search contacts, on every page', async () => {
	const nathan = { id: 5, name: 'Nathan', phone: '201234567890' };
	const request = 'GET /contacts?search=Nath%26';
	expectRequest({ request }).reply(200, page([nathan], 1, 2));
	const first = await pick('searchContacts', ' Nath& ');
	expect(first).toEqual({
		results: [{ name: 'Nathan - 201234567890', value: '5' }],
		paginationToken: '{"page":2}',
	});
	expectRequest({ request: `${request}&page=2` }).reply(
		200,
		page([{ id: 6, phone: '2013' }], 2, 2),
	);
	expect(await pick('searchContacts', ' Nath& ', first.paginationToken as string)).toEqual({
		results: [{ name: '2013', value: '6' }],
		paginationToken: undefined,
	});
});

it('lists all contacts without a search text', async () => {
	expectRequest({ request: 'GET /contacts' }).reply(200, []);
	expect(await pick('searchContacts', ' ')).toEqual({ results: [], paginationToken: undefined });
});

it('names a group, and leaves out records without an ID', async () => {
	const data = [{ id: '120363@g.us', name: 'Family' }, { name: 'Without ID' }];
	expectRequest({ request: 'GET /groups' }).reply(200, { success: true, data });
	expect((await pick('searchGroups', 'fam')).results).toEqual([
		{ name: 'Family', value: '120363@g.us' },
	]);
});

describe.each(['searchSessions', 'searchContacts', 'searchGroups'] as const)('%s', (picker) => {
	const request = `GET ${picker.replace('search', '/').toLowerCase()}`;

	it.each<[number, string, string]>([
		[401, '{"message":"Unauthenticated."}', 'The API token was not accepted'],
		[403, '{"message":"ممنوع","message_en":"Not yours"}', 'Not yours'],
		[404, '<html>', 'did not respond like the Wavex API'],
		[200, '{"success":false,"message_en":"Account is locked"}', 'Account is locked'],
	])('says why the list failed after %i', async (status, body, message) => {
		expectRequest({ request }).reply(status, body, { 'content-type': 'application/json' });
		await expect(pick(picker)).rejects.toThrow(message);
	});
});
