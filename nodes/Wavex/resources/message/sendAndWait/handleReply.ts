import type {
	IDataObject,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { plainCall } from '../../../transport/call';
import { contentOf, readDelivery } from '../../../trigger/delivery';
import { asObject, asText, asTime, first } from '../../../trigger/fields';
import { asBinary, takeFiles } from '../../../trigger/files';
import { valueIn } from './answers';
import { unregister } from './registration';
import { outcome, recall } from './wait';
import type { Status, Wait } from './wait';

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
const PATIENCE_MS = 3_000;

/** What came for one wait while this process runs. */
interface Memory {
	messages: Set<unknown>;
	misfits: number;
	isOver: boolean;
}

/** Waits that got messages. A restart forgives: what did not fit is counted anew. */
const memories = new Map<string, Memory>();
const MAX_MEMORIES = 1_000;

function memoryOf(context: IWebhookFunctions, { askedAt }: Wait): Memory {
	const key = `${context.getExecutionId()} ${context.getNode().id} ${askedAt}`;
	const memory = memories.get(key) ?? { messages: new Set(), misfits: 0, isOver: false };
	memories.set(key, memory);
	if (memories.size > MAX_MEMORIES) memories.delete([...memories.keys()][0]);
	return memory;
}

function wholeSeconds(time: string): number {
	return Math.floor(new Date(time).getTime() / 1000);
}

/** When the message was written: its own time where it has one, since the delivery's may be that of a later try. */
function writtenAt({ data, timestamp }: IDataObject): string | null {
	const content = asObject(data);
	const own = first([asObject(content?.message), content], 'timestamp', 'created_at');
	return asTime(own) ?? asText(timestamp);
}

/** Whether this is a message from the chat that was asked, by a person, after the question. */
function isReply(item: IDataObject, { to, sessionId, since }: Wait): boolean {
	if (item.event !== 'message.received' || item.fromMe) return false;
	if (item.sessionId !== null && String(item.sessionId) !== sessionId) return false;
	const written = writtenAt(item);
	// WhatsApp's times may come without milliseconds.
	if (written !== null && wholeSeconds(written) < wholeSeconds(since)) return false;
	const isFrom = (id: unknown) => id !== null && String(id).split('@')[0] === to.split('@')[0];
	if (item.isGroup) return to.endsWith('@g.us') && item.chatId === to;
	return isFrom(item.phone) || isFrom(item.chatId);
}

async function sendRetry(context: IWebhookFunctions, wait: Wait): Promise<void> {
	const { sessionId, to, retryMessage } = wait;
	if (retryMessage === '') return;
	const url = `/sessions/${encodeURIComponent(sessionId)}/messages/text`;
	await plainCall(context, 'POST', url, { body: { to, message: retryMessage } });
}

/** Does it, but lets nobody wait long for it and nothing fail with it. */
async function attempt(context: IWebhookFunctions, what: string, work: Promise<void>) {
	const done = work.catch((error: unknown) => {
		context.logger.warn(`Wavex: ${what} failed: ${String(error)}`);
	});
	await Promise.race([done, sleep(PATIENCE_MS)]);
}

async function judge(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const wait = recall(this);
	const body = this.getBodyData();
	const files = takeFiles(contentOf(body));
	const delivered = readDelivery(body, this.getHeaderData() as IDataObject, files);
	if (!isReply(delivered, wait)) return IGNORED;

	const { messageId, chatId } = delivered;
	const memory = memoryOf(this, wait);
	if (memory.isOver || (messageId !== null && memory.messages.has(messageId))) return IGNORED;
	memory.messages.add(messageId);

	const text = delivered.text as string | null;
	const value = valueIn(text, wait.expected);
	let status: Status = 'replied';
	if (value === undefined) {
		memory.misfits++;
		if (memory.misfits <= wait.maxRetries) {
			await attempt(this, 'the retry message', sendRetry(this, wait));
			return IGNORED;
		}
		status = 'invalid';
	}
	// From here on no second message may resume, such as the same one delivered twice.
	memory.isOver = true;
	const { webhookId } = wait;
	if (webhookId !== undefined) {
		await attempt(this, 'removing the registration', unregister(this, webhookId));
	}
	const json = outcome(wait, this.evaluateExpression('{{ $json }}') as IDataObject, status, {
		reply: text,
		value: value ?? null,
		chatId,
		phone: delivered.phone ?? wait.to,
		messageId,
		waitedSeconds: Math.round((Date.now() - wait.askedAt) / 1000),
	});
	const binary = files.length > 0 ? { binary: await asBinary.call(this, files) } : {};
	return {
		webhookResponse: '',
		workflowData: [[{ json, pairedItem: { item: 0 }, ...binary }]],
	};
}

/**
 * What n8n calls for each delivery while an execution waits. Never throws: n8n would wipe the execution's data and go on
 * with an empty item.
 */
export async function receiveReply(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		return await judge.call(this);
	} catch (error) {
		this.logger.warn(`Wavex: a message could not be read as a reply: ${String(error)}`);
		return IGNORED;
	}
}
