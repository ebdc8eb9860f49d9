import type { IExecuteSingleFunctions, IRunExecutionData } from 'n8n-workflow';

/** How far the clocks of n8n and the API may differ. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** How far back to look where n8n does not tell when the retried execution began. */
const DEFAULT_AGE_MS = 24 * 3_600_000;

/** When a node first asked in an execution. n8n keeps one object for the data of an execution. */
const firstRuns = new WeakMap<IRunExecutionData, number>();

/**
 * Returns the time since when the retried execution may have run this node, in milliseconds since the epoch; undefined when
 * the execution is no retry, or when the retry itself ran the nodes before it.
 *
 * A retry gets the data of the execution that it repeats: the runs of the nodes before the one that failed, and, in
 * n8n 2, when the execution began (ExecutionService.retry in n8n, establishExecutionContext in n8n-core).
 */
export function getRetriedRunTime(context: IExecuteSingleFunctions): number | undefined {
	if (context.getMode() !== 'retry') return undefined;
	const now = Date.now();
	// Not declared in n8n-workflow, and not promised for other versions.
	const { runExecutionData: data } = context as { runExecutionData?: IRunExecutionData };
	const firstRun = (data && firstRuns.get(data)) ?? now;
	if (data) firstRuns.set(data, firstRun);
	const sources = Object.values(context.getExecuteData().source ?? {}).flat();
	const ends = sources.flatMap((source) => {
		const run =
			source && data?.resultData.runData[source.previousNode]?.[source.previousNodeRun ?? 0];
		return run ? [run.startTime + run.executionTime] : [];
	});
	if (ends.length === 0) {
		const execution = context.getExecutionContext?.();
		// Where the first execution left none, the retry makes one of its own.
		const start = execution?.source === 'retry' ? undefined : execution?.establishedAt;
		return (start ?? now - DEFAULT_AGE_MS) - CLOCK_TOLERANCE_MS;
	}
	const end = Math.max(...ends);
	return end < firstRun ? end - CLOCK_TOLERANCE_MS : undefined;
}
