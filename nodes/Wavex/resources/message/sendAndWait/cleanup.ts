import type { IDataObject, IExecuteFunctions, IRunExecutionData } from 'n8n-workflow';

import { createItemContext } from '../../../execution/itemContext';
import { throwInputError } from '../../../parameters/values';
import { wavexApiRequestForItem, wavexApiRequest } from '../../../execution/itemRequest';
import type { ApiContext } from '../../../transport/context';

/** One look costs the API's budget a request, so a busy node does not look each time. */
const CLEANUP_INTERVAL_MS = 60_000;

/** So many are taken away at a time: each costs a request, too. */
export const MAX_REMOVED = 10;

/** When to look next, for each credential: at once after a start, since nobody knows what an earlier process left. */
const nextCleanups = new Map<string, number>();

function getCredentialId(context: Pick<ApiContext, 'getNode'>): string {
	return context.getNode().credentials?.wavexApi?.id ?? '';
}

/** Beside Max Wait, how long the question may be on its way. */
const ON_ITS_WAY_MINUTES = 10;

/**
 * The URL that resumes this execution. It tells, in milliseconds since the epoch, until when somebody can wait there: that
 * is all the trigger has to go by (`isOutlived`).
 */
export function createReplyUrl(context: IExecuteFunctions, limitWaitMinutes: number): string {
	// Older ones have URLs that anybody could guess.
	if (!('getSignedResumeUrl' in context)) {
		throwInputError(
			createItemContext(context, 0),
			'This n8n cannot wait for a reply',
			'Update n8n.',
		);
	}
	if (limitWaitMinutes === 0) return context.getSignedResumeUrl();
	const { maxWaitMinutes } = context.getNodeParameter('options', 0, {}) as IDataObject;
	const minutes = limitWaitMinutes + (Number(maxWaitMinutes) || 0) + ON_ITS_WAY_MINUTES;
	const until = Math.ceil(Date.now() + minutes * 60_000);
	return context.getSignedResumeUrl({ until: String(until) });
}

/** Registers the URL that resumes this execution. Gives the API's record. */
export async function createWebhook(context: IExecuteFunctions, url: string): Promise<IDataObject> {
	const events = ['message.received'];
	return await wavexApiRequestForItem(createItemContext(context, 0), 'POST', '/webhooks', {
		url,
		events,
	});
}

export async function deleteWebhook(context: ApiContext, webhookId: string): Promise<void> {
	await wavexApiRequest(context, 'DELETE', `/webhooks/${encodeURIComponent(webhookId)}`);
}

/** Makes the next call of the node look for what this wait leaves behind when it is over. */
export function scheduleCleanup(context: IExecuteFunctions, deadline: number): void {
	const id = getCredentialId(context);
	nextCleanups.set(id, Math.min(nextCleanups.get(id) ?? 0, deadline));
}

async function listWebhooks(context: ApiContext): Promise<IDataObject[]> {
	const found: IDataObject[] = [];
	for (let page: number | undefined = 1; page !== undefined;) {
		const qs: IDataObject = page === 1 ? {} : { page };
		const content = await wavexApiRequest(context, 'GET', '/webhooks', { qs });
		found.push(...content.records);
		page = (content.nextPage ?? 0) > page ? content.nextPage : undefined;
	}
	return found;
}

/** Whether nobody waits in this execution any more. One that is running may be about to wait. */
function isFinished(execution: IRunExecutionData | undefined): boolean {
	if (execution === undefined || execution.resultData.error !== undefined) return true;
	if (execution.waitTill) return new Date(execution.waitTill).getTime() <= Date.now();
	return (execution.executionData?.nodeExecutionStack.length ?? 0) === 0;
}

/**
 * Takes away what waits of this n8n left registered that timed out, were stopped or crashed. Their URLs lead to this very
 * n8n, at an execution that is over or gone: so they are of no use to anybody. All others stay.
 *
 * A sweep that fails is left to the next call; it never stops a question.
 *
 * @param ownUrl the URL that resumes the execution at hand
 */
export async function removeStaleWebhooks(
	context: IExecuteFunctions,
	ownUrl: string,
): Promise<void> {
	const id = getCredentialId(context);
	if (Date.now() < (nextCleanups.get(id) ?? 0)) return;
	nextCleanups.set(id, Date.now() + CLEANUP_INTERVAL_MS);
	try {
		const caller = createItemContext(context, 0);
		let left = MAX_REMOVED;
		const executionId = context.getExecutionId();
		const place = ownUrl.slice(0, ownUrl.indexOf(`/${executionId}/`) + 1);
		for (const { id: webhookId, url } of await listWebhooks(caller)) {
			if (!String(url).startsWith(place)) continue;
			const [, other] =
				/^(\d+)\/[^/?]+\?(?:until=\d+&)?signature=\w+$/.exec(String(url).slice(place.length)) ?? [];
			if (other === undefined || other === executionId) continue;
			if (isFinished(await context.getExecutionDataById(other))) {
				await deleteWebhook(caller, String(webhookId));
				if (--left === 0) return;
			}
		}
	} catch (error) {
		context.logger.warn(`Wavex: old registrations could not be removed: ${String(error)}`);
	}
}
