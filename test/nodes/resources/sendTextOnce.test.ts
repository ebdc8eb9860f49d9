import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';

import { HOST } from '../../support/credentials';
import { runWavex } from '../../support/n8n';
import { getJson } from '../../support/operationTests';
import { guardNetwork } from '../../support/network';
import {
	A,
	acceptTexts,
	ago,
	authenticated,
	B,
	mockHistory,
	record,
	retried,
	sendTexts,
} from '../../support/messageHistory';

guardNetwork();

describe('without the option', () => {
	it('asks nothing and sends everything in an ordinary execution', async () => {
		const sent = acceptTexts();
		await sendTexts([`${A} Hi`, `${A} Hi`]);
		expect(sent).toEqual([`${A} Hi`, `${A} Hi`]);
	});

	it('sends in a retried execution only what was not sent, in order, and asks once', async () => {
		mockHistory([record(A, 'm2'), record(A, 'm1')]);
		const sent = acceptTexts();
		const { json, outputs, error } = await sendTexts(
			['m1', 'm2', 'm3', 'm4'].map((m) => `${A} ${m}`),
			{},
			{ retried },
		);
		expect(error).toBeUndefined();
		expect(sent).toEqual([`${A} m3`, `${A} m4`]);
		expect(json.map(({ skipped }) => skipped)).toEqual([true, true, undefined, undefined]);
		expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3].map((item) => ({ item })),
		);
	});

	it('puts out the fields of a send, and when the message was sent', async () => {
		const one = record(A, 'Hi', { delivered_at: ago(0) });
		mockHistory([one]);
		const { json } = await sendTexts([`${A} Hi`], {}, { retried });
		expect(json).toEqual([
			{
				status: 'delivered',
				to: A,
				session_id: 1,
				skipped: true,
				sent_at: one.created_at,
				message_id: one.id,
			},
		]);
	});
});

describe('-1', () => {
	it('sends everything in a retried execution, without asking', async () => {
		const sent = acceptTexts();
		await sendTexts([`${A} Hi`], { skipIfSentHours: -1 }, { retried });
		expect(sent).toEqual([`${A} Hi`]);
	});

	it('can be set for single items', async () => {
		mockHistory([record(A, 'Hi'), record(B, 'Hi')]);
		const sent = acceptTexts();
		const skipIfSentHours = '={{ $itemIndex === 0 ? -1 : 0 }}';
		await sendTexts([`${A} Hi`, `${B} Hi`], { skipIfSentHours }, { retried });
		expect(sent).toEqual([`${A} Hi`]);
	});
});

it.each([[-2], [-0.5], [9000], ['x'], ['={{ null }}']])('%p hours are refused', async (hours) => {
	acceptTexts();
	const { error } = await sendTexts([`${A} Hi`], { skipIfSentHours: hours });
	expect(`${error?.message} ${error?.description}`).toMatch(
		/Skip If Sent in the Last \(Hours\).* This request was not sent\./,
	);
});

describe('with failures of other items', () => {
	it('"Continue (using error output)" keeps skipped, sent and failed items apart and in order', async () => {
		mockHistory([record(A, 'm0')]);
		const sent = acceptTexts((text) => (text === 'm1' ? 404 : undefined));
		const node = { onError: 'continueErrorOutput' as const };
		const { outputs } = await sendTexts(
			['m0', 'm1', 'm2'].map((m) => `${A} ${m}`),
			{},
			{ retried, node },
		);
		expect(sent).toEqual([`${A} m2`]);
		expect(getJson(outputs[0]).map(({ skipped }) => skipped)).toEqual([true, undefined]);
		expect(outputs[1]).toHaveLength(1);
	});

	it('Retry On Fail asks once and keeps what it skipped', async () => {
		mockHistory([record(A, 'm0')]);
		let tries = 0;
		const sent = acceptTexts((text) => (text === 'm2' && ++tries === 1 ? 404 : undefined));
		const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const { json } = await sendTexts(
			['m0', 'm1', 'm2', 'm0'].map((m) => `${A} ${m}`),
			{},
			{ retried, node },
		);
		expect(sent).toEqual([`${A} m1`, `${A} m2`, `${A} m0`]);
		expect(json.map(({ skipped }) => skipped)).toEqual([true, undefined, undefined, undefined]);
	});

	it.each<[string, IDataObject, boolean]>([
		['sendText', { message: '={{ $json.text }}' }, false],
		['sendText', { message: '={{ $json.text }}', options: { skipIfSentHours: -1 } }, true],
		['sendImage', { mediaUrl: 'https://example.com/a.png', caption: '={{ $json.text }}' }, true],
	])('the error of %s with %j says when Retry sends again', async (operation, fields, isWarned) => {
		nock(HOST, authenticated)
			.post(/\/messages\/(text|image)$/)
			.reply(200, { success: true, data: {} })
			.post(/\/messages\/(text|image)$/)
			.reply(404, { message: 'Gone' });
		const sessionId = { __rl: true, mode: 'id', value: '1' };
		const parameters = { resource: 'message', operation, sessionId, to: A, ...fields };
		const items = [{ json: { text: 'm0' } }, { json: { text: 'm1' } }];
		const { error } = await runWavex(parameters, { items });
		expect(
			/Retry in the list of executions sends the items again/.test(error?.description ?? ''),
		).toBe(isWarned);
	});
});

it('each session and each credential has its own history', async () => {
	mockHistory([record(A, 'Hi')]);
	nock(HOST, authenticated)
		.get('/api/v1/sessions/2/messages')
		.query({ per_page: '100' })
		.reply(200, { success: true, data: [] });
	nock(HOST, authenticated)
		.post('/api/v1/sessions/2/messages/text')
		.reply(200, { success: true, data: { status: 'queued' } });
	const parameters = {
		resource: 'message',
		operation: 'sendText',
		sessionId: { __rl: true, mode: 'id', value: '={{ $json.session }}' },
		to: A,
		message: 'Hi',
	};
	const items = [{ json: { session: 1 } }, { json: { session: 2 } }];
	const { outputs, error } = await runWavex(parameters, { items, retried });
	expect(error).toBeUndefined();
	expect(getJson(outputs[0]).map(({ skipped }) => skipped)).toEqual([true, undefined]);
});
