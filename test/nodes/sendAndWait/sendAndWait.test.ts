import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';

import { BASE_URL } from '../../support/credentials';
import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { byId, asExpression } from '../../support/parameters';
import { getJson, testInvalidInput } from '../../support/operationTests';

guardNetwork();

const required = {
	sessionId: byId('1'),
	to: '+20 123-456 7890',
	message: 'Shall we deliver?',
};
const parameters = { resource: 'message', operation: 'sendAndWait', ...required };

/** The first wait of a process looks for webhooks that earlier ones left. */
beforeAll(() => nock(BASE_URL).get('/webhooks').reply(200, { data: [] }));

const RESUME =
	/^http:\/\/localhost:5678\/webhook-waiting\/e\?from=[\da-f]{4}&session=1&signature=\w+$/;
const RESUME_UNTIL =
	/^http:\/\/localhost:5678\/webhook-waiting\/e\?until=(\d+)&from=[\da-f]{4}&session=1&signature=\w+$/;

function expectRegistration(resume = RESUME_UNTIL) {
	return nock(BASE_URL)
		.post('/webhooks', ({ url, events }: IDataObject) => {
			return resume.test(String(url)) && String(events) === 'message.received';
		})
		.reply(201, { data: { id: 5, created_at: '2026-01-01T00:00:00Z' } });
}

it('registers the signed URL, sends the question, and leaves the item for a timeout', async () => {
	const registration = expectRegistration();
	let isRegistered = false;
	nock(BASE_URL)
		.post('/sessions/1/messages/text', { to: '201234567890', message: 'Shall we deliver?' })
		.reply(200, () => {
			isRegistered = registration.isDone();
			return { data: { status: 'queued' } };
		});
	const options = { limitWaitMinutes: 1 };
	const { outputs, error } = await runWavex(
		{ ...parameters, options },
		{ items: [{ json: { order: 7 } }] },
	);
	expect(error).toBeUndefined();
	expect(isRegistered).toBe(true);
	expect(getJson(outputs[0])).toMatchObject([{ order: 7, status: 'timedOut', waitedSeconds: 60 }]);
});

const expectQuestion = () =>
	nock(BASE_URL).post('/sessions/1/messages/text').reply(200, { data: {} });

it('puts into the URL until when the execution can wait: the limit, Max Wait and ten minutes', async () => {
	let until = 0;
	nock(BASE_URL)
		.post('/webhooks', ({ url }: IDataObject) => {
			until = Number(RESUME_UNTIL.exec(String(url))?.[1]);
			return true;
		})
		.reply(201, { data: { id: 5 } });
	expectQuestion();
	const start = Date.now();
	const options = { limitWaitMinutes: 0.05, maxWaitMinutes: 60 };
	expect((await runWavex({ ...parameters, options })).error).toBeUndefined();
	expect(until).toBeGreaterThanOrEqual(start + 70.05 * 60_000);
	expect(until).toBeLessThanOrEqual(Date.now() + 70.05 * 60_000 + 1);
});

it.each([
	['a new node waits for 24 hours', {}, RESUME_UNTIL, 86_400],
	['a node that was saved without a limit has none', { options: {} }, RESUME, 0],
])('%s', async (_, given, resume, waitedSeconds) => {
	expectRegistration(resume);
	expectQuestion();
	const { outputs, error } = await runWavex({ ...parameters, ...given });
	expect(error).toBeUndefined();
	expect(getJson(outputs[0])).toMatchObject([{ status: 'timedOut', waitedSeconds }]);
});

