import type {
	IExecuteFunctions,
	IExecutePaginationFunctions,
	INodeExecutionData,
	INodeTypeDescription,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { getInputItems, createItemContext } from './itemContext';
import { getAccount } from '../transport/account';
import { getRequestOptions } from '../transport/readRequestOptions';
import type { RequestSettings } from '../transport/readRequestOptions';
import {
	toNodeError,
	formatError,
	createCancelledError,
	prepareForThrow,
	setItemIndex,
} from '../errors/nodeErrors';
import { isWrite } from '../errors/requestFailure';
import { setProgress, getWaitedTime } from '../transport/waitNotice';
import { abortableSleep } from '../utils/abortableSleep';
import { containsExpression } from '../utils/expression';
import { formatDuration } from '../utils/formatDuration';
import { createPlanner, executePlan } from './requestPlan';
import type { RequestPlan } from './requestPlan';
import { showHint } from './showHint';
import { runStepOnce } from './runStepOnce';

type NodeError = NodeApiError | NodeOperationError;

/** Shorter waits for the rate limit are not worth a sentence. */
const SHOWN_WAIT_SECONDS = 30;

function formatItemRange(first: number, last: number, verb: string): string[] {
	if (last < first) return [];
	return [first === last ? `item ${first} was ${verb}` : `items ${first} to ${last} were ${verb}`];
}

function getVerb(plan?: RequestPlan): string {
	return !plan || isWrite(plan.request) ? 'sent' : 'fetched';
}

/** Returns a warning unless a retry skips what was sent: n8n runs the node again with all items. */
function describeRetry(context: IExecutePaginationFunctions, plan?: RequestPlan): string {
	if (!plan || !isWrite(plan.request) || plan.execute.skipsSentItems?.(context)) return '';
	return 'Retry in the list of executions sends the items again that were sent.';
}

/** Adds to the error what happened to the other items, because n8n discards their results. */
function appendItemSummary(
	failure: NodeError,
	item: number,
	count: number,
	verb: string,
	retry: string,
): void {
	const parts = [
		...formatItemRange(0, item - 1, verb),
		`item ${item} failed`,
		...formatItemRange(item + 1, count - 1, `not ${verb}`),
	];
	const summary = `Of the ${count} items, ${parts.join(', ')}.`;
	if (count === 1 || failure.description?.includes(summary)) return;
	failure.description = [failure.description, item > 0 && retry, summary].filter(Boolean).join(' ');
}

/** With "Continue", the output has the input of a failed item and the reason; on the error branch n8n itself adds the input's json. */
function createFailedItem(
	context: IExecutePaginationFunctions,
	failure: NodeError,
): INodeExecutionData {
	const hasErrorBranch = context.getNode().onError === 'continueErrorOutput';
	const { json, binary } = context.getInputData();
	return {
		json: { ...(hasErrorBranch ? {} : json), error: formatError(failure) },
		...(binary && { binary }),
		pairedItem: { item: context.getItemIndex() },
	};
}

/** Executes one item. Repeats no write that an earlier try of Retry On Fail sent. */
async function executeItem(
	context: IExecutePaginationFunctions,
	plan: RequestPlan,
	options: RequestSettings['options'],
): Promise<INodeExecutionData[]> {
	const work = async () => {
		if (context.getExecutionCancelSignal()?.aborted) throw createCancelledError(context.getNode());
		return await executePlan(context, plan, options);
	};
	return isWrite(plan.request)
		? await runStepOnce(context, `item ${context.getItemIndex()}`, work)
		: await work();
}

/**
 * Executes the items of a run one after another, in their order.
 *
 * @returns the resulting items, each linked to its input
 * @throws NodeApiError or NodeOperationError of the first item that fails, which also says what happened to the others; no
 * item after it is sent. Unless the node continues on errors.
 */
export async function runItems(
	context: IExecuteFunctions,
	description: INodeTypeDescription,
): Promise<INodeExecutionData[]> {
	const getPlan = createPlanner(context.getNode(), description);
	const count = getInputItems(context).length;
	const output: INodeExecutionData[] = [];
	let nextContext = createItemContext(context, 0);
	for (let item = 0; item < count; item++) {
		const itemContext = nextContext;
		nextContext = createItemContext(context, item + 1);
		let plan: RequestPlan | undefined;
		try {
			plan = getPlan(itemContext);
			const settings = getRequestOptions(itemContext);
			setProgress(itemContext, `${item} of ${count} items ${getVerb(plan)}`);
			const ms = settings.delayBefore(item);
			if (ms > 0) await abortableSleep(ms, context.getExecutionCancelSignal());
			const execution = executeItem(itemContext, plan, settings.options);
			// Meanwhile n8n loads the next item's credential; a failure is reported by that item itself.
			if (item + 1 < count) getAccount(nextContext).catch(() => {});
			// One by one: there may be more than a call can have arguments.
			for (const result of await execution) output.push(result);
		} catch (error) {
			const failure = toNodeError(context.getNode(), error);
			if (context.continueOnFail()) {
				output.push(createFailedItem(itemContext, failure));
				continue;
			}
			appendItemSummary(failure, item, count, getVerb(plan), describeRetry(itemContext, plan));
			const isSame =
				count === 1 || (item === 0 && !containsExpression(context.getNode().parameters));
			setItemIndex(failure, isSame ? undefined : item);
			throw prepareForThrow(context.getNode(), failure);
		}
	}
	const waited = getWaitedTime(createItemContext(context, 0)) / 1000;
	if (waited >= SHOWN_WAIT_SECONDS) {
		showHint(context, `Waited ${formatDuration(waited)} for the API's rate limit.`);
	}
	return output;
}
