import type {
	IDataObject,
	IExecuteFunctions,
	IExecuteSingleFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import { WAIT_INDEFINITELY } from 'n8n-workflow';

import type { OperationHandler } from '../../../execution/customOperations';
import { createItemContext } from '../../../execution/itemContext';
import { throwInputError, getParameter } from '../../../parameters/values';
import { wavexApiRequestForItem } from '../../../execution/itemRequest';
import { toNodeError, formatError, prepareForThrow } from '../../../errors/nodeErrors';
import { runStepOnce } from '../../../execution/runStepOnce';
import { getRequestOptions } from '../../../transport/readRequestOptions';
import { toIsoTime } from '../../../webhooks/payloadValues';
import { createResumeUrl } from '../../../webhooks/resumeUrl';
import { createWebhook, deleteWebhook } from '../../../webhooks/webhooksApi';
import { isToolNode, readQuestion } from './question';
import type { Question } from './question';
import { removeFinishedWaits, scheduleCleanup } from './cleanup';
import { saveWaitState, createResult } from './waitState';
import type { WaitState } from './waitState';

/** How far the API's clock may differ from ours, for when the API does not return the time of registration. */
const CLOCK_DIFFERENCE_MS = 60_000;

/** How long the API may take to confirm that the question was sent; a reply can arrive earlier. */
const SLOW_RESPONSE_MS = 5_000;

/** Registers the URL for replies and returns the API's record. An error says that the question was not sent. */
async function registerReplyWebhook(
	context: IExecuteSingleFunctions,
	url: string,
): Promise<IDataObject & { id?: string }> {
	const settings = { url, events: ['message.received'] };
	try {
		return await createWebhook(context, settings, getRequestOptions(context).options);
	} catch (error) {
		const failure = toNodeError(context.getNode(), error);
		failure.description = `${failure.description ?? ''} The webhook for replies could not be registered, so the question was not sent.`;
		throw failure;
	}
}

/** Sends the question. When that fails there is nothing to wait for, so the webhook is deleted. */
async function sendQuestion(
	context: IExecuteSingleFunctions,
	to: string,
	message: string,
	webhookId?: string,
) {
	try {
		return await runStepOnce(context, 'question', async () => {
			return await wavexApiRequestForItem(context, 'POST', '/sessions/{sessionId}/messages/text', {
				to,
				message,
			});
		});
	} catch (error) {
		if (webhookId !== undefined) {
			await deleteWebhook(context, webhookId).catch(() => {
				// The next clean-up deletes it; the user needs the reason why the question failed.
			});
		}
		throw toNodeError(context.getNode(), error);
	}
}

/** Registers the URL before sending the question: a reply may come at once. */
async function startWait(
	context: IExecuteFunctions,
	item: IExecuteSingleFunctions,
	question: Question,
): Promise<WaitState> {
	const url = createResumeUrl(context, question.limitWaitMinutes);
	await removeFinishedWaits(context, url);
	const { id: webhookId, created_at: createdAt } = await registerReplyWebhook(item, url);
	const registeredAt = Date.now();
	await sendQuestion(item, question.to, question.text, webhookId);
	const askedAt = Date.now();
	const created = toIsoTime(createdAt);
	const since = created
		? new Date(created).getTime() + Math.max(askedAt - registeredAt - SLOW_RESPONSE_MS, 0)
		: askedAt - CLOCK_DIFFERENCE_MS;
	return {
		...question,
		sessionId: String(getParameter(item, 'sessionId')).trim(),
		webhookId,
		since: new Date(since).toISOString(),
		askedAt,
	};
}

/**
 * Message: Send and Wait for Reply. Sends the question and puts the execution to wait; `handleReply` resumes it. After a
 * timeout n8n continues with the item that is created here.
 *
 * @throws NodeApiError or NodeOperationError, unless the node continues on errors; the execution does not wait then
 */
export const sendAndWait: OperationHandler = async (context, resolve) => {
	const items = context.getInputData();
	const itemContext = createItemContext(context, 0);
	try {
		resolve(itemContext);
		if (items.length > 1) {
			throwInputError(
				itemContext,
				`One question at a time: there are ${items.length} input items`,
				"n8n pauses the entire execution. Add a 'Loop Over Items' node with a batch size of 1 before this node.",
			);
		}
		const wait = await startWait(context, itemContext, await readQuestion(itemContext));
		const { limitWaitMinutes, askedAt } = wait;
		const deadline = askedAt + limitWaitMinutes * 60_000;
		saveWaitState(context, wait);
		const waitedSeconds = Math.round(limitWaitMinutes * 60);
		const item: INodeExecutionData = {
			// The input of a tool comes from the agent itself; the model does not need it again.
			json: createResult(wait, isToolNode(context.getNode()) ? {} : items[0].json, 'timedOut', {
				waitedSeconds,
			}),
			pairedItem: { item: 0 },
		};
		// After a timeout n8n continues with what is in the stack. A new object, because the old one belongs to the previous node.
		const run = context.getExecuteData();
		run.data = { ...run.data, main: [[item]] };
		// n8n disables the node object that waited. With a copy an agent's next call asks again instead of being skipped.
		run.node = { ...run.node };
		if (limitWaitMinutes > 0) scheduleCleanup(context, deadline);
		await context.putExecutionToWait(limitWaitMinutes > 0 ? new Date(deadline) : WAIT_INDEFINITELY);
		return [[item]];
	} catch (error) {
		const failure = toNodeError(context.getNode(), error);
		if (!context.continueOnFail()) throw prepareForThrow(context.getNode(), failure);
		const reason = formatError(failure);
		return [items.map((_, item) => ({ json: { error: reason }, pairedItem: { item } }))];
	}
};
