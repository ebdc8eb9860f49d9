import type { IDataObject, IExecuteData } from 'n8n-workflow';

import { numberBetween } from '../parameters/values';
import { isExecution, getExecuteData } from './context';
import type { ApiContext } from './context';
import type { WaitDeadline } from './rateLimiter';

/** How long one item waits for the API's limit unless the node's options say otherwise. */
const DEFAULT_WAIT_MINUTES = 5;

/** Longer than any window of the API. */
export const MAX_WAIT_MINUTES = 24 * 60;

const readMaxWait = numberBetween(0, MAX_WAIT_MINUTES);

/** Someone sits before a picker, or n8n waits to publish: better an error that says why. */
const INTERACTIVE_WAIT_MS = 20_000;

/** Runs that waited in vain once: their other items are not kept waiting as long again. */
const exhaustedRuns = new WeakSet<IExecuteData>();

/** One item's patience is for all its requests together: the pages of a list, the asking for a QR code. */
const deadlines = new WeakMap<ApiContext, WaitDeadline>();

function createWaitDeadline(context: ApiContext): WaitDeadline {
	if (!isExecution(context)) return { until: Date.now() + INTERACTIVE_WAIT_MS };
	const { maxWaitMinutes } = context.getNodeParameter('options', {}) as IDataObject;
	const minutes =
		maxWaitMinutes === undefined
			? DEFAULT_WAIT_MINUTES
			: readMaxWait(context, 'options.maxWaitMinutes', 'Max Wait (Minutes)');
	const run = getExecuteData(context);
	const ms = run && exhaustedRuns.has(run) ? 0 : Number(minutes) * 60_000;
	return { until: Date.now() + ms, signal: context.getExecutionCancelSignal() };
}

/**
 * How long the requests of this context may wait, from the first of them on. n8n makes a context for each item.
 *
 * @throws NodeOperationError when the node's option is no number
 */
export function getWaitDeadline(context: ApiContext): WaitDeadline {
	const patience = deadlines.get(context) ?? createWaitDeadline(context);
	deadlines.set(context, patience);
	return patience;
}

/** Notes that this context's run waited in vain. */
export function markWaitExhausted(context: ApiContext): void {
	const run = getExecuteData(context);
	if (run) exhaustedRuns.add(run);
}
