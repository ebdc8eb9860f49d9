import type { IExecuteData } from 'n8n-workflow';

import type { Caller } from './exchange';
import type { Patience } from './gate';

/** How long one item waits for the API's limit unless the node's options say otherwise. */
export const DEFAULT_WAIT_MINUTES = 5;

/** Someone sits before a picker, or n8n waits to publish: better an error that says why. */
const UNATTENDED_MS = 20_000;

/** Runs that waited in vain once: their other items are not kept waiting as long again. */
const exhausted = new WeakSet<IExecuteData>();

function runOf(context: Caller): IExecuteData | undefined {
	return 'getExecuteData' in context ? context.getExecuteData() : undefined;
}

/** How long the request of this context may wait, from now on. */
export function patienceOf(context: Caller): Patience {
	const run = runOf(context);
	if (run === undefined) return { until: Date.now() + UNATTENDED_MS };
	const { maxWaitMinutes = DEFAULT_WAIT_MINUTES } = context.getNodeParameter('options', {}) as {
		maxWaitMinutes?: number;
	};
	const ms = exhausted.has(run) ? 0 : maxWaitMinutes * 60_000;
	const signal =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	return { until: Date.now() + ms, signal };
}

/** Notes that this context's run waited in vain. */
export function exhaust(context: Caller): void {
	const run = runOf(context);
	if (run) exhausted.add(run);
}
