import type {
	IDataObject,
	IExecuteFunctions,
	IExecuteSingleFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { createItemContext } from '../execution/itemContext';
import type { ResolveParameters } from '../execution/resolveParameters';
import { formatError, getHttpStatus, toNodeError } from '../errors/nodeErrors';
import { registerWait, removeRegistration } from './registration';
import type { WaitEvents } from './registration';
import { createResumeUrl } from './resumeUrl';
import { getStack, waitAndRunAgain } from './runAgain';
import { saveWaitState } from './waitState';

/** The pause between two looks at the API grows with the time that has been waited, from a minute to a twelfth of the limit. */
const MIN_PAUSE_MS = 60_000;
const PAUSES_PER_LIMIT = 12;
const MAX_PAUSE_MS = 7_200_000;

/** n8n's timers may end slightly early. */
const TOLERANCE_MS = 1_000;

/** What the API says about one thing that is waited for. */
export interface Progress {
	/** Its output, with the status "timedOut" while it is not over. */
	json: IDataObject;
	isOver: boolean;
}

/** Asks the API. `isLast` when the time limit is over, so that this becomes the output. */
export type LookUp = (
	context: IExecuteSingleFunctions,
	id: string,
	isLast?: boolean,
) => Promise<Progress>;

/** One thing that is waited for. */
export interface WaitTarget extends Partial<Progress> {
	/** Empty for an item that only passes. */
	id: string;
	/** The output without what the API says. */
	output: INodeExecutionData;
}

/** What a delivery is compared with. */
export interface Awaited {
	events: string[];
	ids: string[];
}

/** A wait that asks the API whether it is over, whenever n8n runs the node again. n8n stores it with the execution. */
export interface Wait extends Omit<Awaited, 'ids'> {
	executionId: string;
	webhookId?: string;
	/** In milliseconds since the epoch. */
	startedAt: number;
	/** Undefined for no limit. */
	deadline?: number;
	/** When n8n runs the node again unless a delivery resumes it earlier. */
	nextLook: number;
	targets: WaitTarget[];
}

/** Returns the wait for which n8n runs this node again; undefined in its first run. */
export function findOwnWait(context: IExecuteFunctions): Wait | undefined {
	const { wait, targets } = context.getContext('node') as { wait?: Wait; targets?: WaitTarget[] };
	return targets && wait?.executionId === context.getExecutionId()
		? { ...wait, targets }
		: undefined;
}

/**
 * Registers the URL that resumes this execution, before anything is looked up or started: what ends then is not missed.
 *
 * @param limitMinutes 0 for no limit
 */
export async function beginWait(
	context: IExecuteFunctions,
	item: IExecuteSingleFunctions,
	limitMinutes: number,
	events: WaitEvents,
): Promise<Wait> {
	getStack(context);
	const url = createResumeUrl(context, limitMinutes);
	const { id } = await registerWait(context, item, url, events);
	const startedAt = Date.now();
	const deadline = limitMinutes > 0 ? startedAt + limitMinutes * 60_000 : undefined;
	return {
		executionId: context.getExecutionId(),
		events: events.events,
		webhookId: id,
		startedAt,
		deadline,
		nextLook: startedAt,
		targets: [],
	};
}

function isPast(time: number | undefined): boolean {
	return time !== undefined && Date.now() >= time - TOLERANCE_MS;
}

/** Returns the output if everything is over or the time limit is, and otherwise waits on. */
export async function finishOrWait(
	context: IExecuteFunctions,
	item: IExecuteSingleFunctions,
	wait: Wait,
): Promise<INodeExecutionData[][]> {
	const { startedAt, deadline, nextLook, targets, webhookId } = wait;
	if (targets.every(({ isOver }) => isOver) || isPast(deadline)) {
		await removeRegistration(item, webhookId);
		delete context.getContext('node').targets;
		return [targets.map(({ output, json }) => ({ ...output, json: { ...output.json, ...json } }))];
	}
	const now = Date.now();
	const longest = deadline ? (deadline - startedAt) / PAUSES_PER_LIMIT : MAX_PAUSE_MS;
	// A delivery may arrive before the API's own record says the same.
	const elapsed = isPast(nextLook) ? now - startedAt : 0;
	const pause = Math.max(Math.min(elapsed, longest), MIN_PAUSE_MS);
	wait.nextLook = Math.min(now + pause, deadline ?? Infinity);
	const ids = targets.filter(({ isOver }) => !isOver).map(({ id }) => id);
	// The outputs may be long, and a delivery needs only the IDs.
	saveWaitState(context, { ...wait, targets: undefined, ids });
	context.getContext('node').targets = targets;
	await waitAndRunAgain(context, wait.nextLook);
	return [[]];
}

/**
 * Asks the API about everything that is not over yet, and finishes or waits on. Never fails: what was started before must
 * not be started again. What the API could not say is in the output as `message`.
 */
export async function continueWait(
	context: IExecuteFunctions,
	resolve: ResolveParameters,
	wait: Wait,
	lookUp: LookUp,
): Promise<INodeExecutionData[][]> {
	for (const target of wait.targets.filter(({ isOver }) => !isOver)) {
		// A new context, because the wait for the rate limit is limited per context.
		const item = createItemContext(context, 0);
		try {
			resolve(item);
			Object.assign(target, await lookUp(item, target.id, isPast(wait.deadline)));
		} catch (error) {
			const failure = toNodeError(context.getNode(), error);
			if (context.getExecutionCancelSignal()?.aborted) throw failure;
			target.json = { ...target.json, status: 'timedOut', message: formatError(failure) };
			// Deleted meanwhile.
			target.isOver = getHttpStatus(failure) === '404';
		}
	}
	return await finishOrWait(context, createItemContext(context, 0), wait);
}
