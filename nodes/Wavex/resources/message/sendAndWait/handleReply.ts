import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { wavexApiRequest } from '../../../transport/apiRequest';
import { parseDeliveries } from '../../../webhooks/parseDeliveries';
import type { ParsedEvent } from '../../../webhooks/parseDeliveries';
import { readBody } from '../../../webhooks/readBody';
import { toBinaryData } from '../../../webhooks/receivedFiles';
import { isReply } from './isReply';
import { parseReply } from './parseReply';
import { mayBeReply } from './replyFilter';
import { IGNORED, removeOwnRegistration, runBestEffort } from '../../../waiting/resumeWebhook';
import { loadWaitState } from '../../../waiting/waitState';
import { createResult } from './waitState';
import type { WaitStatus, WaitState } from './waitState';

/** What one wait has received since this process started. */
interface ReplyState {
	messages: Set<unknown>;
	invalidReplies: number;
	isOver: boolean;
}

/** Waits that received messages. After a restart invalid replies are counted from zero. */
const replyStates = new Map<string, ReplyState>();
const MAX_REPLY_STATES = 1_000;

function getReplyState(context: IWebhookFunctions, { askedAt }: WaitState): ReplyState {
	const key = `${context.getExecutionId()} ${context.getNode().id} ${askedAt}`;
	const state = replyStates.get(key) ?? { messages: new Set(), invalidReplies: 0, isOver: false };
	replyStates.set(key, state);
	if (replyStates.size > MAX_REPLY_STATES) replyStates.delete([...replyStates.keys()][0]);
	return state;
}

async function sendRetry(context: IWebhookFunctions, wait: WaitState): Promise<void> {
	const { sessionId, to, retryMessage } = wait;
	if (retryMessage === '') return;
	const url = `/sessions/${encodeURIComponent(sessionId)}/messages/text`;
	await wavexApiRequest(context, 'POST', url, { body: { to, message: retryMessage } });
}

/** Returns n8n's response to a reply: it resumes the execution, or asks again. */
async function processReply(
	context: IWebhookFunctions,
	wait: WaitState,
	{ item, files }: ParsedEvent,
): Promise<IWebhookResponseData> {
	const { messageId, chatId, timestamp } = item;
	const text = item.text as string | null;
	const state = getReplyState(context, wait);
	// The same message may be delivered twice.
	const message = messageId ?? `${text} ${timestamp}`;
	if (state.isOver || state.messages.has(message)) return IGNORED;
	state.messages.add(message);
	const value = parseReply(text, wait.expected, context.getTimezone());
	let status: WaitStatus = 'replied';
	if (value === undefined) {
		state.invalidReplies++;
		if (state.invalidReplies <= wait.maxRetries) {
			await runBestEffort(context, 'sending the retry message', sendRetry(context, wait));
			return IGNORED;
		}
		status = 'invalid';
	}
	// From here on no further message may resume the execution, such as the same one delivered twice.
	state.isOver = true;
	await removeOwnRegistration(context, wait.webhookId);
	const json = createResult(
		wait,
		context.evaluateExpression('{{ $json }}') as IDataObject,
		status,
		{
			reply: text,
			value: value ?? null,
			chatId,
			phone: item.phone ?? wait.to,
			messageId,
			waitedSeconds: Math.round((Date.now() - wait.askedAt) / 1000),
		},
	);
	return {
		webhookResponse: '',
		workflowData: [[{ json, pairedItem: { item: 0 }, ...(await toBinaryData(context, files)) }]],
	};
}

/** Handles one delivery while an execution waits for a reply. */
export async function handleReply(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { body, files } = await readBody(context);
	const query = context.getQueryData() as IDataObject;
	const events = parseDeliveries(body, context.getHeaderData() as IDataObject, files);
	const ours = events.filter(({ item }) => mayBeReply(item, query));
	if (ours.length === 0) return IGNORED;
	const wait = loadWaitState<WaitState>(context);
	for (const event of ours) {
		const response = isReply(event, wait) ? await processReply(context, wait, event) : IGNORED;
		if (response !== IGNORED) return response;
	}
	return IGNORED;
}
