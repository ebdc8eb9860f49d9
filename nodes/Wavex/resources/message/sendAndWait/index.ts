import type {
	IDataObject,
	IExecuteFunctions,
	IExecuteSingleFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import { WAIT_INDEFINITELY } from 'n8n-workflow';

import { itemContext } from '../../../shared/itemContext';
import { refuse, typed } from '../../../shared/values';
import { call } from '../../../transport/call';
import { asNodeError, reasonOf, thrown } from '../../../transport/failure';
import { once } from '../../../transport/once';
import { asTime } from '../../../trigger/fields';
import { isTool, readQuestion } from './question';
import type { Question } from './question';
import { expectEnd, register, replyUrl, sweep, unregister } from './registration';
import { keep, outcome } from './wait';
import type { Wait } from './wait';

/** Where the API does not say when it registered the URL, its clock may differ from ours by so much. */
const CLOCK_DIFFERENCE_MS = 60_000;

/** The API may take so long to say that the question is out, and a reply may be quicker. */
const SLOW_ANSWER_MS = 5_000;

/** Registers the URL for replies, and says so when that fails: the question is not sent then. */
async function listen(context: IExecuteFunctions, url: string): Promise<IDataObject> {
	try {
		return await register(context, url);
	} catch (error) {
		const failure = asNodeError(context.getNode(), error);
		failure.description = `${failure.description ?? ''} The URL for replies could not be registered, so the question was not sent.`;
		throw failure;
	}
}

/** Sends the question; when that fails nobody will wait, so nothing stays registered. */
async function ask(
	context: IExecuteSingleFunctions,
	to: string,
	message: string,
	webhookId?: string,
) {
	try {
		return await once(context, 'ask', async () => {
			return await call(context, 'POST', '/sessions/{sessionId}/messages/text', { to, message });
		});
	} catch (error) {
		if (webhookId !== undefined) {
			await unregister(context, webhookId).catch(() => {
				// The next sweep takes it away; the reason why the question failed matters more.
			});
		}
		throw asNodeError(context.getNode(), error);
	}
}

/** First the URL, then the question: a reply may come at once. */
async function begin(context: IExecuteFunctions, question: Question): Promise<Wait> {
	const item = itemContext(context, 0);
	const url = replyUrl(context, question.limitWaitMinutes);
	await sweep(context, url);
	const record = await listen(context, url);
	const registeredAt = Date.now();
	const id = record.id ?? record.webhook_id;
	const webhookId = id === undefined ? undefined : String(id);
	await ask(item, question.to, question.text, webhookId);
	const askedAt = Date.now();
	const created = asTime(record.created_at);
	const since = created
		? new Date(created).getTime() + Math.max(askedAt - registeredAt - SLOW_ANSWER_MS, 0)
		: askedAt - CLOCK_DIFFERENCE_MS;
	return {
		...question,
		sessionId: String(typed(item, 'sessionId')).trim(),
		webhookId,
		since: new Date(since).toISOString(),
		askedAt,
	};
}

/**
 * Message: Send and Wait for Reply. Sends the question and puts the execution to wait; `receiveReply` ends the wait. When the
 * time runs out, n8n goes on with the item that is left here.
 *
 * @throws NodeApiError or NodeOperationError, unless the node continues on errors; nobody waits then
 */
export async function sendAndWait(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData();
	const context = itemContext(this, 0);
	try {
		if (items.length > 1) {
			refuse(
				context,
				`One question at a time: there are ${items.length} input items`,
				"n8n waits with the whole execution. Put a 'Loop Over Items' node before this one, with a batch size of 1.",
			);
		}
		const wait = await begin(this, await readQuestion(context));
		const { limitWaitMinutes, askedAt } = wait;
		const deadline = askedAt + limitWaitMinutes * 60_000;
		keep(this, wait);
		const waitedSeconds = Math.round(limitWaitMinutes * 60);
		const item: INodeExecutionData = {
			// What a tool gets is the agent's own; the model needs none of it again.
			json: outcome(wait, isTool(this.getNode()) ? {} : items[0].json, 'timedOut', {
				waitedSeconds,
			}),
			pairedItem: { item: 0 },
		};
		// What is in the stack goes on when the time has run out. A new object: the old one is the node before's own.
		const run = this.getExecuteData();
		run.data = { ...run.data, main: [[item]] };
		// n8n disables what has waited; an agent's next call of the same node is to ask again, not to be let through.
		run.node = { ...run.node };
		if (limitWaitMinutes > 0) expectEnd(this, deadline);
		await this.putExecutionToWait(limitWaitMinutes > 0 ? new Date(deadline) : WAIT_INDEFINITELY);
		return [[item]];
	} catch (error) {
		const failure = asNodeError(this.getNode(), error);
		if (!this.continueOnFail()) throw thrown(this.getNode(), failure);
		const reason = reasonOf(failure);
		return [items.map((_, item) => ({ json: { error: reason }, pairedItem: { item } }))];
	}
}
