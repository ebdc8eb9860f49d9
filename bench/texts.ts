import { median } from 'simple-statistics';

import type { BenchmarkResult, BenchmarkOptions } from './benchmark';
import { runAndMeasure, save } from './measure';
import { withBenchEnvironment, type BenchEnvironment } from './benchEnvironment';
import {
	createHttpRequestNode,
	createListWorkflow,
	createLoopNode,
	createWavexNode,
	TEXT,
	createTextRequest,
} from './workflows';

interface Variant {
	name: string;
	workflowId: string;
	/** Milliseconds an item, one for each run. */
	times: number[];
	inOrder: boolean;
}

async function variants(bench: BenchEnvironment, items: number): Promise<Variant[]> {
	const { stubApi, stubCredential: credential } = bench;
	const nodes = {
		'HTTP Request': createHttpRequestNode(credential, createTextRequest(stubApi.apiUrl)),
		Wavex: createWavexNode(credential, 'sendText', TEXT),
		'Hand-written loop': createLoopNode(credential, TEXT),
	};
	const made: Variant[] = [];
	for (const [name, node] of Object.entries(nodes)) {
		const workflowId = await save(bench, createListWorkflow(name, items, node));
		made.push({ name, workflowId, times: [], inOrder: true });
	}
	return made;
}

async function runOnce(bench: BenchEnvironment, variant: Variant, items: number): Promise<number> {
	await bench.stubApi.takeReceived();
	const { execution, measured } = await runAndMeasure(bench, variant.workflowId);
	const { texts } = await bench.stubApi.takeReceived();
	if (execution.status !== 'success' || texts.length !== items) {
		throw new Error(`${variant.name}: ${texts.length} of ${items} texts, ${execution.status}`);
	}
	variant.inOrder &&= texts.every((text, n) => text === `Text ${n}`);
	return measured.executionTime / items;
}

/** What a text costs n8n itself, without any limit: time in the node, from n8n's own record of the execution. */
export async function texts(options: BenchmarkOptions): Promise<BenchmarkResult> {
	const { items = 1000, runs = 7, log } = options;
	return await withBenchEnvironment({ signal: options.signal, log }, async (bench) => {
		const all = await variants(bench, items);
		for (const variant of all) await runOnce(bench, variant, items);
		for (let run = 1; run <= runs; run++) {
			for (const variant of all) variant.times.push(await runOnce(bench, variant, items));
			log(`Run ${run}: ${all.map(({ times }) => times.at(-1)?.toFixed(2)).join(', ')} ms`);
		}
		const base = all[0].times;
		return {
			title: `A text's cost: ${items} texts to a server without limits`,
			table: [
				['Node', 'ms an item', 'least, most', 'of HTTP Request', 'in order'],
				...all.map(({ name, times, inOrder }) => [
					name,
					median(times).toFixed(2),
					`${Math.min(...times).toFixed(2)}, ${Math.max(...times).toFixed(2)}`,
					median(times.map((time, run) => time / base[run])).toFixed(2),
					inOrder ? 'yes' : 'no',
				]),
			],
			notes: [
				`Medians of ${runs} runs that take turns in one n8n, after one run of each that does not count.`,
				'The ratio is the median of the ratios of runs beside each other.',
			],
		};
	});
}
