import type { IExecuteData, IExecuteSingleFunctions } from 'n8n-workflow';

import { toNodeError, mayBeProcessed } from '../errors/nodeErrors';

type StepResult<T> = { made: T } | { failure: ReturnType<typeof toNodeError> };

const runs = new WeakMap<IExecuteData, Map<string, StepResult<unknown>>>();

/**
 * Takes one step of a custom operation once, over all tries of Retry On Fail: a step that was made is answered from
 * memory, one that may have been made fails again with the same error, and only what was certainly not made is tried
 * again.
 *
 * @param step names it among the steps of this run of the node
 */
export async function runStepOnce<T>(
	context: IExecuteSingleFunctions,
	step: string,
	work: () => Promise<T>,
): Promise<T> {
	const run = context.getExecuteData();
	const outcomes = runs.get(run) ?? new Map<string, StepResult<unknown>>();
	runs.set(run, outcomes);
	const known = outcomes.get(step) as StepResult<T> | undefined;
	if (known && 'made' in known) return known.made;
	if (known) throw known.failure;
	try {
		const made = await work();
		outcomes.set(step, { made });
		return made;
	} catch (error) {
		const failure = toNodeError(context.getNode(), error);
		if (mayBeProcessed(failure)) outcomes.set(step, { failure });
		throw failure;
	}
}
