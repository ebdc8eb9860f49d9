import type { INode } from 'n8n-workflow';

import { postEvents } from '../../tools/postEvents';
import { createNode } from '../../tools/testEnvironment';
import {
	connectToQueue,
	listen,
	query,
	waitForExecutions,
	type QueueEnvironment,
} from './queueEnvironment';
import { scaleLimit } from '../../tools/machineFactor';

let environment: QueueEnvironment;
beforeAll(async () => {
	environment = await connectToQueue();
	await environment.sandbox.reset();
});
afterEach(async () => await environment.stopWorkers());

/** Executions a second between the first tenth and the last, so that the start of the workers does not count. */
async function getRate(workflowId: string): Promise<number> {
	const sql = `SELECT extract(epoch FROM "stoppedAt") FROM execution_entity
		WHERE "workflowId" = '${workflowId}' ORDER BY 1`;
	const ends = (await query(environment, sql)).map(([end]) => Number(end));
	const [from, to] = [0.1, 0.9].map((part) => Math.floor(part * (ends.length - 1)));
	return (to - from) / (ends[to] - ends[from]);
}

interface Measured {
	/** Events a second that the webhook processor took, with no worker beside it. */
	taken: number;
	/** Executions a second. */
	done: number;
}

async function measure(
	workers: number,
	events: number,
	concurrency: number,
	...next: INode[]
): Promise<Measured> {
	const { id, url } = await listen(environment, ...next);
	const start = performance.now();
	expect(await postEvents(url, events, new AbortController().signal)).toEqual({ 200: events });
	const taken = (events * 1000) / (performance.now() - start);
	await environment.startWorkers(workers, concurrency);
	expect(await waitForExecutions(environment, id, events)).toEqual({ success: events });
	await environment.stopWorkers();
	await environment.n8n.unpublish(id);
	return { taken, done: await getRate(id) };
}

function print(what: string, [one, two]: Measured[]): void {
	const [first, second] = [one, two].map(({ done }) => done.toFixed(1));
	const taken = [one, two].map((each) => each.taken.toFixed(1)).join(' and ');
	process.stdout.write(
		`${what}: ${first} a second with one worker, ${second} with two, ${(two.done / one.done).toFixed(2)} of one; ` +
			`the webhook processor took ${taken} events a second\n`,
	);
}

it(
	'short executions with one worker and with two',
	async () => {
		const rates = [await measure(1, 500, 10), await measure(2, 500, 10)];
		print('Executions that do nothing', rates);
	},
	scaleLimit(1_200_000),
);

it(
	'executions that wait for something go twice as fast with two workers',
	async () => {
		const parameters = { resume: 'timeInterval', amount: 2, unit: 'seconds' };
		const wait = {
			...createNode(environment, 'Wait', 'n8n-nodes-base.wait', parameters),
			typeVersion: 1.1,
		};
		const rates = [await measure(1, 300, 5, wait), await measure(2, 300, 5, wait)];
		print('Executions of two seconds, five at a time', rates);
		expect(rates[1].done / rates[0].done).toBeGreaterThan(1.5);
	},
	scaleLimit(1_200_000),
);
