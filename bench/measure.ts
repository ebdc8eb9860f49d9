import { setTimeout as sleep } from 'node:timers/promises';
import type { ITaskData } from 'n8n-workflow';

import type { Execution, Workflow } from '../tools/n8n/n8nTypes';
import type { BenchEnvironment } from './benchEnvironment';
import { MEASURED } from './workflows';

/** In milliseconds. Long, because n8n answers it while it is measured. */
const POLL_INTERVAL_MS = 500;

/** Runs a saved workflow to its end and returns the id of its execution. */
export async function runAndWait(
	{ environment, n8n }: BenchEnvironment,
	workflowId: string,
): Promise<string> {
	const id = await environment.n8n.runWorkflow(workflowId, 'Start');
	let hasEnded = false;
	void n8n.ended.then(() => (hasEnded = true));
	for (;;) {
		await sleep(POLL_INTERVAL_MS);
		try {
			const all = await environment.n8n.listExecutions(workflowId);
			const { status } = all.find((execution) => execution.id === id) ?? { status: 'new' };
			if (!['new', 'running', 'waiting'].includes(status)) return id!;
		} catch (error) {
			// While a node keeps n8n busy for seconds, n8n does not answer, or closes the connection.
			if (hasEnded) throw new Error('n8n exited while it was measured.', { cause: error });
		}
	}
}

/** Saves a workflow and returns its id. */
export async function save({ environment }: BenchEnvironment, workflow: Workflow): Promise<string> {
	return (await environment.n8n.createWorkflow(workflow)).id;
}

export interface Measurement {
	execution: Execution;
	/** The last run of the measured node; n8n keeps the tries of Retry On Fail in one. */
	measured: ITaskData;
}

/** Runs a saved workflow to its end and returns n8n's record of the measured node. */
export async function runAndMeasure(
	bench: BenchEnvironment,
	workflowId: string,
): Promise<Measurement> {
	const execution = await bench.environment.n8n.getExecution(await runAndWait(bench, workflowId));
	const { runData, error } = execution.data.resultData;
	const measured = runData[MEASURED]?.at(-1);
	if (!measured) throw new Error(`The measured node did not run: ${error?.message}`);
	return { execution, measured };
}
