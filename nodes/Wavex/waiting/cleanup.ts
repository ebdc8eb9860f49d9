import type { IExecuteFunctions, IRunExecutionData } from 'n8n-workflow';

import { createItemContext } from '../execution/itemContext';
import { getOtherExecutionId } from './resumeUrl';
import { listWebhooks, removeStaleWebhooks } from '../webhooks/webhooksApi';

/** Each clean-up costs a request of the rate limit, so a busy node does not run one every time. */
const CLEANUP_INTERVAL_MS = 60_000;

/** Longer than a node runs that asks the API whether its wait is over. */
const MAX_RUN_MS = 3_600_000;

/** When to clean up next, by credential. At once after a start: an earlier process may have left webhooks behind. */
const nextCleanups = new Map<string, number>();

function getCredentialId(context: IExecuteFunctions): string {
	return context.getNode().credentials?.wavexApi?.id ?? '';
}

/** Makes the next call of the node after the deadline look for the webhook that this wait may leave behind. */
export function scheduleCleanup(context: IExecuteFunctions, deadline: number): void {
	const id = getCredentialId(context);
	nextCleanups.set(id, Math.min(nextCleanups.get(id) ?? 0, deadline));
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
 * finished or no longer exists. All other webhooks stay. A failure never stops the question.
 *
 * @param ownUrl the URL that resumes the current execution
 */
export async function removeFinishedWaits(
	context: IExecuteFunctions,
	ownUrl: string,
): Promise<void> {
	const credentialId = getCredentialId(context);
	if (Date.now() < (nextCleanups.get(credentialId) ?? 0)) return;
	nextCleanups.set(credentialId, Date.now() + CLEANUP_INTERVAL_MS);
	const item = createItemContext(context, 0);
	const ownId = context.getExecutionId();
	await removeStaleWebhooks(item, listWebhooks(item), async (webhook) => {
		const id = getOtherExecutionId(webhook, ownUrl, ownId);
		return id !== undefined && isFinished(await context.getExecutionDataById(id));
	});
}
