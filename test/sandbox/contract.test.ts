import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { document } from '../../sandbox/api/openapi/document';
import { closeAll, start, type Client } from './sandboxClient';
import { ENDPOINTS, type Endpoint } from './endpoints';

afterEach(closeAll);

const formatEndpoint = ({ method, path }: Endpoint) => `${method} ${path}`;
const rows = ENDPOINTS.map((endpoint) => [formatEndpoint(endpoint), endpoint] as const);

/** Starts a sandbox with a record for every path, in the state that the operation requires. */
async function startPopulatedSandbox({ path }: Endpoint): Promise<Client> {
	const client = await start();
	const message = {
		name: 'C',
		session_id: 1,
		message: 'Hi',
		recipients: [{ phone: '201234567890' }],
	};
	await client.api('POST', '/campaigns', message);
	await client.api('POST', '/webhooks', { url: 'http://127.0.0.1:9/', events: ['message.sent'] });
	if (/\/(pause|resume)$/.test(path)) await client.api('POST', '/campaigns/1/start');
	if (path.endsWith('/resume')) await client.api('POST', '/campaigns/1/pause');
	return client;
}

function createPath({ path, query }: Endpoint): string {
	const filled = path.replace('{id}', '1').replace('{phone}', '201234567890');
	return query ? `${filled}?${query}` : filled;
}

function findSchemaErrors(endpoint: Endpoint, status: number, body: unknown): string[] {
	const ajv = new Ajv2020({ strict: false, allErrors: true });
	addFormats(ajv);
	ajv.addSchema(document, 'document');
	const path = endpoint.path.replace(/\//g, '~1').replace('{', '%7B').replace('}', '%7D');
	const operation = `/paths/${path}/${endpoint.method.toLowerCase()}`;
	const place = `${operation}/responses/${status}/content/application~1json/schema`;
	ajv.validate({ $ref: `document#${place}` }, body);
	return (ajv.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

describe('the document', () => {
	it('is valid OpenAPI 3.1 according to an independent validator', () => {
		const file = join(mkdtempSync(join(tmpdir(), 'wavex-openapi-')), 'openapi.json');
		writeFileSync(file, JSON.stringify(document));
		const cli = join(
			__dirname,
			'../../node_modules/@seriousme/openapi-schema-validator/bin/validate-api-cli.js',
		);
		const { status, stdout, stderr } = spawnSync(process.execPath, [cli, file], {
			encoding: 'utf8',
		});
		expect({ status, output: stdout + stderr }).toEqual({
			status: 0,
			output: expect.stringContaining('"valid": true'),
		});
	});

	it('contains exactly the 52 endpoints', () => {
		const named = Object.entries(document.paths).flatMap(([path, { servers: _, ...methods }]) =>
			Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
		);
		expect(named.sort()).toEqual(ENDPOINTS.map(formatEndpoint).sort());
		expect(named).toHaveLength(52);
	});

	it('is served without a token', async () => {
		const { sandbox } = await start();
		const response = await fetch(`${sandbox.url}/openapi.json`);
		expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)));
	});
});

describe('each endpoint', () => {
	it.each(rows)('%s returns what the document describes', async (_, endpoint) => {
		const client = await startPopulatedSandbox(endpoint);
		const { status, body } = await client.api(endpoint.method, createPath(endpoint), endpoint.body);
		expect({ status, success: body.success }).toEqual({
			status: endpoint.status ?? 200,
			success: true,
		});
		expect(findSchemaErrors(endpoint, status, body)).toEqual([]);
	});

	it('the check finds a response that does not match the document', () => {
		const endpoint = { method: 'GET', path: '/sessions/{id}' };
		expect(findSchemaErrors(endpoint, 200, { success: true, data: { id: '1' } })).toContain(
			'/data/id must be integer',
		);
	});

	it.each(rows)('%s rejects an invalid token', async (_, endpoint) => {
		const client = await start();
		const { method, body } = endpoint;
		const response = await client.api(method, createPath(endpoint), body, 'wrong');
		expect(response).toMatchObject({ status: 401, body: { error: 'Unauthenticated' } });
	});

	const missing = ENDPOINTS.flatMap((endpoint) =>
		(endpoint.required ?? []).map((field) => [formatEndpoint(endpoint), field, endpoint] as const),
	);
	it.each(missing)('%s rejects a body without %s', async (_, field, endpoint) => {
		const client = await start();
		const { [field]: __, ...rest } = endpoint.body ?? {};
		const { status, body } = await client.api(endpoint.method, createPath(endpoint), rest);
		expect(status).toBe(422);
		expect(body).toMatchObject({ success: false, error: 'validation_failed' });
		expect(body.errors[field]).toEqual([expect.stringContaining(field.replace(/_/g, ' '))]);
		expect(body.message).toContain('field is required');
	});

	const withId = rows.filter(([, { path }]) => path.includes('{id}'));
	it.each(withId)('%s returns 404 for an unknown id', async (_, endpoint) => {
		const client = await start();
		const url = createPath(endpoint).replace('/1', '/999');
		const { status, body } = await client.api(endpoint.method, url, endpoint.body);
		expect({ status, error: body.error }).toEqual({ status: 404, error: 'not_found' });
	});
});

describe('a request that is not in the document', () => {
	it.each(['/nothing', '/sessions/1/nothing', '/sessions/1/messages/sticker', '/api/client'])(
		'%s returns 404',
		async (path) => {
			const client = await start();
			const { status, body } = await client.api('GET', path);
			expect({ status, error: body.error }).toEqual({ status: 404, error: 'not_found' });
		},
	);

	const paths = [...new Set(ENDPOINTS.map(({ path }) => path))];
	it.each(paths)('%s has no other method', async (path) => {
		const client = await start();
		const known = ENDPOINTS.filter((each) => each.path === path).map(({ method }) => method);
		for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
			if (known.includes(method)) continue;
			const { status } = await client.api(method, createPath({ method, path }));
			expect({ method, status }).toEqual({ method, status: 405 });
		}
	});

	it('accepts base64 instead of a URL', async () => {
		const client = await start();
		const body = { to: '201234567890', image_base64: 'iVBORw0KGgo=' };
		const { status } = await client.api('POST', '/sessions/1/messages/image', body);
		expect(status).toBe(200);
	});

	it('accepts a template instead of a message', async () => {
		const client = await start();
		const recipients = [{ phone: '201234567890' }];
		const body = { name: 'C', session_id: 1, template_id: 1, recipients };
		const response = await client.api('POST', '/campaigns', body);
		expect(response).toMatchObject({ status: 201, body: { data: { status: 'draft' } } });
	});
});
