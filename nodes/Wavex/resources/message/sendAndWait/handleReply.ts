import type {
	IDataObject,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { wavexApiRequest } from '../../../execution/itemRequest';
import { getContent, parsePayload } from '../../../webhooks/parsePayload';
import { toObject, toText, toIsoTime, firstValue } from '../../../webhooks/coerce';
import { toBinaryData, extractFiles } from '../../../webhooks/files';
import { parseReply } from './parseReply';
import { deleteWebhook } from './cleanup';
import { createResult, loadWaitState } from './waitState';
import type { WaitStatus, WaitState } from './waitState';

/** The URL that resumes the execution; its path is the one that n8n signs. */
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

/** The caller gets its 200 and the wait goes on: with no item for the workflow n8n resumes nothing. */
const IGNORED: IWebhookResponseData = { webhookResponse: '' };

/** The API gives a delivery ten seconds or so; what takes longer is left to the next sweep. */
const BEST_EFFORT_MS = 3_000;

/** What came for one wait while this process runs. */
interface ReplyState {
	messages: Set<unknown>;
	invalidReplies: number;
	isOver: boolean;
}

/** Waits that got messages. A restart forgives: what did not fit is counted anew. */
const replyStates = new Map<string, ReplyState>();
const MAX_REPLY_STATES = 1_000;

function getReplyState(context: IWebhookFunctions, { askedAt }: WaitState): ReplyState {
	const key = `${context.getExecutionId()} ${context.getNode().id} ${askedAt}`;
	const memory = replyStates.get(key) ?? { messages: new Set(), invalidReplies: 0, isOver: false };
	replyStates.set(key, memory);
	if (replyStates.size > MAX_REPLY_STATES) replyStates.delete([...replyStates.keys()][0]);
	return memory;
}

function toWholeSeconds(time: string): number {
	return Math.floor(new Date(time).getTime() / 1000);
}

/** When the message was written: its own time where it has one, since the delivery's may be that of a later try. */
function getWrittenAt({ data, timestamp }: IDataObject): string | null {
	const content = toObject(data);
	const own = firstValue([toObject(content?.message), content], 'timestamp', 'created_at');
	return toIsoTime(own) ?? toText(timestamp);
}

/** Whether this is a message from the chat that was asked, by a person, after the question. */
function isReply(item: IDataObject, { to, sessionId, since }: WaitState): boolean {
	if (item.event !== 'message.received' || item.fromMe) return false;
	if (item.sessionId !== null && String(item.sessionId) !== sessionId) return false;
	const written = getWrittenAt(item);
	// WhatsApp's times may come without milliseconds.
	if (written !== null && toWholeSeconds(written) < toWholeSeconds(since)) return false;
	const isFrom = (id: unknown) => id !== null && String(id).split('@')[0] === to.split('@')[0];
	if (item.isGroup) return to.endsWith('@g.us') && item.chatId === to;
	return isFrom(item.phone) || isFrom(item.chatId);
}

async function sendRetry(context: IWebhookFunctions, wait: WaitState): Promise<void> {
	const { sessionId, to, retryMessage } = wait;
	if (retryMessage === '') return;
	const url = `/sessions/${encodeURIComponent(sessionId)}/messages/text`;
	await wavexApiRequest(context, 'POST', url, { body: { to, message: retryMessage } });
}

/** Does it, but lets nobody wait long for it and nothing fail with it. */
async function runBestEffort(context: IWebhookFunctions, what: string, work: Promise<void>) {
	const done = work.catch((error: unknown) => {
		context.logger.warn(`Wavex: ${what} failed: ${String(error)}`);
	});
	await Promise.race([done, sleep(BEST_EFFORT_MS)]);
}

async function processReply(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const wait = loadWaitState(this);
	const body = this.getBodyData();
	const files = extractFiles(getContent(body));
	const delivered = parsePayload(body, this.getHeaderData() as IDataObject, files);
	if (!isReply(delivered, wait)) return IGNORED;

	const { messageId, chatId } = delivered;
	const memory = getReplyState(this, wait);
	if (memory.isOver || (messageId !== null && memory.messages.has(messageId))) return IGNORED;
	memory.messages.add(messageId);

	const text = delivered.text as string | null;
	const value = parseReply(text, wait.expected);
	let status: WaitStatus = 'replied';
	if (value === undefined) {
		memory.invalidReplies++;
		if (memory.invalidReplies <= wait.maxRetries) {
			await runBestEffort(this, 'the retry message', sendRetry(this, wait));
			return IGNORED;
		}
		status = 'invalid';
	}
	// From here on no second message may resume, such as the same one delivered twice.
	memory.isOver = true;
	const { webhookId } = wait;
	if (webhookId !== undefined) {
		await runBestEffort(this, 'removing the registration', deleteWebhook(this, webhookId));
	}
	const json = createResult(wait, this.evaluateExpression('{{ $json }}') as IDataObject, status, {
		reply: text,
		value: value ?? null,
		chatId,
		phone: delivered.phone ?? wait.to,
		messageId,
		waitedSeconds: Math.round((Date.now() - wait.askedAt) / 1000),
	});
	const binary = files.length > 0 ? { binary: await toBinaryData.call(this, files) } : {};
	return {
		webhookResponse: '',
		workflowData: [[{ json, pairedItem: { item: 0 }, ...binary }]],
	};
}

/**
 * What n8n calls for each delivery while an execution waits. Never throws: n8n would wipe the execution's data and go on
 * with an empty item.
 */
export async function handleReply(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		return await processReply.call(this);
	} catch (error) {
		this.logger.warn(`Wavex: a message could not be read as a reply: ${String(error)}`);
		return IGNORED;
	}
}
