import type { IExecuteData, IExecuteSingleFunctions } from 'n8n-workflow';

import { toNodeError, hasUncertainOutcome } from '../errors/nodeErrors';

type StepResult<T> = { value: T } | { failure: ReturnType<typeof toNodeError> };

/** n8n gives the same execute data to a run of the node and to every try of its Retry On Fail. */
const resultsByRun = new WeakMap<IExecuteData, Map<string, StepResult<unknown>>>();

/**
 * Runs one step at most once over all tries of Retry On Fail. A step that succeeded returns its earlier result; one that may
 * have been processed throws its earlier error; only a step that was certainly not processed runs again.
 *
 * @param step its name, unique within one run of the node
 */
export async function runStepOnce<T>(
	context: IExecuteSingleFunctions,
	step: string,
	work: () => Promise<T>,
): Promise<T> {
	const run = context.getExecuteData();
	const results = resultsByRun.get(run) ?? new Map<string, StepResult<unknown>>();
	resultsByRun.set(run, results);
	const earlier = results.get(step) as StepResult<T> | undefined;
	if (earlier && 'value' in earlier) return earlier.value;
	if (earlier) throw earlier.failure;
	try {
		const value = await work();
		results.set(step, { value });
		return value;
	} catch (error) {
		const failure = toNodeError(context.getNode(), error);
		if (hasUncertainOutcome(failure)) results.set(step, { failure });
		throw failure;
	}
}
