import { guardNetwork } from '../../support/network';
import { registered, Trigger } from '../../support/trigger';
import { expectDelete, expectList, right, url } from './registrations';

guardNetwork();

const HOUR = 3_600_000;
const place = url.replace(/\/webhook\/.*/, '');
let nextId = 100;

/** The registration of a question that waits for its answer until some hours from now. */
function question(hours: number, at = `${place}/webhook-waiting`, query = '&signature=0a1b') {
	const until = Math.round(Date.now() + hours * HOUR);
	return { id: nextId++, url: `${at}/12/node-id?until=${until}${query}`, events: [] };
}

it.each(['checkExists', 'delete'] as const)(
	'%s takes away what questions of this n8n left registered',
	async (step) => {
		const [one, another] = [question(-1), question(-0.01)];
		expectList(one, right, another);
		if (step === 'delete') expectDelete(right.id);
		expectDelete(one.id);
		expectDelete(another.id);
		expect(await registered().lifecycle(step)).toBe(true);
	},
);

it('leaves alone what is waited for, what does not tell, and what is elsewhere', async () => {
	const waiting = question(1);
	const endless = { id: 98, url: `${place}/webhook-waiting/12/node-id?signature=0a1b`, events: [] };
	const elsewhere = question(-1, 'https://staging.example/webhook-waiting');
	const beneath = question(-1, `${place}/other-n8n/webhook-waiting`);
	const unsigned = question(-1, undefined, '');
	const more = question(-1, undefined, '&signature=0a1b&more=1');
	expectList(right, waiting, endless, elsewhere, beneath, unsigned, more);
	expect(await registered().lifecycle('checkExists')).toBe(true);
});

it('works the same where n8n is in a folder of its host', async () => {
	const n8nUrl = 'https://n8n.example.com/automation';
	const ours = question(-1, `${n8nUrl}/webhook-waiting`);
	expectList(question(-1), ours);
	expectDelete(ours.id);
	expect(await new Trigger({}, { n8nUrl }).lifecycle('delete')).toBe(true);
});

it('takes away ten at most, and counts what is gone already as done', async () => {
	const questions = Array.from({ length: 11 }, () => question(-1));
	expectList(right, ...questions);
	for (const { id } of questions.slice(0, 10)) expectDelete(id, 404);
	expect(await registered().lifecycle('checkExists')).toBe(true);
});

it('publishes all the same when the API refuses', async () => {
	const [refused, left] = [question(-1), question(-1)];
	expectList(right, refused, left);
	expectDelete(refused.id, 403);
	expect(await registered().lifecycle('checkExists')).toBe(true);
});
