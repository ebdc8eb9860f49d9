import type { IExecuteFunctions, IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';

import type { OperationHandler } from '../../../execution/customOperations';
import { createItemContext } from '../../../execution/itemContext';
import { throwInputError, getParameter } from '../../../parameters/values';
import { wavexApiRequestForItem } from '../../../execution/itemRequest';
import { toNodeError } from '../../../errors/nodeErrors';
import { runStepOnce } from '../../../execution/runStepOnce';
import { returnOrThrow } from '../../../waiting/failure';
import { putToWait } from '../../../waiting/putToWait';
import { registerWait, removeRegistration } from '../../../waiting/registration';
import type { WaitEvents } from '../../../waiting/registration';
import { createResumeUrl } from '../../../waiting/resumeUrl';
import { saveWaitState } from '../../../waiting/waitState';
import { estimateAskedTime, findEarlierMessages } from './askedTime';
import { isToolNode, readQuestion } from './question';
import type { Question } from './question';
import { describeCost, MANY_WAITS } from './waitCost';
import { createReplyFilter } from './replyFilter';
import { createResult } from './waitState';
import type { WaitState } from './waitState';

const REPLY_EVENTS: WaitEvents = {
	events: ['message.received'],
	failure: 'The webhook for replies could not be registered, so the question was not sent.',
};

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
		await removeRegistration(context, webhookId);
		throw toNodeError(context.getNode(), error);
	}
}

/** Registers the URL before sending the question: a reply may come at once. */
async function startWait(
	context: IExecuteFunctions,
	item: IExecuteSingleFunctions,
	question: Question,
): Promise<WaitState> {
	const sessionId = String(getParameter(item, 'sessionId')).trim();
	const filter = createReplyFilter(question.to, sessionId);
	const url = createResumeUrl(context, question.limitWaitMinutes, filter);
	const registration = await registerWait(context, item, url, REPLY_EVENTS);
	const { id: webhookId, created_at: createdAt, openWaits } = registration;
	const registeredAt = Date.now();
	const earlier = findEarlierMessages(context);
	const startedAt = Date.now();
	await sendQuestion(item, question.to, question.text, webhookId);
	const askedAt = Date.now();
	return {
		...question,
		sessionId,
		webhookId,
		...estimateAskedTime(createdAt, { registeredAt, startedAt, askedAt }),
		earlier,
		openWaits,
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
		if (wait.openWaits >= MANY_WAITS) {
			context.addExecutionHints({ message: describeCost(wait.openWaits), location: 'outputPane' });
		}
		const waitedSeconds = Math.round(limitWaitMinutes * 60);
		const item: INodeExecutionData = {
			// The input of a tool comes from the agent itself; the model does not need it again.
			json: createResult(wait, isToolNode(context.getNode()) ? {} : items[0].json, 'timedOut', {
				waitedSeconds,
			}),
			pairedItem: { item: 0 },
		};
		await putToWait(context, item, limitWaitMinutes > 0 ? deadline : undefined);
		return [[item]];
	} catch (error) {
		return returnOrThrow(context, toNodeError(context.getNode(), error));
	}
};
