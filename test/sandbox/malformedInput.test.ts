import http from 'node:http';
import { closeAll, start, type Client } from './sandboxClient';

afterEach(closeAll);

const TEXT = '/sessions/1/messages/text';

async function expectStillAnswers(client: Client): Promise<void> {
	expect((await client.api('GET', '/sessions')).status).toBe(200);
}

describe('a body', () => {
	it.each(['{"to":', 'nonsense', '{"to":"201234567890",}', '\u0000'])(
		'%j is rejected as invalid JSON',
		async (body) => {
			const client = await start();
			const response = await client.api('POST', TEXT, body);
			expect(response).toMatchObject({
				status: 422,
				body: { error: 'validation_failed', errors: { body: [expect.any(String)] } },
			});
			await expectStillAnswers(client);
		},
	);

	it.each(['[]', '"text"', '7', 'null'])(
		'%s is rejected because it is not an object',
		async (body) => {
			const client = await start();
			expect((await client.api('POST', TEXT, body)).status).toBe(422);
		},
	);

	it('that is empty counts as one without fields', async () => {
		const client = await start();
		const headers = {
			authorization: `Bearer ${client.sandbox.tokens[0]}`,
			'content-type': 'application/json',
		};
		const url = `${client.sandbox.apiUrl}/sessions/1/start`;
		expect((await fetch(url, { method: 'POST', headers, body: '' })).status).toBe(200);
		expect((await client.api('POST', TEXT, '')).body.errors).toHaveProperty('to');
	});

	it('of another type counts as one without fields', async () => {
		const client = await start();
		const response = await fetch(client.sandbox.apiUrl + TEXT, {
			method: 'POST',
			headers: { authorization: `Bearer ${client.sandbox.tokens[0]}` },
			body: new URLSearchParams({ to: '201234567890', message: 'Hi' }),
		});
		expect(response.status).toBe(422);
	});

	it('of 20 MB is parsed and rejected by its field', async () => {
		const client = await start();
		const message = 'x'.repeat(20 * 1024 * 1024);
		const { status, body } = await client.api('POST', TEXT, { to: '201234567890', message });
		expect({ status, fields: Object.keys(body.errors) }).toEqual({
			status: 422,
			fields: ['message'],
		});
		const journal = await client.control('GET', '/journal');
		expect(JSON.stringify(journal.body).length).toBeLessThan(10_000);
	});

	it('of 30 MB is rejected by its size', async () => {
		const client = await start();
		const url = new URL(client.sandbox.apiUrl + TEXT);
		const headers = {
			authorization: `Bearer ${client.sandbox.tokens[0]}`,
			'content-type': 'application/json',
			'content-length': 30 * 1024 * 1024,
		};
		const status = await new Promise((resolve, reject) => {
			const request = http.request(url, { method: 'POST', headers }, (response) => {
				resolve(response.statusCode);
				request.destroy();
			});
			request.on('error', reject);
			// The response arrives before the body is sent: a client that continues to write gets a closed connection.
			request.write('{"message":"x');
		});
		expect(status).toBe(413);
		await expectStillAnswers(client);
	});
});

describe('an id', () => {
	it.each([
		'0',
		'-1',
		'1.5',
		'1e3',
		'abc',
		'%2e%2e',
		'..%2Fwebhooks',
		'1%00',
		'%F0%9F%98%80',
		'9'.repeat(400),
		'a'.repeat(10_000),
		'%zz',
		'__proto__',
		'constructor',
	])('like %.20s is unknown', async (id) => {
		const client = await start();
		const { status, body } = await client.api('GET', `/sessions/${id}`);
		expect({ status, error: body.error }).toEqual({ status: 404, error: 'not_found' });
	});

	it.each(['abc', '+201234567890', '12'])('is not a phone number: %s', async (phone) => {
		const client = await start();
		const { status, body } = await client.api('GET', `/contacts/${phone}/check?session_id=1`);
		expect({ status, fields: Object.keys(body.errors) }).toEqual({
			status: 422,
			fields: ['phone'],
		});
	});
});

const HOSTILE = [
	'<script>alert(1)</script>',
	'"; DROP TABLE messages; --',
	'{{constructor}} {{__proto__}} ${process.exit()}',
	'\u202eright to left\u0000 and null',
	'\ud800 half of a pair',
	'data: x\n\nevent: reset\ndata: {}',
];

describe('a hostile text', () => {
	it.each(HOSTILE)('%j is returned unchanged', async (text) => {
		const client = await start();
		await client.api('POST', '/sessions', { name: text });
		await client.api('POST', TEXT, { to: '201234567890', message: text });
		const from = '201234567890';
		await client.control('POST', '/incoming', { session_id: 1, from, text, sender_name: text });
		const sessions = await client.api('GET', '/sessions');
		expect(sessions.body.data[1].name).toBe(text);
		const { body } = await client.control('GET', '/messages');
		expect([body[0].text, body[1].text, body[1].sender_name]).toEqual([text, text, text]);
	});

	it('as a variable only replaces its placeholder', async () => {
		const client = await start();
		const variables = JSON.parse('{"__proto__": "x", "name": "{{shop}} $& $1"}') as object;
		const { status, body } = await client.api('POST', '/templates/1/preview', { variables });
		expect(status).toBe(200);
		expect(body.data.content).toBe('Hello {{shop}} $& $1, welcome to {{shop}}!');
		expect(body.data.missing_variables).toEqual(['shop']);
	});

	it('as a field does not reach the prototype', async () => {
		const client = await start();
		const body = '{"name": "A", "__proto__": {"status": "connected"}, "status": "connected"}';
		const response = await client.api('POST', '/sessions', body);
		expect(response.body.data).toMatchObject({ name: 'A', status: 'created' });
		expect(({} as { status?: string }).status).toBeUndefined();
	});
});

it.each(['nonsense', 'ftp://x/', 'http://', 'http://a b/', 'http://[::1', 'javascript:alert(1)'])(
	'a webhook URL like "%s" is rejected',
	async (url) => {
		const client = await start();
		const { status, body } = await client.api('POST', '/webhooks', {
			url,
			events: ['message.read'],
		});
		expect({ status, fields: Object.keys(body.errors) }).toEqual({ status: 422, fields: ['url'] });
	},
);

it.each([[[]], [['message.gone']], ['message.read'], [null], [[7]]])(
	'webhook events like %j are rejected',
	async (events) => {
		const client = await start();
		const url = 'http://127.0.0.1:9/';
		expect((await client.api('POST', '/webhooks', { url, events })).status).toBe(422);
	},
);
