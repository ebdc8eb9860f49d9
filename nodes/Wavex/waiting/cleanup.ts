import type { IDataObject, IExecuteFunctions, IRunExecutionData } from 'n8n-workflow';

import { createItemContext } from '../execution/itemContext';
import { getOtherExecutionId } from './resumeUrl';
import { listWebhooksPage, removeStaleWebhooks } from '../webhooks/webhooksApi';

/** Each clean-up costs a request of the rate limit, so a busy node does not run one every time. */
const CLEANUP_INTERVAL_MS = 60_000;

/** Longer than a node runs that asks the API whether its wait is over. */
const MAX_RUN_MS = 3_600_000;

/** What this process knows about the webhooks of an account. */
interface Cleanup {
	/** When to clean up next. At once after a start: an earlier process may have left webhooks behind. */
	next: number;
	/** The page to read next; undefined for the first. */
	page?: IDataObject;
	/** How many waits the pages before it lead to. */
	found: number;
	/** How many executions of this n8n wait, as of the last clean-up and what this process did since. */
	openWaits: number;
}

type NodeContext = Pick<IExecuteFunctions, 'getNode'>;

/** By credential. */
const cleanups = new Map<string, Cleanup>();

function getCleanup(context: NodeContext): Cleanup {
	const id = context.getNode().credentials?.wavexApi?.id ?? '';
	const cleanup = cleanups.get(id) ?? { next: 0, found: 0, openWaits: 0 };
	cleanups.set(id, cleanup);
	return cleanup;
}

/** Counts a wait that begins (1) or ends (-1). Returns how many executions of this n8n wait now. */
export function countWait(context: NodeContext, change: number): number {
	const cleanup = getCleanup(context);
	cleanup.openWaits = Math.max(0, cleanup.openWaits + change);
	return cleanup.openWaits;
}

/** Whether an execution no longer waits for a reply. One that is running may be about to wait. */
function isFinished(execution: IRunExecutionData | undefined): boolean {
	if (execution === undefined || execution.resultData.error !== undefined) return true;
	const stack = execution.executionData?.nodeExecutionStack ?? [];
	if (!execution.waitTill) return stack.length === 0;
	// n8n runs a node of `waitAndRunAgain` once more when the time has come; what it stored stays the same meanwhile.
	const runsAgain = stack.length > 1 && stack[0].node.id === stack[1].node.id;
	return new Date(execution.waitTill).getTime() + (runsAgain ? MAX_RUN_MS : 0) <= Date.now();
}

/**
 * Deletes the webhooks of waits of this n8n that timed out, were stopped or crashed: they lead to an execution that has
 * finished or no longer exists. All other webhooks stay. Reads one page of the account's webhooks a minute, and the next page
 * a minute later. A failure never stops the question.
 *
 * @param ownUrl the URL that resumes the current execution
 */
export async function removeFinishedWaits(
	context: IExecuteFunctions,
	ownUrl: string,
): Promise<void> {
	const cleanup = getCleanup(context);
	if (Date.now() < cleanup.next) return;
	cleanup.next = Date.now() + CLEANUP_INTERVAL_MS;
	const item = createItemContext(context, 0);
	const ownId = context.getExecutionId();
	let isLastPage = false;
	const readPage = async () => {
		const { records, nextPage } = await listWebhooksPage(item, cleanup.page);
		cleanup.page = nextPage;
		isLastPage = nextPage === undefined;
		return records;
	};
	await removeStaleWebhooks(item, readPage(), async (webhook) => {
		const id = getOtherExecutionId(webhook, ownUrl, ownId);
		const isStale = id !== undefined && isFinished(await context.getExecutionDataById(id));
		if (id !== undefined && !isStale) cleanup.found++;
		return isStale;
	});
	if (!isLastPage) return;
	cleanup.openWaits = cleanup.found;
	cleanup.found = 0;
}
