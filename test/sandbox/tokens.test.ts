import { closeAll, start } from './sandboxClient';

afterEach(closeAll);

const TEXT = '/sessions/1/messages/text';

describe('a token', () => {
	it.each(['', 'wrong', 'Bearer', 'a b'])('%j is rejected', async (token) => {
		const client = await start();
		expect((await client.api('GET', '/sessions', undefined, token)).status).toBe(401);
	});

	it('is required', async () => {
		const { sandbox } = await start();
		expect((await fetch(`${sandbox.apiUrl}/sessions`)).status).toBe(401);
	});

	it('accesses only its own account', async () => {
		const client = await start({ tokens: ['a', 'b'] });
		const as = (token: string, method: string, path: string, body?: unknown) =>
			client.api(method, path, body, token);
		await as('a', 'POST', '/webhooks', { url: 'http://127.0.0.1:9/', events: ['message.read'] });
		await as('a', 'POST', '/sessions', { name: 'Of A' });
		await as('a', 'POST', TEXT, { to: '201234567890', message: 'Of A' });
		expect((await as('b', 'GET', '/webhooks')).body.data).toEqual([]);
		expect((await as('b', 'DELETE', '/webhooks/1')).status).toBe(404);
		expect((await as('b', 'GET', '/sessions/2')).status).toBe(404);
		expect((await as('b', 'GET', '/sessions/1/messages')).body.data).toEqual([]);
		expect((await client.control('GET', '/messages?account=1')).body).toEqual([]);
		expect((await client.control('GET', '/journal?account=1')).body).not.toContainEqual(
			expect.objectContaining({ account: 0 }),
		);
	});

	it('stops working after it is regenerated', async () => {
		const client = await start({ tokens: ['old'] });
		const { body } = await client.api('POST', '/api/client/api-token/regenerate');
		expect(body.data.token).toMatch(/^wavex_[0-9a-f]{40}$/);
		expect(client.sandbox.tokens).toEqual([body.data.token]);
		expect((await client.api('GET', '/sessions', undefined, 'old')).status).toBe(401);
		const { body: own } = await client.api('GET', '/api/client/api-token');
		expect(own.data.token).toBe(body.data.token);
	});

	it('never appears in the control API', async () => {
		const client = await start({ tokens: ['wavex_secret'] });
		await client.api('GET', '/sessions');
		await client.api('GET', '/api/client/api-token');
		for (const path of ['/state', '/journal', '/settings', '/webhooks']) {
			const { body } = await client.control('GET', path);
			expect(JSON.stringify(body)).not.toContain('wavex_secret');
		}
	});
});
