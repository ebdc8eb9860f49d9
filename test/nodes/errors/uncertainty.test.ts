import type { Body } from 'nock';
import type { INode } from 'n8n-workflow';

import { FaultyHost } from '../../support/faultyHost';
import type { Fault } from '../../support/faultyHost';
import { TOKEN } from '../../support/credentials';
import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { sendText } from '../../support/numberedMessages';
import { expectRequest, getJson } from '../../support/operationTests';
import nock from 'nock';

guardNetwork();

const text = { ...sendText, message: 'Hello' };
const retry: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const send = () =>
	expectRequest({
		request: 'POST /sessions/1/messages/text',
		body: { to: '201234567890', message: 'Hello' },
	});

const UNCERTAIN = /may still have been processed/;

describe('Retry On Fail, and the text of the error', () => {
	const html = { 'content-type': 'text/html' };

	it.each([200, 302, 404, 413, 499])(
		'a page with status %i in place of JSON: uncertain, sent once',
		async (status) => {
			send().reply(status, '<html></html>', { ...html, location: 'https://other.test/' });
			const { error } = await runWavex(text, { node: retry });
			expect(error?.description).toMatch(UNCERTAIN);
		},
	);

	it.each([302, 408, 499, 500, 504])(
		'JSON with status %i: uncertain, sent once',
		async (status) => {
			send().reply(status, { message: 'No' });
			const { error } = await runWavex(text, { node: retry });
			expect(error?.description).toMatch(UNCERTAIN);
		},
	);

	it.each([400, 401, 403, 404, 409, 413, 422])(
		'JSON with status %i: a refusal, sent by each try',
		async (status) => {
			send().times(3).reply(status, { message: 'No' });
			const { error } = await runWavex(text, { node: retry });
			expect(error?.description).not.toMatch(UNCERTAIN);
		},
	);

	it.each<[string, Body]>([
		['success false', { success: false, message: 'Disconnected', data: { status: 'queued' } }],
		['an error', { error: 'Slow', data: { id: 4 } }],
		['success false in the record', { success: false, id: 4 }],
	])('a record beside %s: uncertain, sent once', async (_, answer) => {
		send().reply(200, answer);
		const { error } = await runWavex(text, { node: retry });
		expect(error?.description).toMatch(UNCERTAIN);
	});

	it('a page of a proxy that wants a password: a refusal, sent by each try', async () => {
		send().times(3).reply(407, '<html></html>', html);
		const { error } = await runWavex(text, { node: retry });
		expect(error?.description).not.toMatch(UNCERTAIN);
	});
});

describe('a status of success', () => {
	it.each<[string, Body, string]>([
		['an error', { error: 'session not connected' }, 'session not connected'],
		['an error beside empty data', { data: null, error: 'No credit' }, 'No credit'],
		['an error with a message', { error: { code: 5, message: 'No credit' } }, 'No credit'],
		['a list of errors', { errors: ['No credit'] }, 'No credit'],
		['ok: false', { ok: false, message: 'No credit' }, 'No credit'],
		['success as a text', { success: 'false', message: 'No credit' }, 'No credit'],
		['success as a word', { success: 'Failed', data: [], message: 'No credit' }, 'No credit'],
		['success as a number', { success: 0, message_en: 'No credit' }, 'No credit'],
		['the status error', { status: 'error', message: 'No credit' }, 'No credit'],
		['the status ERROR', { status: 'ERROR', message: 'No credit' }, 'No credit'],
		['the status false', { status: false, message: 'No credit' }, 'No credit'],
		['a status of HTTP', { status: 402, message: 'No credit' }, 'No credit'],
		[
			'the status fail beside data',
			{ status: 'fail', data: { to: 'x' }, message: 'No credit' },
			'No credit',
		],
	])('with %s is a failure', async (_, answer, message) => {
		send().reply(200, answer);
		const { error, outputs } = await runWavex(text);
		expect(error?.message).toBe(`${message} (recipient 201234567890)`);
		expect(outputs).toEqual([]);
	});

	it.each<[string, Body]>([
		['a record with an error of its own', { id: 5, error: 'No route', status: 'failed' }],
		['no error', { success: true, error: null, errors: [] }],
		['a warning beside success', { success: true, error: 'slow' }],
		['a record that failed', { data: { id: 5, status: 'failed', error: 'No route' } }],
		['an error that is false or 0', { error: false, status: 0, data: { id: 1 } }],
	])('with %s is none', async (_, answer) => {
		send().reply(200, answer);
		const { error, outputs } = await runWavex(text);
		expect(error).toBeUndefined();
		expect(getJson(outputs[0])).toHaveLength(1);
	});
});

describe('a connection that fails', () => {
	beforeAll(() => nock.restore());
	afterAll(() => nock.activate());

	const NOT_SENT = /^This request was not sent\./;

	it.each<[Fault, string, string, RegExp]>([
		['refuse', 'http', 'refused the connection', NOT_SENT],
		['noAccept', 'http', 'did not accept the connection in time', NOT_SENT],
		['noAccept', 'https', 'did not accept the connection in time', NOT_SENT],
		['hang', 'https', 'did not accept the connection in time', NOT_SENT],
		['plain', 'https', 'did not accept a secure connection', NOT_SENT],
		['untrusted', 'https', 'presented an untrusted certificate', NOT_SENT],
		['close', 'https', 'cannot be reached', NOT_SENT],
		['hang', 'http', 'did not respond in time', UNCERTAIN],
		['close', 'http', 'closed the connection', UNCERTAIN],
		['upgrade', 'http', 'did not respond in time', UNCERTAIN],
	])('%s over %s: %s', async (fault, protocol, event, description) => {
		const faulty = await FaultyHost.start(fault);
		const { error } = await runWavex(
			{ ...text, requestOptions: { timeout: 500 } },
			{ credential: { apiToken: TOKEN, baseUrl: `${protocol}://${faulty.host}` } },
		);
		await faulty.stop();
		expect(error?.message).toBe(`The host ${faulty.host} ${event} (recipient 201234567890)`);
		expect(error?.description).toMatch(description);
		expect(JSON.stringify({ ...error, stack: error?.stack })).not.toContain(TOKEN);
	});
});