describe('sends below the question', () => {
	const choice = { choice: [{ label: 'A' }, { label: 'B', value: 'b' }] };

	it.each([
		[
			'how to choose',
			'Which?',
			{ replyType: 'choice', choices: choice },
			'Which?\n\n1. A\n2. B\n\nReply with a number.',
		],
		[
			'the same in Arabic',
			'أيهما؟',
			{ replyType: 'choice', choices: choice },
			'أيهما؟\n\n1. A\n2. B\n\nأرسل رقم اختيارك.',
		],
		['nothing for a number', 'How many?', { replyType: 'number' }, 'How many?'],
		['nothing for any reply', 'Well?', {}, 'Well?'],
	])('%s', async (_, message, given, sent) => {
		expectRegistration();
		const question = { to: '201234567890', message: sent };
		nock(BASE_URL).post('/sessions/1/messages/text', question).reply(200, { data: {} });
		const { error } = await runWavex({ ...parameters, message, ...given });
		expect(error).toBeUndefined();
	});
});

it('deletes the webhook when the question fails, and says why it failed', async () => {
	expectRegistration();
	nock(BASE_URL).post('/sessions/1/messages/text').reply(422, { message_en: 'Wrong' });
	nock(BASE_URL).delete('/webhooks/5').reply(200, { success: true });
	const { error } = await runWavex(parameters);
	expect(error?.message).toContain('Wrong');
});

it('does not send the question again when it may have been processed', async () => {
	expectRegistration();
	expectRegistration();
	nock(BASE_URL).post('/sessions/1/messages/text').reply(500, { message_en: 'Oops' });
	nock(BASE_URL).delete('/webhooks/5').times(2).reply(200, { success: true });
	const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
	const { error } = await runWavex(parameters, { node });
	expect(error?.message).toContain('Oops');
});

it('with Continue, returns the reason and does not wait', async () => {
	nock(BASE_URL).post('/webhooks').reply(403, { message_en: 'No such address' });
	const node = { onError: 'continueRegularOutput' as const };
	const { outputs, error } = await runWavex(parameters, { node });
	expect(error).toBeUndefined();
	expect(getJson(outputs[0])).toEqual([
		{ error: expect.stringMatching(/^No such address\. .*so the question was not sent\.$/) },
	]);
});

const row = (others: IDataObject, message: string | RegExp) => ({
	operation: 'sendAndWait',
	parameters: { ...required, ...others },
	message,
});

testInvalidInput('message', {
	'two items': {
		...row({}, /One question at a time: there are 2 input items.*Loop Over Items/),
		items: [{ json: {} }, { json: {} }],
	},
	'no number': row({ to: asExpression('x') }, "'x' is not a phone number"),
	'a LID': row({ to: '99887766554433@lid' }, 'is a LID'),
	'no message': row({ message: asExpression(' ') }, "The field 'Message' is empty"),
	'no choices': row({ replyType: 'choice', choices: {} }, "The field 'Choices' is empty"),
	'a choice that is an object': row(
		{ replyType: 'choice', choices: { choice: [{ label: asExpression({ at: 12 }) }] } },
		"The field 'Label' is '{\"at\":12}', not text",
	),
	'a choice that was not computed': row(
		{ replyType: 'choice', choices: { choice: [{ label: 'Noon' }, { label: asExpression(NaN) }] } },
		"The field 'Label' is 'NaN', not text",
	),
	'a choice whose value is a list': row(
		{ replyType: 'choice', choices: { choice: [{ label: 'Noon', value: asExpression(['12']) }] } },
		"The field 'Value' is '[\"12\"]', not text",
	),
	'an invalid pattern': row(
		{ replyType: 'pattern', pattern: '(' },
		"The pattern '(' is not a regular expression",
	),
	'a pattern that could block n8n': row(
		{ replyType: 'pattern', pattern: '(a+)\\1+$' },
		"The pattern '(a+)\\1+$' contains a back-reference",
	),
	'an invalid wait': row(
		{ options: { limitWaitMinutes: asExpression('long') } },
		"The field 'Limit Wait Time (Minutes)' is 'long'",
	),
	'an invalid number of retries': row(
		{ replyType: 'date', options: { maxRetries: 1.5 } },
		"The field 'Max Retries' is '1.5', not a whole number",
	),
});
