import type { IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { createInputError, toNodeError } from '../../errors/nodeErrors';
import { getAccount } from '../../transport/account';
import { getExecuteData } from '../../transport/context';
import { fetchPages } from '../../transport/pagination';
import type { ReadRequest } from '../../transport/pagination';
import type { RateLimiter } from '../../transport/rateLimiter';
import type { ParsedResponse } from '../../transport/responseBody';
import { SentHistory } from './sentHistory';

/** The message history of one session, as one run of the node reads it. */
export class RunHistory {
	readonly history: SentHistory;

	private failure?: { item: number; error: Error };

	private constructor(
		private readonly context: IExecuteSingleFunctions,
		private readonly rateLimiter: RateLimiter,
		private readonly url: string,
		options: IHttpRequestOptions,
	) {
		const request = { ...options, url };
		delete request.method;
		delete request.body;
		this.history = new SentHistory(this.fetchPages(request));
	}

	private static readonly byRun = new WeakMap<object, RunHistory[]>();

	/**
	 * Returns the history of this item's session: the same one for all items of a run with the same credential.
	 *
	 * @param options the request that sends the item
	 */
	static async get(
		context: IExecuteSingleFunctions,
		options: IHttpRequestOptions,
	): Promise<RunHistory> {
		const { rateLimiter } = await getAccount(context);
		const url = options.url.replace(/\/text$/, '');
		const run = getExecuteData(context) ?? context;
		const all = RunHistory.byRun.get(run) ?? [];
		const existing = all.find((one) => one.rateLimiter === rateLimiter && one.url === url);
		// An item that comes again belongs to another try of Retry On Fail, which reads the history again.
		if (existing && !(existing.failure && existing.failure.item >= context.getItemIndex()))
			return existing;
		const created = new RunHistory(context, rateLimiter, url, options);
		RunHistory.byRun.set(run, [...all.filter((one) => one !== existing), created]);
		return created;
	}

	/** Reads the largest pages, because the API limits the number of requests. */
	private async *fetchPages(request: ReadRequest): AsyncGenerator<ParsedResponse> {
		for await (const page of fetchPages(this.context, { ...request, qs: { per_page: 100 } })) {
			if (!page.records.every((record) => 'to' in record && 'message' in record)) {
				const message = 'the response does not list messages with number and text';
				throw createInputError(this.context.getNode(), message, '');
			}
			yield page;
		}
	}

	/**
	 * Calls `SentHistory.take`.
	 *
	 * @throws NodeOperationError when the history cannot be read; also for all further items of this try, without asking again
	 */
	async take(
		context: IExecuteSingleFunctions,
		to: string,
		text: string,
		since: number,
	): Promise<IDataObject | undefined> {
		if (this.failure) throw this.failure.error;
		try {
			return await this.history.take(to, text, since);
		} catch (cause) {
			const node = context.getNode();
			const { message, description } = toNodeError(node, cause);
			const error = createInputError(
				node,
				`The message history could not be read: ${message}`,
				`Without it the node cannot tell which messages were sent already, so this message was not sent. To send without this check, set 'Skip If Sent in the Last (Hours)' to -1. ${description ?? ''}`.trim(),
			);
			this.failure = { item: context.getItemIndex(), error };
			throw error;
		}
	}
}
