import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { Question } from './question';

/** What the waiting execution must know when a message comes. n8n keeps it with the execution, also over a restart. */
export interface WaitState extends Question {
	sessionId: string;
	/** Undefined when the API did not name the registration. */
	webhookId?: string;
	/** When the question went out by the API's clock, ISO 8601; what was written before is no reply. */
	since: string;
	/** The same by this n8n's clock, in milliseconds since the epoch. */
	askedAt: number;
}

export function saveWaitState(context: IExecuteFunctions, wait: WaitState): void {
	context.getContext('node').wait = { ...wait };
}

/** What `keep` kept, in another process perhaps. */
export function loadWaitState(context: IWebhookFunctions): WaitState {
	const name = JSON.stringify(context.getNode().name);
	return context.evaluateExpression(`{{ $node[${name}].context.wait }}`) as unknown as WaitState;
}

export type WaitStatus = 'replied' | 'invalid' | 'timedOut';

/**
 * The item that goes on: what came in with the question, and what became of it. The review of an agent's tool call says
 * `approved`; words that neither approve nor decline go to the agent as `chatInput` (processHitlResponses in n8n's agent).
 */
export function createResult(
	{ to, isReview, expected }: WaitState,
	input: IDataObject,
	status: WaitStatus,
	found: IDataObject,
): IDataObject {
	const nothing = { reply: null, value: null, chatId: null, messageId: null, phone: to };
	const item = { ...input, status, ...nothing, ...found };
	if (!isReview) return item;
	const approved = status === 'replied' && found.value === expected.choices[0]?.value;
	return { ...item, approved, ...(status === 'invalid' ? { chatInput: found.reply } : {}) };
}
