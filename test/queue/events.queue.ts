import { postEvents } from '../../tools/postEvents';
import { eventually, createNode } from '../../tools/testEnvironment';
import {
	connectToQueue,
	listen,
	listMessages,
	waitForExecutions,
	countByStatus,
	type QueueEnvironment,
} from './queueEnvironment';
import { scaleLimit } from '../../tools/machineFactor';

const EVENTS = 2000;
const CONCURRENCY = 10;
const WAIT = { resume: 'timeInterval', amount: 2, unit: 'seconds' };
/** In milliseconds; a busy machine does five a second. */
const LIMIT_MS = 900_000;

let environment: QueueEnvironment;
beforeAll(async () => {
	environment = await connectToQueue();
});
beforeEach(async () => await environment.sandbox.reset());
afterEach(async () => await environment.stopWorkers());

const expected = Array.from({ length: EVENTS }, (_, n) => `WA${n}`).sort();
const never = new AbortController().signal;

it('publishing registers exactly one webhook, at the webhook processor; unpublishing removes it', async () => {
	await environment.startWorkers(2);
	const { id, url } = await listen(environment);
	expect(url.startsWith(`${environment.cluster.webhookUrl}/webhook/`)).toBe(true);
	await environment.startWorkers(1);
	expect(await environment.sandbox.webhooks()).toMatchObject([
		{ url, events: ['message.received'] },
	]);
	const requests = await environment.sandbox.requests();
	expect(requests.filter((request) => request === 'POST /webhooks')).toHaveLength(1);
	await environment.n8n.unpublish(id);
	await eventually(
		'the removal of the webhook',
		async () => (await environment.sandbox.webhooks()).length === 0,
	);
});

it(
	`${EVENTS} events become ${EVENTS} executions on two workers, none lost, none doubled`,
	async () => {
		await environment.startWorkers(2);
		const { id, url } = await listen(environment);
		expect(await postEvents(url, EVENTS, never)).toEqual({ 200: EVENTS });
		expect(await waitForExecutions(environment, id, EVENTS, LIMIT_MS)).toEqual({ success: EVENTS });
		const messages = await listMessages(environment, id);
		expect(messages.map(({ message }) => message).sort()).toEqual(expected);
		await environment.n8n.unpublish(id);
	},
	scaleLimit(1_800_000),
);

it(
	'a worker killed half-way and another started: what it had begun is marked, all else runs once',
	async () => {
		const [first] = await environment.startWorkers(2, CONCURRENCY);
		// Each takes a while, so that there are some at work when the worker dies.
		const wait = {
			...createNode(environment, 'Work', 'n8n-nodes-base.wait', WAIT),
			typeVersion: 1.1,
		};
		const { id, url } = await listen(environment, wait);
		const posted = postEvents(url, EVENTS, never);
		await eventually(
			'half of the executions',
			async () => ((await countByStatus(environment, id)).success ?? 0) >= EVENTS / 2,
			LIMIT_MS,
		);
		process.kill(first.pid, 'SIGKILL');
		await first.ended;
		await environment.startWorkers(1, CONCURRENCY);
		expect(await posted).toEqual({ 200: EVENTS });
		const { success, error = 0 } = await waitForExecutions(environment, id, EVENTS, LIMIT_MS);

		// n8n marks what a dead worker had begun as failed, and neither runs it again nor keeps what came in.
		process.stdout.write(`Executions that the killed worker had begun: ${error}\n`);
		expect(error).toBeLessThanOrEqual(CONCURRENCY);
		expect(success + error).toBe(EVENTS);
		const all = await listMessages(environment, id);
		expect(all).toHaveLength(EVENTS);
		const good = all.filter(({ status }) => status === 'success').map(({ message }) => message);
		expect(new Set(good).size).toBe(success);
		expect(good.filter((message) => !expected.includes(message))).toEqual([]);
		await environment.n8n.unpublish(id);
	},
	scaleLimit(1_800_000),
);
