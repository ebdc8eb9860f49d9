import { post } from '../../bench/deliver';
import { eventually, node } from '../e2e/stage';
import { enterQueue, listen, messagesOf, settled, statuses, type QueueStage } from './stage';

const EVENTS = 2000;
const WAIT = { resume: 'timeInterval', amount: 0.5, unit: 'seconds' };

let stage: QueueStage;
beforeAll(async () => {
	stage = await enterQueue();
});
beforeEach(async () => await stage.sandbox.reset());
afterEach(async () => await stage.dismissAll());

const expected = Array.from({ length: EVENTS }, (_, n) => `WA${n}`).sort();
const never = new AbortController().signal;

it('publishing registers exactly one webhook, at the webhook processor; unpublishing takes it away', async () => {
	await stage.hire(2);
	const { id, url } = await listen(stage);
	expect(url.startsWith(`${stage.cluster.webhookUrl}/webhook/`)).toBe(true);
	await stage.hire(1);
	expect(await stage.sandbox.webhooks()).toMatchObject([{ url, events: ['message.received'] }]);
	const requests = await stage.sandbox.requests();
	expect(requests.filter((request) => request === 'POST /webhooks')).toHaveLength(1);
	await stage.n8n.unpublish(id);
	expect(await stage.sandbox.webhooks()).toEqual([]);
});

it(`${EVENTS} events become ${EVENTS} executions on two workers, none lost, none doubled`, async () => {
	await stage.hire(2);
	const { id, url } = await listen(stage);
	expect(await post(url, EVENTS, never)).toEqual({ 200: EVENTS });
	expect(await settled(stage, id, EVENTS)).toEqual({ success: EVENTS });
	const messages = await messagesOf(stage, id);
	expect(messages.map(({ message }) => message).sort()).toEqual(expected);
	await stage.n8n.unpublish(id);
});

it('a worker killed half-way and another started: every event is still one execution', async () => {
	const [first] = await stage.hire(2);
	// Each takes a while, so that there are some at work when the worker dies.
	const wait = { ...node(stage, 'Work', 'n8n-nodes-base.wait', WAIT), typeVersion: 1.1 };
	const { id, url } = await listen(stage, wait);
	const posted = post(url, EVENTS, never);
	await eventually(
		'half of the executions',
		async () => ((await statuses(stage, id)).success ?? 0) >= EVENTS / 2,
		300_000,
	);
	process.kill(first.pid, 'SIGKILL');
	await first.ended;
	await stage.hire(1);
	expect(await posted).toEqual({ 200: EVENTS });
	const { success, ...interrupted } = await settled(stage, id, EVENTS);

	const messages = await messagesOf(stage, id);
	expect(messages.map(({ message }) => message).sort()).toEqual(expected);
	// n8n never runs again what a dead worker had begun: it marks it, at most so many as ran there, for a person to retry.
	const begun = EVENTS - success;
	expect(begun).toBeLessThanOrEqual(10);
	process.stdout.write(`Interrupted by the kill: ${JSON.stringify(interrupted)}\n`);
	for (const { execution, status } of messages) {
		if (status !== 'success') {
			await stage.n8n.call('POST', `/executions/${execution}/retry`, { loadWorkflow: false });
		}
	}
	await settled(stage, id, EVENTS + begun);
	const good = (await messagesOf(stage, id)).filter(({ status }) => status === 'success');
	expect(good.map(({ message }) => message).sort()).toEqual(expected);
	await stage.n8n.unpublish(id);
});
