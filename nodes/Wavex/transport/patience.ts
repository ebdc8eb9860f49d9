import type { IDataObject, IExecuteData, IExecuteSingleFunctions } from 'n8n-workflow';

import { number } from '../shared/values';
import type { Caller } from './exchange';
import type { Patience } from './gate';

/** How long one item waits for the API's limit unless the node's options say otherwise. */
const DEFAULT_WAIT_MINUTES = 5;

/** Longer than any window of the API. */
export const MAX_WAIT_MINUTES = 24 * 60;

const checked = number('options.maxWaitMinutes', 'Max Wait (Minutes)', 0, MAX_WAIT_MINUTES);

/** Someone sits before a picker, or n8n waits to publish: better an error that says why. */
const UNATTENDED_MS = 20_000;

/** Runs that waited in vain once: their other items are not kept waiting as long again. */
const exhausted = new WeakSet<IExecuteData>();

/** Whether a node runs in this context; else a picker, a mapper or the trigger's life cycle asks. */
function isRun(context: Caller): context is IExecuteSingleFunctions {
	return 'getExecuteData' in context;
}

/**
 * How long the request of this context may wait, from now on.
 *
 * @throws NodeOperationError when the node's option is no number
 */
export function patienceOf(context: Caller): Patience {
	if (!isRun(context)) return { until: Date.now() + UNATTENDED_MS };
	const { maxWaitMinutes } = context.getNodeParameter('options', {}) as IDataObject;
	const minutes = maxWaitMinutes === undefined ? DEFAULT_WAIT_MINUTES : checked.call(context);
	const ms = exhausted.has(context.getExecuteData()) ? 0 : Number(minutes) * 60_000;
	return { until: Date.now() + ms, signal: context.getExecutionCancelSignal() };
}

/** Notes that this context's run waited in vain. */
export function exhaust(context: Caller): void {
	if (isRun(context)) exhausted.add(context.getExecuteData());
}
