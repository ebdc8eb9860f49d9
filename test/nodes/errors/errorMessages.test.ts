import type { INode } from 'n8n-workflow';
import nock from 'nock';

import {
	createInputError,
	formatError,
	prepareForThrow,
} from '../../../nodes/Wavex/errors/nodeErrors';
import { guardNetwork } from '../../support/network';
import { expectRequest } from '../../support/operationTests';
import { TOKEN } from '../../support/credentials';
import { FaultyHost } from '../../support/faultyHost';
import type { Fault } from '../../support/faultyHost';
import { runWavex } from '../../support/n8n';

const text = {
	resource: 'message',
	operation: 'sendText',
	sessionId: { __rl: true, mode: 'id', value: '1' },
	to: '201234567890',
	message: 'Hello',
};
const list = { resource: 'session', operation: 'getAll' };
const send = () =>
	expectRequest({
		request: 'POST /sessions/1/messages/text',
		body: { to: '201234567890', message: 'Hello' },
	});
const read = () => expectRequest({ request: 'GET /sessions' });

const mayHaveBeenProcessed =
	/^The request may still have been processed\. Check the message history before sending it again\./;

guardNetwork();

interface Case {
	answer: () => unknown;
	parameters?: typeof text | typeof list;
	message: string | RegExp;
	description: string | RegExp;
}

const cases: Record<string, Case> = {
	'401 points to the credential': {
		answer: () => send().reply(401, { message: 'غير مصرح', message_en: 'Unauthenticated.' }),
		message: 'The API token was not accepted (recipient 201234567890)',
		description: /Open the Wavex credential.*The API says: Unauthenticated\./,
	},
	'403 says which URLs are allowed': {
		answer: () => send().reply(403, { error: 'security_violation', message: 'Restricted URL' }),
		message: 'Restricted URL (recipient 201234567890)',
		description: /must be a public address/,
	},
	'404 shows the English message of the API': {
		answer: () => send().reply(404, { message: 'غير موجود', message_en: 'Session not found' }),
		message: 'Session not found (recipient 201234567890)',
		description: /Check the ID/,
	},
	'403 without a reason says in plain words what to check': {
		answer: () => send().reply(403, {}),
		message: 'The API does not allow this request (recipient 201234567890)',
		description: /^The account or its API token is not allowed to do this\. Check in your Wavex/,
	},
	'422 does not repeat the sentence of its message': {
		answer: () =>
			send().reply(422, {
				message: 'The to field is required.',
				errors: { to: ['The to field is required.'] },
			}),
		message: 'The to field is required (recipient 201234567890)',
		description: /^Correct these fields: to$/,
	},
	'422 does not repeat the first of several sentences': {
		answer: () =>
			send().reply(422, {
				message: 'The to field is required. (and 2 more errors)',
				errors: { to: ['The to field is required.', 'It must be digits.'], message: ['Too long.'] },
			}),
		message: 'The to field is required. (and 2 more errors) (recipient 201234567890)',
		description: /^Correct these fields: to: It must be digits\.; message: Too long\.$/,
	},
	'422 names the fields': {
		answer: () =>
			send().reply(422, {
				message: 'The given data was invalid.',
				errors: { to: ['The to field is required.', 'It must be digits.'], message: ['Too long.'] },
			}),
		message: 'The given data was invalid (recipient 201234567890)',
		description:
			'Correct these fields: to: The to field is required. It must be digits.; message: Too long.',
	},
	'a session that is not connected: says how to connect it': {
		answer: () =>
			send().reply(422, { message: 'غير متصل', message_en: 'Session is not connected' }),
		message: 'Session is not connected (recipient 201234567890)',
		description: /^Link the phone first: run Session: Get QR Code.*Linked Devices/,
	},
	'500 for a send warns that it may have been processed': {
		answer: () => send().reply(500, { message: 'Server Error' }),
		message: 'The API failed with status 500: Server Error (recipient 201234567890)',
		description: mayHaveBeenProcessed,
	},
	'a web page instead of JSON points to the base URL, and warns that a send may have been processed':
		{
			answer: () => send().reply(200, '<html>Welcome</html>', { 'content-type': 'text/html' }),
			message:
				'The host api.wavex.test did not respond like the Wavex API (recipient 201234567890)',
			description: /Check the Base URL.*may still have been processed/,
		},
	'a 404 page points to the base URL': {
		answer: () => read().reply(404, '<html>Not found</html>', { 'content-type': 'text/html' }),
		parameters: list,
		message: 'The host api.wavex.test did not respond like the Wavex API',
		description: /Check the Base URL/,
	},
	'invalid JSON is not a response of the API': {
		answer: () => read().reply(200, '{"success": tr', { 'content-type': 'application/json' }),
		parameters: list,
		message: 'The host api.wavex.test did not respond like the Wavex API',
		description: /^The response was not JSON/,
	},
	'success false under status 200 is a failure': {
		answer: () => send().reply(200, { success: false, message_en: 'Quota used up' }),
		message: 'Quota used up (recipient 201234567890)',
		description: /Check the values in this node/,
	},
};

