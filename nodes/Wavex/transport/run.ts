import { sleep } from 'n8n-workflow';
import type {
	IExecuteData,
	IExecutePaginationFunctions,
	INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { runOf } from './caller';
import { asNodeError, mayHaveGoneOut, stopped } from './failure';

/** The work of one item: makes its request and gives its items. */
type Work = () => Promise<INodeExecutionData[]>;

type Failure = NodeApiError | NodeOperationError;

function span(first: number, last: number, verb: string): string[] {
	if (last < first) return [];
	return [first === last ? `item ${first} was ${verb}` : `items ${first} to ${last} were ${verb}`];
}

/**
 * One run of the node: its items go one after another, in item order. n8n's engine starts them all at once and gives
 * them the same execute data, also for every try of Retry On Fail; so that is what a run is known by.
 */
class Run {
	private line: Promise<unknown> = Promise.resolve();

	/** The items of this try that the engine has handed over so far, and the last of them. */
	private seen = 0;

	private last = Infinity;

	private failure: Failure | undefined;

	private abandoned = false;

	private tries = 0;

	/** What was sent, over all tries: sent items are answered from here, uncertain ones stay failed. */
	private readonly sent = new Map<number, INodeExecutionData[] | Failure>();

	async take(context: IExecutePaginationFunctions, isWrite: boolean, work: Work) {
		const item = context.getItemIndex();
		// Items come in their order: an earlier one means that n8n tries the node anew. It goes behind what the try before left in line.
		if (item <= this.last) {
			this.tries++;
			this.seen = 0;
			this.failure = undefined;
			this.line = Promise.all([this.line, this.allSeen(context)]);
		}
		this.last = item;
		this.seen++;
		const inTry = this.tries;
		const turn = this.line.then(async () => await this.go(context, item, isWrite, work, inTry));
		this.line = turn.catch(() => undefined);
		return await turn;
	}

	/**
	 * Lets the engine put every item's request together before the first is sent. When one cannot be put together (an
	 * expression fails), the engine has given the run up by then, and nothing may be sent for it any more.
	 */
	private async allSeen(context: IExecutePaginationFunctions): Promise<void> {
		await sleep(0);
		const isSpaced = context.getNodeParameter('requestOptions.batching', null) !== null;
		if (isSpaced || context.continueOnFail()) return;
		this.abandoned = this.seen < itemCount(context);
	}

	private async go(
		context: IExecutePaginationFunctions,
		item: number,
		isWrite: boolean,
		work: Work,
		inTry: number,
	): Promise<INodeExecutionData[]> {
		if (this.abandoned || inTry !== this.tries) return [];
		if (this.failure) throw this.failure;
		const known = this.sent.get(item);
		if (Array.isArray(known)) return known;
		try {
			if (known) throw known;
			if (context.getExecutionCancelSignal()?.aborted) throw stopped(context.getNode());
			const items = await work();
			if (isWrite) this.sent.set(item, items);
			return items;
		} catch (error) {
			const failure = asNodeError(context.getNode(), error);
			if (isWrite && mayHaveGoneOut(failure)) this.sent.set(item, failure);
			if (!context.continueOnFail() && inTry === this.tries) {
				if (failure !== known) report(failure, item, itemCount(context), isWrite);
				this.failure = failure;
			}
			throw failure;
		}
	}
}

/** Adds what became of the other items, since n8n throws their results away. */
function report(failure: Failure, item: number, count: number, isWrite: boolean): void {
	if (count === 1) return;
	const verb = isWrite ? 'sent' : 'fetched';
	const parts = [
		...span(0, item - 1, verb),
		`item ${item} failed`,
		...span(item + 1, count - 1, `not ${verb}`),
	];
	failure.description =
		`${failure.description ?? ''} Of the ${count} items, ${parts.join(', ')}.`.trim();
}

/** How many items the engine hands to this run. */
function itemCount(context: IExecutePaginationFunctions): number {
	if (context.getNode().executeOnce) return 1;
	return context.getExecuteData().data.main?.[0]?.length ?? 1;
}

const runs = new WeakMap<IExecuteData, Run>();

/**
 * Does the work of the context's item when the items before it are done.
 *
 * @param isWrite whether the request changes something: then it is never repeated for the same item of the same run
 * @throws what `work` throws; and after it, for every later item, the same without doing its work
 */
export async function inOrder(
	context: IExecutePaginationFunctions,
	isWrite: boolean,
	work: Work,
): Promise<INodeExecutionData[]> {
	const executeData = runOf(context);
	if (executeData === undefined) return await work();
	const run = runs.get(executeData) ?? new Run();
	runs.set(executeData, run);
	return await run.take(context, isWrite, work);
}
