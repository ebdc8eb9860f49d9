import type {
	IExecuteData,
	IExecuteFunctions,
	IExecutePaginationFunctions,
	INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { getInputItems, createItemContext } from './itemContext';
import { getAccount } from '../transport/account';
import { getRequestOptions } from './requestOptions';
import type { RequestSettings } from './requestOptions';
import {
	toNodeError,
	mayBeProcessed,
	formatError,
	createCancelledError,
	prepareForThrow,
} from '../errors/nodeErrors';
import { abortableSleep } from '../utils/abortableSleep';
import type { RequestPlan } from './requestPlan';

type NodeError = NodeApiError | NodeOperationError;

/** What became of the items that were sent: their answers, or why it is not certain that they were carried out. */
type Sent = Map<number, INodeExecutionData[] | NodeError>;

/** n8n gives the same execute data to a run and to every try of its Retry On Fail: nothing is sent again in a later try. */
const sentInRuns = new WeakMap<IExecuteData, Sent>();

function formatItemRange(first: number, last: number, verb: string): string[] {
	if (last < first) return [];
	return [first === last ? `item ${first} was ${verb}` : `items ${first} to ${last} were ${verb}`];
}

/** Adds what became of the other items, since n8n throws their results away. */
function appendItemSummary(
	failure: NodeError,
	item: number,
	count: number,
	isWrite: boolean,
): void {
	const verb = isWrite ? 'sent' : 'fetched';
	const parts = [
		...formatItemRange(0, item - 1, verb),
		`item ${item} failed`,
		...formatItemRange(item + 1, count - 1, `not ${verb}`),
	];
	const sentence = `Of the ${count} items, ${parts.join(', ')}.`;
	if (count === 1 || failure.description?.includes(sentence)) return;
	failure.description = `${failure.description ?? ''} ${sentence}`.trim();
}

/** With "Continue", a failed item goes on with its input and the reason; on the error branch n8n itself adds the input's json. */
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

/** Sends one item along the road, unless an earlier try did. */
async function executeItem(
	context: IExecutePaginationFunctions,
	{ request, limit, postReceive, execute: road }: RequestPlan,
	connection: RequestSettings['options'],
	sent: Sent,
): Promise<INodeExecutionData[]> {
	const item = context.getItemIndex();
	const known = sent.get(item);
	if (Array.isArray(known)) return known;
	if (known) throw known;
	if (context.getExecutionCancelSignal()?.aborted) throw createCancelledError(context.getNode());
	const isWrite = request.method !== 'GET';
	try {
		const items = await road.call(context, {
			options: { ...connection, ...request },
			...(limit && { maxResults: context.getNodeParameter(limit) as number }),
			preSend: [],
			postReceive: [{ data: { parameterValue: undefined }, actions: postReceive }],
			requestOperations: {},
		});
		if (isWrite) sent.set(item, items);
		return items;
	} catch (error) {
		const failure = toNodeError(context.getNode(), error);
		if (isWrite && mayBeProcessed(failure)) sent.set(item, failure);
		throw failure;
	}
}

/**
 * Does the items of a run one after another, in their order, each when the one before is done.
 *
 * @returns the items that come out, each linked to its input
 * @throws NodeApiError or NodeOperationError of the first item that fails, which also says what became of the others; no
 * item after it is sent. Unless the node is set to continue on errors.
 */
export async function runItems(
	context: IExecuteFunctions,
	plan: RequestPlan,
): Promise<INodeExecutionData[]> {
	const run = context.getExecuteData();
	const sent = sentInRuns.get(run) ?? new Map<number, INodeExecutionData[] | NodeError>();
	sentInRuns.set(run, sent);
	let connection: RequestSettings | undefined;
	const count = getInputItems(context).length;
	const output: INodeExecutionData[] = [];
	let next = createItemContext(context, 0);
	for (let item = 0; item < count; item++) {
		const ofItem = next;
		next = createItemContext(context, item + 1);
		try {
			connection ??= getRequestOptions(ofItem);
			const ms = connection.delayBefore(item);
			if (ms > 0) await abortableSleep(ms, context.getExecutionCancelSignal());
			const going = executeItem(ofItem, plan, connection.options, sent);
			// Meanwhile n8n looks up the next item's credential; should that fail, the item itself says so.
			if (item + 1 < count) getAccount(next).catch(() => {});
			// One by one: there may be more of them than arguments to a call.
			for (const made of await going) output.push(made);
		} catch (error) {
			const failure = toNodeError(context.getNode(), error);
			if (context.continueOnFail()) {
				output.push(createFailedItem(ofItem, failure));
				continue;
			}
			appendItemSummary(failure, item, count, plan.request.method !== 'GET');
			failure.context.itemIndex = item;
			throw prepareForThrow(context.getNode(), failure);
		}
	}
	return output;
}
