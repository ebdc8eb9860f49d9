import type {
	IExecuteData,
	IExecuteFunctions,
	IExecutePaginationFunctions,
	INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { inputItems, itemContext } from '../shared/itemContext';
import { accountOf } from './account';
import { connectionOf } from './connection';
import type { Connection } from './connection';
import { asNodeError, mayHaveGoneOut, reasonOf, stopped, thrown } from './failure';
import { pause } from './pause';
import type { Plan } from './plan';

type Failure = NodeApiError | NodeOperationError;

/** What became of the items that were sent: their answers, or why it is not certain that they were carried out. */
type Sent = Map<number, INodeExecutionData[] | Failure>;

/** n8n gives the same execute data to a run and to every try of its Retry On Fail: nothing is sent again in a later try. */
const sentInRuns = new WeakMap<IExecuteData, Sent>();

function span(first: number, last: number, verb: string): string[] {
	if (last < first) return [];
	return [first === last ? `item ${first} was ${verb}` : `items ${first} to ${last} were ${verb}`];
}

/** Adds what became of the other items, since n8n throws their results away. */
function report(failure: Failure, item: number, count: number, isWrite: boolean): void {
	const verb = isWrite ? 'sent' : 'fetched';
	const parts = [
		...span(0, item - 1, verb),
		`item ${item} failed`,
		...span(item + 1, count - 1, `not ${verb}`),
	];
	const sentence = `Of the ${count} items, ${parts.join(', ')}.`;
	if (count === 1 || failure.description?.includes(sentence)) return;
	failure.description = `${failure.description ?? ''} ${sentence}`.trim();
}

/** With "Continue", a failed item goes on with its input and the reason; on the error branch n8n itself adds the input's json. */
function failedItem(context: IExecutePaginationFunctions, failure: Failure): INodeExecutionData {
	const hasErrorBranch = context.getNode().onError === 'continueErrorOutput';
	const { json, binary } = context.getInputData();
	return {
		json: { ...(hasErrorBranch ? {} : json), error: reasonOf(failure) },
		...(binary && { binary }),
		pairedItem: { item: context.getItemIndex() },
	};
}

/** Sends one item along the road, unless an earlier try did. */
async function go(
	context: IExecutePaginationFunctions,
	{ request, limit, postReceive, road }: Plan,
	connection: Connection['options'],
	sent: Sent,
): Promise<INodeExecutionData[]> {
	const item = context.getItemIndex();
	const known = sent.get(item);
	if (Array.isArray(known)) return known;
	if (known) throw known;
	if (context.getExecutionCancelSignal()?.aborted) throw stopped(context.getNode());
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
		const failure = asNodeError(context.getNode(), error);
		if (isWrite && mayHaveGoneOut(failure)) sent.set(item, failure);
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
	plan: Plan,
): Promise<INodeExecutionData[]> {
	const run = context.getExecuteData();
	const sent = sentInRuns.get(run) ?? new Map<number, INodeExecutionData[] | Failure>();
	sentInRuns.set(run, sent);
	let connection: Connection | undefined;
	const count = inputItems(context).length;
	const output: INodeExecutionData[] = [];
	let next = itemContext(context, 0);
	for (let item = 0; item < count; item++) {
		const ofItem = next;
		next = itemContext(context, item + 1);
		try {
			connection ??= connectionOf(ofItem);
			const ms = connection.pauseBefore(item);
			if (ms > 0) await pause(ms, context.getExecutionCancelSignal());
			const going = go(ofItem, plan, connection.options, sent);
			// Meanwhile n8n looks up the next item's credential; should that fail, the item itself says so.
			if (item + 1 < count) accountOf(next).catch(() => {});
			// One by one: there may be more of them than arguments to a call.
			for (const made of await going) output.push(made);
		} catch (error) {
			const failure = asNodeError(context.getNode(), error);
			if (context.continueOnFail()) {
				output.push(failedItem(ofItem, failure));
				continue;
			}
			report(failure, item, count, plan.request.method !== 'GET');
			failure.context.itemIndex = item;
			throw thrown(context.getNode(), failure);
		}
	}
	return output;
}
