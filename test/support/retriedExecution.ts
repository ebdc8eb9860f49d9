import { createRunExecutionData } from 'n8n-workflow';
import type { INode, INodeExecutionData, IRunExecutionData } from 'n8n-workflow';

/** What n8n hands over of the execution that is retried; in milliseconds since the epoch. */
export interface FirstExecution {
	/** When the node before it had run; n8n hands over no run of it unless given. */
	sourceEndedAt?: number;
	/** When the execution began, which n8n 1 does not hand over. */
	establishedAt?: number;
}

/** Creates the data of an execution that failed at `node`, as ExecutionService.retry of n8n hands it to the engine. */
export function createRetryData(
	node: INode,
	previousNode: string,
	{ sourceEndedAt, establishedAt }: FirstExecution,
	items: INodeExecutionData[] = [{ json: {} }],
): IRunExecutionData {
	const previous = { previousNode, previousNodeOutput: 0, previousNodeRun: 0 };
	const times = { startTime: (sourceEndedAt ?? 0) - 100, executionTime: 100 };
	const run = { ...times, executionIndex: 0, source: [], data: { main: [items] } };
	return createRunExecutionData({
		resultData: { runData: sourceEndedAt === undefined ? {} : { [previousNode]: [run] } },
		executionData: {
			nodeExecutionStack: [{ node, data: { main: [items] }, source: { main: [previous] } }],
			...(establishedAt && { runtimeData: { version: 1, establishedAt, source: 'manual' } }),
		},
	});
}
