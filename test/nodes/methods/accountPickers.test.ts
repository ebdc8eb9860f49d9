import { pick } from '../../support/editor';
import { guardNetwork } from '../../support/network';
import { expectRequest } from '../../support/operationTests';

guardNetwork();

const campaigns = [
	{ id: 7, name: 'Spring', status: 'running', created_at: '2026-03-01T10:30:00Z' },
	{ id: 8, name: 'Autumn', status: 'draft' },
];

it('names a campaign and its date', async () => {
	expectRequest({ request: 'GET /campaigns' }).reply(200, { data: campaigns });
	expect((await pick('searchCampaigns')).results).toEqual([
		{ name: 'Spring - 2026-03-01 10:30', value: '7', description: 'running' },
		{ name: 'Autumn', value: '8', description: 'draft' },
	]);
});

it('searches campaigns by their labels and their status', async () => {
	expectRequest({ request: 'GET /campaigns' }).reply(200, { data: campaigns });
	expect((await pick('searchCampaigns', ' DRAFT')).results).toEqual([
		{ name: 'Autumn', value: '8', description: 'draft' },
	]);
});

it('names a template and its category', async () => {
	const data = [{ id: 5, name: 'Shipped', category: 'transactional', content: 'Hello' }];
	expectRequest({ request: 'GET /templates' }).reply(200, { data });
	expect((await pick('searchTemplates')).results).toEqual([
		{ name: 'Shipped - transactional', value: '5' },
	]);
});

it('tells templates of one name apart by their text', async () => {
	const sale = { name: 'Sale', category: 'marketing' };
	const data = [
		{ ...sale, id: 5, content: 'Everything is cheaper today' },
		{ ...sale, id: 6, content: 'كل شيء أرخص اليوم' },
		{ ...sale, id: 7, category: 'general' },
	];
	expectRequest({ request: 'GET /templates' }).reply(200, { data });
	expect((await pick('searchTemplates')).results).toEqual([
		{ name: 'Sale - marketing - Everything is cheaper today', value: '5' },
		{ name: 'Sale - marketing - كل شيء أرخص اليوم', value: '6' },
		{ name: 'Sale - general', value: '7' },
	]);
});

it('loads the next page of templates', async () => {
	const pagination = { current_page: 1, last_page: 2 };
	const data = [{ id: 5, name: 'Shipped' }];
	expectRequest({ request: 'GET /templates' }).reply(200, { data, pagination });
	const { paginationToken } = await pick('searchTemplates');
	expectRequest({ request: 'GET /templates?page=2' }).reply(200, {
		data: [{ id: 6, name: 'Sale' }],
		pagination: { current_page: 2, last_page: 2 },
	});
	const second = await pick('searchTemplates', undefined, paginationToken as string);
	expect(second).toEqual({ results: [{ name: 'Sale', value: '6' }], paginationToken: undefined });
});

it("names a webhook's address and events, without the secret in its query", async () => {
	const data = [
		{ id: 3, url: 'https://n8n.example/webhook/1?key=secret', events: ['message.received'] },
		{ id: 4, url: null, events: null },
	];
	expectRequest({ request: 'GET /webhooks' }).reply(200, { data });
	expect((await pick('searchWebhooks')).results).toEqual([
		{ name: 'https://n8n.example/webhook/1 - message.received', value: '3' },
		{ name: '4', value: '4' },
	]);
});

it.each(['searchCampaigns', 'searchTemplates', 'searchWebhooks'] as const)(
	'%s says why the list failed',
	async (picker) => {
		const path = picker.replace('search', '/').toLowerCase();
		expectRequest({ request: `GET ${path}` }).reply(401, { message: 'Unauthenticated.' });
		await expect(pick(picker)).rejects.toThrow('The API token was not accepted');
	},
);
