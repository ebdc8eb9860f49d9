import nock from 'nock';

import { guardNetwork } from '../../support/network';
import { createRegisteredTrigger, Trigger } from '../../support/trigger';
import { useFakeTime } from '../../support/fakeTime';
import {
	expectDelete,
	expectList,
	ownWebhook,
	unpublish,
	url,
	waitForRequests,
} from './registrations';

guardNetwork();
useFakeTime();

const HOUR = 3_600_000;
const place = url.replace(/\/webhook\/.*/, '');
let nextId = 100;

/** Creates the webhook of a question that waits for its reply for some hours from now. */
function createQuestionWebhook(
	hours: number,
	at = `${place}/webhook-waiting`,
	query = '&signature=0a1b',
) {
	const until = Math.round(Date.now() + hours * HOUR);
	return { id: nextId++, url: `${at}/12/node-id?until=${until}${query}`, events: [] };
}

it.each(['checkExists', 'delete'] as const)(
	'%s deletes expired webhooks of questions of this n8n',
	async (step) => {
		const filter = '&from=0a1b&session=1&signature=0a1b';
		const one = { ...createQuestionWebhook(-1, undefined, filter) };
		one.url = one.url.replace('/node-id', '');
		const another = createQuestionWebhook(-0.01);
		expectList(one, ownWebhook, another);
		expectDelete(one.id);
		expectDelete(another.id);
		const trigger = createRegisteredTrigger();
		if (step === 'checkExists') {
			expect(await trigger.lifecycle(step)).toBe(true);
			return;
		}
		expectDelete(ownWebhook.id);
		await unpublish(trigger);
	},
);

/** Expects that the trigger asks n8n about the execution of a wait, with GET, which resumes nothing. */
function expectQuestion(webhook: { url: string }) {
	const { origin, pathname, search } = new URL(webhook.url);
	return nock(origin).get(pathname + search);
}

describe('an execution that was stopped', () => {
	const endless = { id: 98, url: `${place}/webhook-waiting/12?signature=0a1b`, events: [] };
	const waits = [endless, createQuestionWebhook(1)];

	it.each([
		[409, { message: 'The execution "12" has finished with error.' }],
		[409, { message: 'The execution "12 has finished already.' }],
		[404, { message: 'The execution "12" does not exist.' }],
	])('%i %j: its webhook is deleted, with and without a limit', async (status, body) => {
		for (const wait of waits) {
			expectList(wait, ownWebhook);
			expectQuestion(wait).reply(status, body);
			expectDelete(wait.id);
			expect(await createRegisteredTrigger().lifecycle('checkExists')).toBe(true);
			await waitForRequests();
		}
	});

	it.each([
		[409, { message: 'The execution "12" is running already.' }],
		[404, { message: 'The workflow for execution "12" does not contain a waiting webhook' }],
		[404, { message: 'The execution "13" does not exist.' }],
		[401, { error: 'Invalid token' }],
		[502, '<h1>Bad gateway</h1>'],
		[200, ''],
		[200, 'The execution "12" does not exist.'],
	])('%i %j: its webhook stays', async (status, body) => {
		for (const wait of waits) {
			expectList(wait, ownWebhook);
			expectQuestion(wait).reply(status, body);
			expect(await createRegisteredTrigger().lifecycle('checkExists')).toBe(true);
			await waitForRequests();
		}
	});

	it('stays registered when n8n cannot be reached', async () => {
		expectList(endless, ownWebhook);
		expectQuestion(endless).replyWithError({ code: 'ECONNREFUSED' });
		expect(await createRegisteredTrigger().lifecycle('checkExists')).toBe(true);
		await waitForRequests();
	});

	it('is asked for once for each of at most 50 waits', async () => {
		const many = Array.from({ length: 51 }, () => createQuestionWebhook(1));
		expectList(...many, ownWebhook);
		for (const wait of many.slice(0, 50))
			expectQuestion(wait).reply(401, { error: 'Invalid token' });
		expect(await createRegisteredTrigger().lifecycle('checkExists')).toBe(true);
		await waitForRequests();
	});
});

it('leaves active, unlimited and foreign webhooks alone', async () => {
	const waiting = createQuestionWebhook(1);
	const endless = { id: 98, url: `${place}/webhook-waiting/12/node-id?signature=0a1b`, events: [] };
	const elsewhere = createQuestionWebhook(-1, 'https://staging.example/webhook-waiting');
	const beneath = createQuestionWebhook(-1, `${place}/other-n8n/webhook-waiting`);
	const unsigned = createQuestionWebhook(-1, undefined, '');
	const more = createQuestionWebhook(-1, undefined, '&signature=0a1b&more=1');
	expectList(ownWebhook, waiting, endless, elsewhere, beneath, unsigned, more);
	for (const wait of [waiting, endless]) expectQuestion(wait).reply(404, {});
	expect(await createRegisteredTrigger().lifecycle('checkExists')).toBe(true);
	await waitForRequests();
});

it('works for an n8n in a folder of its host', async () => {
	const n8nUrl = 'https://n8n.example.com/automation';
	const ours = createQuestionWebhook(-1, `${n8nUrl}/webhook-waiting`);
	expectList(createQuestionWebhook(-1), ours);
	expectDelete(ours.id);
	await unpublish(new Trigger({}, { n8nUrl }));
});

it('deletes ten at most, and counts missing ones as deleted', async () => {
	const questions = Array.from({ length: 11 }, () => createQuestionWebhook(-1));
	expectList(ownWebhook, ...questions);
	for (const { id } of questions.slice(0, 10)) expectDelete(id, 404);
	expect(await createRegisteredTrigger().lifecycle('checkExists')).toBe(true);
});

it('publishes even if the API rejects the deletion', async () => {
	const [refused, left] = [createQuestionWebhook(-1), createQuestionWebhook(-1)];
	expectList(ownWebhook, refused, left);
	expectDelete(refused.id, 403);
	expect(await createRegisteredTrigger().lifecycle('checkExists')).toBe(true);
});