describe.each(Object.entries(cases))('%s', (_, { answer, parameters, message, description }) => {
	it('says what happened and what to do, without the token', async () => {
		answer();
		const { error, outputs } = await runWavex(parameters ?? text);
		expect(error?.name).toBe('NodeApiError');
		expect(error?.message).toEqual(
			typeof message === 'string' ? message : expect.stringMatching(message),
		);
		expect(error?.description).toMatch(description);
		expect(outputs).toEqual([]);
		expect(JSON.stringify({ ...error, stack: error?.stack })).not.toContain(TOKEN);
	});
});

describe('a network failure', () => {
	beforeAll(() => nock.enableNetConnect('127.0.0.1'));
	afterAll(() => nock.disableNetConnect());

	it.each<[Fault, typeof text | typeof list, string, RegExp]>([
		['hang', text, 'did not respond in time (recipient 201234567890)', mayHaveBeenProcessed],
		['hang', list, 'did not respond in time', /^Try again/],
		['reset', text, 'closed the connection (recipient 201234567890)', mayHaveBeenProcessed],
		['reset', list, 'closed the connection', /^Try again/],
		[
			'refuse',
			text,
			'refused the connection (recipient 201234567890)',
			/^This request was not sent\./,
		],
	])(
		'%s: says whether the request may have been processed',
		async (fault, parameters, message, description) => {
			const faulty = await FaultyHost.start(fault);
			const { error } = await runWavex(
				{ ...parameters, requestOptions: fault === 'hang' ? { timeout: 200 } : {} },
				{ credential: { apiToken: TOKEN, baseUrl: `http://${faulty.host}` } },
			);
			await faulty.stop();
			expect(error?.message).toBe(`The host ${faulty.host} ${message}`);
			expect(error?.description).toMatch(description);
			expect(JSON.stringify({ ...error, stack: error?.stack })).not.toContain(TOKEN);
		},
	);
});

describe('with "Continue"', () => {
	const items = [{ json: { name: 'Ann' } }, { json: { name: 'Bob' } }];

	it('a failed item keeps its input and names the recipient, and the remaining items are sent', async () => {
		send().reply(404, { message_en: 'Session not found' });
		send().reply(200, { success: true, data: { status: 'queued' } });
		const run = await runWavex(text, { items, node: { onError: 'continueRegularOutput' } });
		expect(run.error).toBeUndefined();
		expect(run.outputs[0]).toEqual([
			{
				json: {
					name: 'Ann',
					error: expect.stringMatching(/^Session not found \(recipient 201234567890\)\. Check/),
				},
				pairedItem: { item: 0 },
			},
			{ json: { status: 'queued' }, pairedItem: { item: 1 } },
		]);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'a failed item keeps its file (%s)',
		async (onError) => {
			const binary = { data: { data: 'aGVsbG8=', mimeType: 'text/plain' } };
			send().reply(404, { message_en: 'Session not found' });
			const run = await runWavex(text, { items: [{ json: {}, binary }], node: { onError } });
			expect(run.outputs.flat().map((item) => item.binary)).toEqual([binary]);
		},
	);

	it('the error branch receives the failed item with its input', async () => {
		send().reply(404, { message_en: 'Session not found' });
		send().reply(200, { success: true, data: { status: 'queued' } });
		const run = await runWavex(text, { items, node: { onError: 'continueErrorOutput' } });
		expect(run.outputs[0].map(({ json }) => json)).toEqual([{ status: 'queued' }]);
		expect(run.outputs[1].map(({ json }) => json)).toEqual([
			{ name: 'Ann', error: expect.stringMatching(/^Session not found/) },
		]);
	});
});

it("a tool's error has the description in its message, once, however often it is rethrown", () => {
	const node = { type: 'n8n-nodes-wavex.wavexTool' } as INode;
	const failure = createInputError(node, "'Mona' is not a phone number", 'Enter the number.');
	const expected = "'Mona' is not a phone number. Enter the number.";
	expect(prepareForThrow(node, prepareForThrow(node, failure)).message).toBe(expected);
	expect(formatError(failure)).toBe(expected);
	const other = createInputError({ ...node, type: 'n8n-nodes-wavex.wavex' }, 'No', 'Try again.');
	expect(prepareForThrow({ ...node, type: 'n8n-nodes-wavex.wavex' }, other).message).toBe('No');
});

it('a base URL without its path is said, also when the host answers 404 in JSON', async () => {
	nock('https://api.wavex.test').get('/sessions').query(true).reply(404, { message: 'No route' });
	const { error } = await runWavex(list, {
		credential: { apiToken: TOKEN, baseUrl: 'https://api.wavex.test/' },
	});
	expect(error?.message).toBe('No route');
	expect(error?.description).toBe(
		'Correct the Base URL in the Wavex credential: it does not end in /api/v1.',
	);
});
