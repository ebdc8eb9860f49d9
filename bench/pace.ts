import type { IDataObject, INode } from 'n8n-workflow';

import { runAndMeasure, save } from './measure';
import type { BenchmarkResult, BenchmarkOptions } from './benchmark';
import { withBenchEnvironment, type BenchEnvironment } from './benchEnvironment';
import {
	createHttpRequestNode,
	createListWorkflow,
	createWavexNode,
	TEXT,
	createTextRequest,
} from './workflows';

/** World seconds per real second: the API's minute takes twelve seconds. Not faster, since Retry-After comes in whole real seconds. */
const CLOCK = 5;
const PER_MINUTE = 60;
const WINDOW_MS = 60_000 / CLOCK;

/** The best that n8n offers: five tries, five seconds apart. */
const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 5, waitBetweenTries: 5000 };

/** One request after each pause that makes sixty a minute. */
const SPACED: IDataObject = {
	options: { batching: { batch: { batchSize: 1, batchInterval: WINDOW_MS / PER_MINUTE } } },
};

function variants({ environment }: BenchEnvironment): Record<string, INode> {
	const { id, baseUrl } = environment.credential;
	const request = createTextRequest(baseUrl);
	return {
		Wavex: createWavexNode(id, 'sendText', TEXT),
		'HTTP Request': createHttpRequestNode(id, request),
		'HTTP Request, Retry On Fail': createHttpRequestNode(id, request, RETRY),
		'HTTP Request, spaced by hand': createHttpRequestNode(id, { ...request, ...SPACED }),
	};
}

async function runOne(bench: BenchEnvironment, name: string, node: INode, items: number) {
	const { sandbox } = bench.environment;
	await sandbox.reset();
	const workflowId = await save(bench, createListWorkflow(name, items, node));
	const { execution, measured } = await runAndMeasure(bench, workflowId);
	const arrived = (await sandbox.messages()).map(({ text }) => text);
	const different = new Set(arrived);
	const order = [...different].map((text) => Number(text.replace('Text ', '')));
	const { error } = execution.data.resultData;
	return {
		delivered: different.size,
		doubled: arrived.length - different.size,
		inOrder: order.every((n, index) => index === 0 || n > order[index - 1]),
		time: measured.executionTime,
		says: error ? error.message : `success, ${measured.data?.main[0]?.length} items`,
	};
}

/** What happens to a list that is longer than the API takes in a minute. */
export async function pace(options: BenchmarkOptions): Promise<BenchmarkResult> {
	const { items = 300, log } = options;
	const least = (Math.ceil(items / PER_MINUTE) - 1) * WINDOW_MS;
	const sandbox = { clock: CLOCK, limits: { perMinute: PER_MINUTE, perHour: 1000 } };
	return await withBenchEnvironment({ signal: options.signal, log, sandbox }, async (bench) => {
		const rows: string[][] = [];
		for (const [name, node] of Object.entries(variants(bench))) {
			log(`${name}: ${items} texts`);
			const { delivered, doubled, inOrder, time, says } = await runOne(bench, name, node, items);
			rows.push([
				name,
				`${delivered} of ${items}`,
				String(doubled),
				inOrder ? 'yes' : 'no',
				`${(time / 1000).toFixed(1)} s`,
				delivered === items && least > 0 ? (time / least).toFixed(2) : '',
				says,
			]);
		}
		return {
			title: `A list at the API's pace: ${items} texts, ${PER_MINUTE} a minute`,
			table: [
				['Way', 'delivered', 'doubled', 'in order', 'time', 'of the least', 'what the user sees'],
				...rows,
			],
			notes: [
				`The sandbox's clock runs ${CLOCK} times as fast: its minute takes ${WINDOW_MS / 1000} s.`,
				`The least possible is ${least / 1000} s: the first ${PER_MINUTE} texts go at once, and each further ${PER_MINUTE} when the next minute begins.`,
			],
		};
	});
}
