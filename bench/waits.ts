import { setTimeout as sleep } from 'node:timers/promises';

import pidusage from 'pidusage';
import { median } from 'simple-statistics';

import { createDelivery } from '../tools/postEvents';
import { withBenchEnvironment } from './benchEnvironment';
import type { BenchmarkOptions, BenchmarkResult } from './benchmark';
import { publishWaits } from './openWaits';

const SIZES = [10, 50, 100, 200];

const RUNS = 3;

/** How many messages customers write in a burst. */
const BURST = 200;

/** Connections of the API. */
const AT_ONCE = 100;

/** When the API gives up a delivery, in milliseconds. */
const DELIVERY_TIMEOUT_MS = 10_000;

/** What is not delivered by then counts as not answered, in milliseconds. */
const BURST_LIMIT_MS = 30_000;

/** n8n saves executions and refills its pools after it has responded, in milliseconds. */
const SETTLE_MS = 2_000;

/** Between two calls of the other webhook, in milliseconds. */
const PAUSE_MS = 100;

let messages = 0;

/** Returns the status of the response, or 0 for none in time. */
async function deliver(url: string, body: string): Promise<number> {
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body,
			signal: AbortSignal.timeout(DELIVERY_TIMEOUT_MS),
		});
		await response.arrayBuffer();
		return response.status;
	} catch {
		return 0;
	}
}

/** Delivers `count` messages to every URL, each to all before the next, and counts the statuses of the responses. */
async function deliverBurst(urls: string[], count: number): Promise<Record<number, number>> {
	const first = messages;
	const bodies = Array.from({ length: count }, () => createDelivery(messages++));
	const deadline = Date.now() + BURST_LIMIT_MS;
	const statuses: Record<number, number> = {};
	let next = 0;
	const send = async () => {
		for (let n = next++; n < count * urls.length && Date.now() < deadline; n = next++) {
			const body = bodies[Math.floor(n / urls.length)];
			const status = await deliver(urls[n % urls.length], body);
			statuses[status] = (statuses[status] ?? 0) + 1;
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, send));
	messages = first + count;
	return statuses;
}

/** Calls a URL again and again while `work` runs. Returns the response times in milliseconds. */
async function timeMeanwhile(url: string, work: Promise<unknown>): Promise<number[]> {
	const times: number[] = [];
	let isDone = false;
	void work.finally(() => (isDone = true)).catch(() => {});
	while (!isDone) {
		const start = performance.now();
		await deliver(url, '{}');
		times.push(performance.now() - start);
		await sleep(PAUSE_MS);
	}
	return times;
}

/** Delivers one message to all, `runs` times. Returns the seconds that each took and n8n's CPU time per delivery in milliseconds. */
async function measureMessages(pid: number, urls: string[], runs: number) {
	const readCpu = async () => (await pidusage(pid)).ctime;
	const seconds: number[] = [];
	const before = await readCpu();
	for (let run = 0; run < runs; run++) {
		const body = createDelivery(messages++);
		const start = performance.now();
		const statuses = await Promise.all(urls.map(async (url) => await deliver(url, body)));
		seconds.push((performance.now() - start) / 1000);
		const failed = statuses.find((status) => status !== 200);
		if (failed !== undefined) seconds.push(Infinity);
	}
	await sleep(SETTLE_MS);
	return { seconds, cpu: ((await readCpu()) - before) / (runs * urls.length) };
}

function formatSeconds(seconds: number[]): string {
	const [least, most] = [Math.min(...seconds), Math.max(...seconds)];
	return `${least.toFixed(1)} to ${Number.isFinite(most) ? most.toFixed(1) : 'over 10'} s`;
}

/** Says which share of the deliveries was answered with 200, and how many n8n refused or left unanswered. */
function describeBurst(statuses: Record<number, number>, total: number, seconds: number): string {
	const { 200: answered = 0, 0: silent = 0, ...refused } = statuses;
	if (answered === total) return `all, in ${seconds.toFixed(0)} s`;
	const other = Object.entries(refused).map(([status, count]) => `${count} × ${status}`);
	if (silent > 0) other.push(`${silent} × no response`);
	return [`${Math.floor((answered * 100) / total)} %`, ...other].join(', ');
}

/** Opens ever more waits in one n8n, and measures with each number. Returns the rows of the table. */
async function measureMode(
	mode: string,
	sizes: number[],
	{ items = BURST, runs = RUNS, log, signal }: BenchmarkOptions,
): Promise<string[][]> {
	const env = mode === 'lazy' ? { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' } : {};
	const options = { signal, log, env, sandbox: { limits: false as const } };
	return await withBenchEnvironment(options, async (bench) => {
		const waits = await publishWaits(bench);
		const rows: string[][] = [];
		for (const size of sizes) {
			const urls = await waits.open(size);
			await measureMessages(bench.n8n.pid, urls, 1);
			const { seconds, cpu } = await measureMessages(bench.n8n.pid, urls, runs);
			const start = performance.now();
			const burst = deliverBurst(urls, items);
			const times = await timeMeanwhile(waits.otherUrl, burst);
			const took = (performance.now() - start) / 1000;
			rows.push([
				mode,
				String(size),
				formatSeconds(seconds),
				`${cpu.toFixed(0)} ms`,
				describeBurst(await burst, items * urls.length, took),
				`${(median(times) / 1000).toFixed(1)} / ${(Math.max(...times) / 1000).toFixed(1)} s`,
			]);
			log(rows[rows.length - 1].join(', '));
			await sleep(SETTLE_MS);
		}
		return rows;
	});
}

/** Measures what messages of other customers cost while executions wait for a reply. */
export async function measureWaits(
	options: BenchmarkOptions,
	sizes = SIZES,
	modes = ['as installed', 'lazy'],
): Promise<BenchmarkResult> {
	const { items = BURST, runs = RUNS } = options;
	const rows: string[][] = [];
	for (const mode of modes) rows.push(...(await measureMode(mode, sizes, options)));
	const columns = ['open waits', 'one message answered by all', 'CPU per delivery'];
	return {
		title: 'Messages of other customers while executions wait for a reply',
		table: [
			['n8n', ...columns, `${items} messages in a burst`, 'another webhook: median / worst'],
			...rows,
		],
		notes: [
			`Each message goes to every wait. Least and most of ${runs} messages, one after the other. CPU is that of n8n's process.`,
			`A burst: ${AT_ONCE} deliveries at a time for at most ${BURST_LIMIT_MS / 1000} s, each given up after ${DELIVERY_TIMEOUT_MS / 1000} s as the API does; the share of deliveries answered with 200.`,
			'The other webhook is a published workflow with a Webhook node, called during the burst.',
			'"lazy" is an n8n with `N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true`.',
		],
	};
}

export const waits = async (options: BenchmarkOptions): Promise<BenchmarkResult> =>
	await measureWaits(options);
