import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import { parseInterface } from '../support/parseInterface';
import { live, main } from './live';
import { startRelay } from './relay';
import { READS } from './steps';

const TOKEN = 'wavex_0nly-f0r-this-test';

let sandbox: Sandbox | undefined;
afterEach(async () => {
	await sandbox?.close();
	sandbox = undefined;
});

async function open(dialect: SandboxOptions['dialect'] = {}): Promise<Sandbox> {
	sandbox = await startSandbox({ tokens: [TOKEN], dialect, limits: false });
	return sandbox;
}

/** The account's world as the sandbox's control tells it, without what passes by itself. */
async function world({ url }: Sandbox): Promise<unknown> {
	const read = async (path: string) =>
		(await (await fetch(`${url}/_sandbox/${path}`)).json()) as object;
	const { now: _now, budget: _budget, ...state } = (await read('state')) as Record<string, object>;
	return JSON.parse(
		JSON.stringify({ ...state, messages: await read('messages') }, (key, value: unknown) =>
			key === 'last_heartbeat_at' ? undefined : value,
		),
	);
}

async function methods({ url }: Sandbox): Promise<string[]> {
	const answer = await fetch(`${url}/_sandbox/journal?kind=request`);
	return ((await answer.json()) as Array<{ method: string }>).map(({ method }) => method);
}

/** The report of a run, and how many operations failed. */
async function log(running: Sandbox, more: { writeTo?: string; session?: string } = {}) {
	const lines: string[] = [];
	const options = { token: TOKEN, baseUrl: running.apiUrl, ...more };
	const failed = await live(options, (line) => lines.push(line));
	return { failed, text: lines.join('\n') };
}

it('knows every operation that only reads', () => {
	const reads = parseInterface().filter(({ request }) => request.startsWith('GET '));
	const names = (all: Array<{ resource: string; operation: string }>) =>
		all.map(({ resource, operation }) => `${resource}.${operation}`).sort();
	expect(names(READS)).toEqual(names(reads));
});

it.each([
	['pagination', '"pagination" beside "data"'],
	['meta', '"meta" beside "data"'],
	['flat', 'a flat paginator'],
	['nested', 'a paginator in "data"'],
	['whole', 'the whole list in "data"'],
] as const)('reads lists of the form %s, names it, and changes nothing', async (lists, form) => {
	const running = await open({ lists, eventList: lists === 'meta' ? 'map' : 'list' });
	const before = await world(running);
	const { failed, text } = await log(running);
	expect(failed).toBe(0);
	expect(text).toContain(`contact.getAll: good\n  GET /api/v1/contacts → 200\n  list: ${form}, 4`);
	expect(await world(running)).toEqual(before);
	expect(new Set(await methods(running))).toEqual(new Set(['GET']));
});

it('shows neither the token nor a value of the account', async () => {
	const { text } = await log(await open());
	for (const secret of [TOKEN, '201000000001', 'Shop', 'Mona']) {
		expect(text).not.toContain(secret);
	}
});

it('writes to the number it is given, and leaves only the messages behind', async () => {
	const running = await open();
	const before = (await world(running)) as Record<string, unknown>;
	const { failed, text } = await log(running, { writeTo: '+20 111 222 3334', session: '1' });
	expect(text).not.toContain('failed\n');
	expect(failed).toBe(0);
	const after = (await world(running)) as Record<string, object[]>;
	expect(after).toEqual({ ...before, messages: expect.any(Array) });
	expect(after.messages).toHaveLength(6);
	for (const message of after.messages) expect(message).toMatchObject({ to: '201112223334' });
});

it('stops on this machine what is not a GET', async () => {
	const running = await open();
	const relay = await startRelay(running.url, false);
	const answer = await fetch(`${relay.origin}/api/v1/sessions/1`, { method: 'DELETE' });
	expect(answer.status).toBe(403);
	expect(relay.exchanges).toMatchObject([{ method: 'DELETE', status: null }]);
	expect(await methods(running)).toEqual([]);
	await relay.close();
});

it('says which operations failed and why, and fails itself', async () => {
	const running = await open();
	const lines: string[] = [];
	const env = { WAVEX_TOKEN: 'wavex_wrong', WAVEX_BASE_URL: running.apiUrl };
	expect(await main([], env, (line) => lines.push(line))).toBe(1);
	expect(lines.join('\n')).toContain('session.getAll: failed\n  GET /api/v1/sessions → 401');
	expect(lines.join('\n')).toContain('The API token was not accepted');
});

it('names a list of a form that the node does not know', async () => {
	const server = createServer((_request, response) => {
		response.setHeader('content-type', 'application/json');
		response.end('{"success":true,"data":{"entries":[{"id":1}]}}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const lines: string[] = [];
	const options = { token: TOKEN, baseUrl: `http://127.0.0.1:${port}/api/v1` };
	expect(await live(options, (line) => lines.push(line))).toBe(6);
	expect(lines.slice(0, 4)).toEqual([
		'session.getAll: failed',
		'  GET /api/v1/sessions → 200',
		'  answer: {success boolean, data {entries list of {id number}}}',
		'  This is no list that the node knows.',
	]);
	await new Promise<unknown>((resolve) => server.close(resolve));
});

it.each([
	[[], {}, 'Set WAVEX_TOKEN'],
	[['--write-to', '201112223334'], { WAVEX_TOKEN: 'wavex_x' }, 'Name the session'],
	[['--sesion', '1'], { WAVEX_TOKEN: 'wavex_x' }, "Unknown option '--sesion'"],
])('with %j and %j it asks nothing and says what is missing', async (args, env, sentence) => {
	const lines: string[] = [];
	expect(await main(args, env, (line) => lines.push(line))).toBe(2);
	expect(lines[0]).toContain(sentence);
});
