import type { IExecuteData, IExecuteFunctions } from 'n8n-workflow';

import { formatTime } from '../utils/formatTime';
import { getExecuteData } from './context';
import type { ApiContext } from './context';

/** Shorter than the shortest window of the API, so that each window is announced. */
const SILENCE_MS = 50_000;

/** What each run of the node has done, and when its wait was last announced. */
const runs = new WeakMap<
	IExecuteData,
	{ progress: string; announcedAt: number; waitedMs: number }
>();

function getRun(context: ApiContext) {
	const key = getExecuteData(context);
	if (!key) return undefined;
	const run = runs.get(key) ?? { progress: '', announcedAt: -Infinity, waitedMs: 0 };
	runs.set(key, run);
	return run;
}

/** Records what an announcement says, e.g. `60 of 90 items sent`. */
export function setProgress(context: ApiContext, progress: string): void {
	const run = getRun(context);
	if (run) run.progress = `: ${progress}`;
}

/**
 * Says in n8n's log, and in a manual execution in the browser's console, that a run waits for the rate limit: once a window.
 *
 * @param nextAt when the next request goes, in milliseconds since the epoch
 * @param isCertain whether the API said so
 */
export function announceWait(context: ApiContext, nextAt: number, isCertain: boolean): void {
	const run = getRun(context);
	const now = performance.now();
	if (!run || now < run.announcedAt + SILENCE_MS) return;
	run.announcedAt = now;
	const time = formatTime(nextAt, context.getTimezone());
	const message = `Waiting for the rate limit${run.progress}, next ${isCertain ? '' : 'try '}at ${time}`;
	context.logger.info(`${context.getNode().name}: ${message}`);
	(context as Partial<Pick<IExecuteFunctions, 'sendMessageToUI'>>).sendMessageToUI?.(message);
}

/** Adds to the time that the run has waited. */
export function addWaitedTime(context: ApiContext, ms: number): void {
	const run = getRun(context);
	if (run) run.waitedMs += ms;
}

/** Returns how long the run has waited for the rate limit, in milliseconds. */
export function getWaitedTime(context: ApiContext): number {
	return getRun(context)?.waitedMs ?? 0;
}
