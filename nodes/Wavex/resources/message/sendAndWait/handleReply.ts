import type {
	IDataObject,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { wavexApiRequest } from '../../../transport/apiRequest';
import { getContent, parsePayload } from '../../../webhooks/parsePayload';
import { toObject, toText, toIsoTime, firstValue } from '../../../webhooks/payloadValues';
import { toBinaryData, extractFiles } from '../../../webhooks/receivedFiles';
import { isSamePerson } from '../../../utils/samePerson';
import { parseReply } from './parseReply';
import { deleteWebhook } from '../../../webhooks/webhooksApi';
import { createResult, loadWaitState } from './waitState';
import type { WaitStatus, WaitState } from './waitState';

/** Describes the URL that resumes the execution; its path is the one that n8n signs. */
export const replyWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		responseData: '',
		path: '={{ $nodeId }}',
		restartWebhook: true,
		isFullPath: true,
	},
];

/** Answers 200 and keeps waiting: without an item for the workflow n8n does not resume it. */
const IGNORED: IWebhookResponseData = { webhookResponse: '' };

/** The API aborts a delivery after about 10 s; what takes longer is left to the next clean-up. */
const BEST_EFFORT_MS = 3_000;

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

function toWholeSeconds(time: string): number {
	return Math.floor(new Date(time).getTime() / 1000);
}

/** Returns when the message was written. Prefers the message's own time: the delivery's may be that of a later attempt. */
function getWrittenAt({ data, timestamp }: IDataObject): string | null {
	const content = toObject(data);
	const own = firstValue([toObject(content?.message), content], 'timestamp', 'created_at');
	return toIsoTime(own) ?? toText(timestamp);
}

/** Whether this is a message from the recipient's chat, written after the question and not by us. */
function isReply(item: IDataObject, { to, sessionId, since }: WaitState): boolean {
	if (item.event !== 'message.received' || item.fromMe) return false;
	if (item.sessionId !== null && String(item.sessionId) !== sessionId) return false;
	const written = getWrittenAt(item);
	// WhatsApp's times may lack milliseconds.
	if (written !== null && toWholeSeconds(written) < toWholeSeconds(since)) return false;
	const isRecipient = (id: unknown) => id !== null && isSamePerson(String(id), to);
	if (item.isGroup) return to.endsWith('@g.us') && item.chatId === to;
	return isRecipient(item.phone) || isRecipient(item.chatId);
}

async function sendRetry(context: IWebhookFunctions, wait: WaitState): Promise<void> {
	const { sessionId, to, retryMessage } = wait;
	if (retryMessage === '') return;
	const url = `/sessions/${encodeURIComponent(sessionId)}/messages/text`;
	await wavexApiRequest(context, 'POST', url, { body: { to, message: retryMessage } });
}

/** Waits at most 3 s for the work, and logs its failure. */
async function runBestEffort(
	context: IWebhookFunctions,
	action: string,
	work: Promise<void>,
): Promise<void> {
	const done = work.catch((error: unknown) => {
		context.logger.warn(`Wavex: ${action} failed: ${String(error)}`);
	});
	await Promise.race([done, sleep(BEST_EFFORT_MS)]);
}

async function processReply(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const wait = loadWaitState(context);
	const body = context.getBodyData();
	const files = extractFiles(getContent(body));
	const message = parsePayload(body, context.getHeaderData() as IDataObject, files);
	if (!isReply(message, wait)) return IGNORED;

	const { messageId, chatId } = message;
	const state = getReplyState(context, wait);
	if (state.isOver || (messageId !== null && state.messages.has(messageId))) return IGNORED;
	state.messages.add(messageId);

	const text = message.text as string | null;
	const value = parseReply(text, wait.expected);
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
	const { webhookId } = wait;
	if (webhookId !== undefined) {
		await runBestEffort(context, 'deleting the webhook', deleteWebhook(context, webhookId));
	}
	const json = createResult(
		wait,
		context.evaluateExpression('{{ $json }}') as IDataObject,
		status,
		{
			reply: text,
			value: value ?? null,
			chatId,
			phone: message.phone ?? wait.to,
			messageId,
			waitedSeconds: Math.round((Date.now() - wait.askedAt) / 1000),
		},
	);
	return {
		webhookResponse: '',
		workflowData: [[{ json, pairedItem: { item: 0 }, ...(await toBinaryData(context, files)) }]],
	};
}

/** Handles one delivery while an execution waits. Never throws: n8n would wipe the execution's data and continue with an empty item. */
export async function handleReply(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		return await processReply(context);
	} catch (error) {
		context.logger.warn(`Wavex: a delivery could not be read as a reply: ${String(error)}`);
		return IGNORED;
	}
}
