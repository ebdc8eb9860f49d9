import type { IDataObject } from 'n8n-workflow';

import type { EarlierMessages } from './askedTime';
import type { Question } from './question';

/** What the waiting execution must know when a message arrives. n8n stores it with the execution, so it survives a restart. */
export interface WaitState extends Question {
	sessionId: string;
	/** Undefined when the API did not return an id. */
	webhookId?: string;
	/** How many executions of this n8n waited when the question was asked, this one included. */
	openWaits: number;
	/** When sending the question began, ISO 8601; earlier messages are not replies. */
	since: string;
	/** By how much the API's times without a zone differ from UTC. Waits that began before an update do not know it. */
	zoneMs?: number;
	earlier?: EarlierMessages;
	/** When the question was sent by this n8n's clock, in milliseconds since the epoch. */
	askedAt: number;
}

export type WaitStatus = 'replied' | 'invalid' | 'timedOut';

/**
 * Creates the output item from the input item and the result. The review of an agent's tool call adds `approved`; a reply
 * that neither approves nor declines reaches the agent as `chatInput` (processHitlResponses in n8n's agent).
 */
export function createResult(
	{ to, isReview, expected, openWaits }: WaitState,
	input: IDataObject,
	status: WaitStatus,
	reply: IDataObject,
): IDataObject {
	const noReply = { reply: null, value: null, chatId: null, messageId: null, phone: to };
	const item = { ...input, status, ...noReply, ...reply, openWaits };
	if (!isReview) return item;
	const approved = status === 'replied' && reply.value === expected.choices[0]?.value;
	return { ...item, approved, ...(status === 'invalid' ? { chatInput: reply.reply } : {}) };
}
