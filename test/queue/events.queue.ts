import { post } from '../../bench/deliver';
import { eventually, node } from '../../tools/testEnvironment';
import {
	enterQueue,
	listen,
	messagesOf,
	settled,
	statuses,
	type QueueStage,
} from './queueEnvironment';

const EVENTS = 2000;
const CONCURRENCY = 10;
const WAIT = { resume: 'timeInterval', amount: 2, unit: 'seconds' };
/** In milliseconds; a busy machine does five a second. */
const PATIENCE = 900_000;

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
	expect(await settled(stage, id, EVENTS, PATIENCE)).toEqual({ success: EVENTS });
	const messages = await messagesOf(stage, id);
	expect(messages.map(({ message }) => message).sort()).toEqual(expected);
	await stage.n8n.unpublish(id);
}, 1_800_000);

it('a worker killed half-way and another started: what it had begun is marked, all else runs once', async () => {
	const [first] = await stage.hire(2, CONCURRENCY);
	// Each takes a while, so that there are some at work when the worker dies.
	const wait = { ...node(stage, 'Work', 'n8n-nodes-base.wait', WAIT), typeVersion: 1.1 };
	const { id, url } = await listen(stage, wait);
	const posted = post(url, EVENTS, never);
	await eventually(
		'half of the executions',
		async () => ((await statuses(stage, id)).success ?? 0) >= EVENTS / 2,
		PATIENCE,
	);
	process.kill(first.pid, 'SIGKILL');
	await first.ended;
	await stage.hire(1, CONCURRENCY);
	expect(await posted).toEqual({ 200: EVENTS });
	const { success, error = 0 } = await settled(stage, id, EVENTS, PATIENCE);

	// n8n marks what a dead worker had begun as failed, and neither runs it again nor keeps what came in.
	process.stdout.write(`Executions that the killed worker had begun: ${error}\n`);
	expect(error).toBeLessThanOrEqual(CONCURRENCY);
	expect(success + error).toBe(EVENTS);
	const all = await messagesOf(stage, id);
	expect(all).toHaveLength(EVENTS);
	const good = all.filter(({ status }) => status === 'success').map(({ message }) => message);
	expect(new Set(good).size).toBe(success);
	expect(good.filter((message) => !expected.includes(message))).toEqual([]);
	await stage.n8n.unpublish(id);
}, 1_800_000);
