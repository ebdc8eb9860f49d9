import type { IRunData } from 'n8n-workflow';

import type { Workflow } from '../tools/n8n/n8nTypes';
import { idleMemory, watchMemory } from './residentMemory';
import { runAndWait, save } from './measure';
import type { BenchmarkOptions } from './benchmark';
import { withBenchEnvironment, type BenchEnvironment } from './benchEnvironment';
import { MEASURED } from './workflows';

export interface MemoryUse {
	/** n8n's memory before, in bytes. */
	idle: number;
	/** The most over `idle` while the measured node ran. */
	inNode: number;
	/** The most over `idle` from the start of the workflow until n8n had saved its execution. */
	inAll: number;
	/** Of the measured node, in milliseconds. */
	time: number;
	/** The json of what the measured node put out, in bytes. */
	output: number;
	/** Empty when the execution ended well. */
	error: string;
}

/**
 * Runs a workflow once in a new n8n and measures n8n's memory meanwhile. A process seldom returns memory, so a second
 * measurement in the same process would look better than it is.
 *
 * @param small the same workflow for one item: run before, so that what n8n loads at first use counts as idle
 * @param arrived called when the execution succeeded, to read what the stub received
 * @param history how many messages the stub's history holds
 */
export async function measureMemory(
	{ signal, log }: BenchmarkOptions,
	make: (bench: BenchEnvironment) => { small: Workflow; full: Workflow },
	arrived: (bench: BenchEnvironment) => Promise<void>,
	history = 0,
): Promise<MemoryUse> {
	return await withBenchEnvironment({ signal, log }, async (bench) => {
		const { small, full } = make(bench);
		await runAndWait(bench, await save(bench, small));
		const workflowId = await save(bench, full);
		await bench.stubApi.takeReceived(history);
		const { pid } = bench.n8n;
		const idle = await idleMemory(pid);
		const watch = watchMemory(pid);
		const id = await runAndWait(bench, workflowId).finally(watch.stop);
		const { data, status } = await bench.environment.n8n.getExecution(id);
		if (status === 'success') await arrived(bench);
		const { runData, error } = data.resultData as { runData: IRunData; error?: Error };
		const run = runData[MEASURED]?.at(-1);
		const from = run?.startTime ?? 0;
		const to = from + (run?.executionTime ?? 0);
		const items = run?.data?.main[0] ?? [];
		return {
			idle,
			inNode: run ? watch.peak(from, to) - idle : NaN,
			inAll: watch.peak() - idle,
			time: run?.executionTime ?? NaN,
			output: items.reduce((sum, { json }) => sum + JSON.stringify(json).length, 0),
			error: status === 'success' ? '' : (error?.message ?? status),
		};
	});
}
