import type { IDataObject, IExecuteData } from 'n8n-workflow';

import { numberBetween } from '../parameters/values';
import { isExecution, getExecuteData } from './context';
import type { ApiContext } from './context';
import type { WaitDeadline } from './rateLimiter';

/** How long one item waits for the API's rate limit, unless the node's options set it. */
const DEFAULT_WAIT_MINUTES = 5;

/** Longer than any window of the API. */
export const MAX_WAIT_MINUTES = 24 * 60;

const readMaxWait = numberBetween(0, MAX_WAIT_MINUTES);

/** Outside a run a user waits in the editor, or n8n waits to publish: an error that explains is better than a long wait. */
const INTERACTIVE_WAIT_MS = 20_000;

/** Runs that hit the wait limit once; their remaining items fail without waiting. */
const exhaustedRuns = new WeakSet<IExecuteData>();

/** All requests of one item share its deadline, such as the pages of a list or the polling for a QR code. */
const deadlines = new WeakMap<ApiContext, WaitDeadline>();

function createWaitDeadline(context: ApiContext): WaitDeadline {
	if (!isExecution(context)) return { until: performance.now() + INTERACTIVE_WAIT_MS };
	const { maxWaitMinutes } = context.getNodeParameter('options', {}) as IDataObject;
	const minutes =
		maxWaitMinutes === undefined
			? DEFAULT_WAIT_MINUTES
			: readMaxWait(context, 'options.maxWaitMinutes', 'Max Wait (Minutes)');
	const run = getExecuteData(context);
	const ms = run && exhaustedRuns.has(run) ? 0 : Number(minutes) * 60_000;
	return { until: performance.now() + ms, signal: context.getExecutionCancelSignal() };
}

/**
 * Returns the deadline that all requests of this context share, counted from the first of them. n8n makes one context per item.
 *
 * @throws NodeOperationError when the node's option is not a number
 */
export function getWaitDeadline(context: ApiContext): WaitDeadline {
	const deadline = deadlines.get(context) ?? createWaitDeadline(context);
	deadlines.set(context, deadline);
	return deadline;
}

/** Records that this context's run hit the wait limit. */
export function markWaitExhausted(context: ApiContext): void {
	const run = getExecuteData(context);
	if (run) exhaustedRuns.add(run);
}
