import type { IDataObject, IExecuteData } from 'n8n-workflow';

import { number } from '../shared/values';
import { isRun, runOf } from './caller';
import type { Caller } from './caller';
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

/** One item's patience is for all its requests together: the pages of a list, the asking for a QR code. */
const patiences = new WeakMap<Caller, Patience>();

function newPatience(context: Caller): Patience {
	if (!isRun(context)) return { until: Date.now() + UNATTENDED_MS };
	const { maxWaitMinutes } = context.getNodeParameter('options', {}) as IDataObject;
	const minutes = maxWaitMinutes === undefined ? DEFAULT_WAIT_MINUTES : checked.call(context);
	const run = runOf(context);
	const ms = run && exhausted.has(run) ? 0 : Number(minutes) * 60_000;
	return { until: Date.now() + ms, signal: context.getExecutionCancelSignal() };
}

/**
 * How long the requests of this context may wait, from the first of them on. n8n makes a context for each item.
 *
 * @throws NodeOperationError when the node's option is no number
 */
export function patienceOf(context: Caller): Patience {
	const patience = patiences.get(context) ?? newPatience(context);
	patiences.set(context, patience);
	return patience;
}

/** Notes that this context's run waited in vain. */
export function exhaust(context: Caller): void {
	const run = runOf(context);
	if (run) exhausted.add(run);
}
