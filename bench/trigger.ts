import { setTimeout as sleep } from 'node:timers/promises';

import { median, quantile } from 'simple-statistics';

import type { TestEnvironment } from '../tools/testEnvironment';
import { AT_ONCE, postEvents } from '../tools/postEvents';
import type { BenchmarkResult, BenchmarkOptions } from './benchmark';
import { withBenchEnvironment } from './benchEnvironment';
import { publishReceivers, type Receiver } from './receivers';

const RUNS = 5;

/** How many events a node gets before it is measured. */
const WARM_UP = 200;

/** Seldom, since n8n itself responseTimes it while it is measured; in milliseconds. */
const POLL_INTERVAL_MS = 250;

/** How long no execution may finish before the rest count as lost, in milliseconds. */
const STALL_LIMIT_MS = 30_000;

/** Returns how many executions of a workflow succeeded. */
async function countSuccesses({ n8n }: TestEnvironment, workflowId: string): Promise<number> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status: ['success'] }));
	return (await n8n.call<{ count: number }>('GET', `/executions?limit=1&filter=${filter}`)).count;
}

/** Waits until `expected` executions have succeeded or no more do, and returns their number. */
async function waitForSuccesses(
	environment: TestEnvironment,
	workflowId: string,
	expected: number,
): Promise<number> {
	let last = -1;
	let since = Date.now();
	for (;;) {
		const now = await countSuccesses(environment, workflowId);
		if (now >= expected || Date.now() - since > STALL_LIMIT_MS) return now;
		if (now !== last) [last, since] = [now, Date.now()];
		await sleep(POLL_INTERVAL_MS);
	}
}

/** Sends `count` events and waits until each has been an execution. Adds the rate, except for the first round. */
async function runRound(
	environment: TestEnvironment,
	receiver: Receiver,
	count: number,
	signal: AbortSignal,
) {
	const isFirst = receiver.sent === 0;
	const events = isFirst ? Math.min(count, WARM_UP) : count;
	const start = performance.now();
	const responseTimes = isFirst ? [] : receiver.responseTimes;
	const statuses = await postEvents(receiver.url, events, signal, responseTimes);
	receiver.sent += events;
	const finished = await waitForSuccesses(environment, receiver.workflowId, receiver.sent);
	if (statuses[200] !== events || finished !== receiver.sent) {
		const answered = JSON.stringify(statuses);
		throw new Error(`${receiver.name}: ${finished} of ${receiver.sent} executions, ${answered}`);
	}
	if (!isFirst) receiver.rates.push((events * 1000) / (performance.now() - start));
}

function listRows(receivers: Receiver[], setting: string): string[][] {
	const [webhook] = receivers;
	return receivers.map(({ name, rates, responseTimes }) => [
		name,
		setting,
		median(rates).toFixed(1),
		`${Math.min(...rates).toFixed(1)}, ${Math.max(...rates).toFixed(1)}`,
		median(rates.map((rate, run) => rate / webhook.rates[run])).toFixed(2),
		median(responseTimes).toFixed(0),
		quantile(responseTimes, 0.99).toFixed(0),
	]);
}

/** Sends forged deliveries beside genuine ones. Returns a sentence with the result. */
async function postForgedEvents(
	environment: TestEnvironment,
	wavex: Receiver,
	count: number,
	honest: number,
	signal: AbortSignal,
): Promise<string> {
	const forgedUrl = wavex.url.replace(/secret=.*/, `secret=${'0'.repeat(64)}`);
	const start = performance.now();
	const [forged, genuine] = await Promise.all([
		postEvents(forgedUrl, count, signal),
		postEvents(wavex.url, honest, signal),
	]);
	const rate = (count * 1000) / (performance.now() - start);
	const executions =
		(await waitForSuccesses(environment, wavex.workflowId, wavex.sent + honest)) - wavex.sent;
	return `${count} forged deliveries beside ${honest} genuine ones: ${forged[401] ?? 0} returned 401 and ${genuine[200] ?? 0} returned 200. ${executions} executions, of which ${executions - honest} were forged (${rate.toFixed(0)} forged deliveries per second).`;
}

/** Measures the receivers in turn, with `events` events each. */
async function measureRates(
	environment: TestEnvironment,
	receivers: Receiver[],
	events: number,
	{ runs = RUNS, log, signal }: BenchmarkOptions,
): Promise<void> {
	for (let run = 0; run <= runs; run++) {
		// A fuller database is slower, so the receivers also take turns at being last.
		const turn = run % receivers.length;
		const inTurn = [...receivers.slice(turn), ...receivers.slice(0, turn)];
		for (const receiver of inTurn) await runRound(environment, receiver, events, signal);
		const rates = receivers.map(({ name, rates }) => `${name} ${rates.at(-1)?.toFixed(1)}`);
		if (run > 0) log(`Run ${run}: ${rates.join(', ')} events a second`);
	}
}

/** Measures how fast events become executions, compared with n8n's Webhook node, and what happens to forged events. */
export async function trigger(options: BenchmarkOptions): Promise<BenchmarkResult> {
	const { items = 10_000, runs = RUNS, log, signal } = options;
	const events = Math.max(1, Math.round(items / runs));
	const fewer = Math.max(1, Math.round(events / 10));
	const env = { EXECUTIONS_DATA_PRUNE: 'false' };
	const asInstalled = await withBenchEnvironment({ signal, log, env }, async ({ environment }) => {
		const receivers = await publishReceivers(environment, true);
		await measureRates(environment, receivers, fewer, options);
		return listRows(receivers, 'as installed');
	});
	const lazyEnv = { ...env, N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };
	return await withBenchEnvironment({ signal, log, env: lazyEnv }, async ({ environment }) => {
		const receivers = await publishReceivers(environment, false);
		await measureRates(environment, receivers, events, options);
		const wavex = receivers[receivers.length - 1];
		return {
			title: `Events that become executions: ${runs} times ${events} to each node`,
			table: [
				[
					'Node',
					'n8n',
					'events a second',
					'least, most',
					'of Webhook',
					'response in ms',
					'99 % in ms',
				],
				...asInstalled,
				...listRows(receivers, 'lazy'),
			],
			notes: [
				`"lazy" is an n8n with \`N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true\`: ${events * runs} events to each node, all returned 200 and caused one execution each; none was lost or duplicated. "As installed": ${fewer * runs} events to each, likewise.`,
				await postForgedEvents(environment, wavex, items, Math.min(events, 1000), signal),
				`${AT_ONCE} deliveries are sent concurrently; a run ends with its last execution. The first run of each node is not counted.`,
				'Ratios are medians of the ratios of adjacent runs.',
			],
		};
	});
}
