import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';

import { getAccount } from '../transport/account';
import { isLegacyAgentTool } from '../transport/context';
import { fetchAllPages } from '../transport/pagination';
import { parseResponse, parseActionResponse } from '../transport/responseBody';
import { sendRequest } from '../transport/sendRequest';
import { toNodeError, markAsProcessed, formatError, prepareForThrow } from '../errors/nodeErrors';
import { buildRequest } from './buildRequest';

/** Fetches the records for one item. Throws what `sendRequest` throws. */
export type FetchRecords = (
	context: IExecutePaginationFunctions,
	options: IHttpRequestOptions,
	limit: number,
) => Promise<IDataObject[]>;

/** Fetches all pages with the same filters, until the list ends or the limit is reached. */
export const fetchRecords: FetchRecords = async (context, options, limit) => {
	const parse = options.method === 'GET' ? parseResponse : parseActionResponse;
	return await fetchAllPages(async (qs) => {
		return parse(await sendRequest(context, { ...options, qs: { ...options.qs, ...qs } }));
	}, limit);
};

async function applyPostReceive(
	context: IExecutePaginationFunctions,
	items: INodeExecutionData[],
	{ postReceive }: DeclarativeRestApiSettings.ResultOptions,
): Promise<INodeExecutionData[]> {
	const actions = postReceive.flatMap((step) => step.actions);
	for (const action of actions) {
		// The node declares functions only; n8n's own action objects need its engine.
		if (typeof action === 'function') {
			items = await action.call(context, items, {} as IN8nHttpFullResponse);
		}
	}
	return items;
}

/** n8n's engine calls it for one item with its request; `runItems` calls it in place of the engine. */
export type RequestExecutor = ((
	this: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
) => Promise<INodeExecutionData[]>) & {
	/** Whether a retried execution skips the items that were sent before. */
	skipsSentItems?: (context: IExecuteSingleFunctions) => boolean;
};

async function executeWith(
	context: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
	fetch: FetchRecords,
): Promise<INodeExecutionData[]> {
	const { baseUrl: baseURL } = await getAccount(context);
	const request = requestData.options as Partial<IHttpRequestOptions>;
	const options = await buildRequest(context, { ...request, baseURL });
	const records = await fetch(context, options, Number(requestData.maxResults ?? Infinity));
	const items = records.map((json) => ({ json }));
	return await applyPostReceive(context, items, requestData).catch((error: unknown) => {
		throw markAsProcessed(toNodeError(context.getNode(), error));
	});
}

/**
 * Creates the function that executes one item's request and links the resulting items to their input. An operation with
 * several requests per item names another `fetch` in its `routing.operations`.
 *
 * The function throws NodeApiError or NodeOperationError; only an agent before version 3, which cannot read errors, gets an
 * item with the reason instead.
 */
export function createExecutor(fetch: FetchRecords): RequestExecutor {
	return async function (requestData) {
		const link = { pairedItem: { item: this.getItemIndex() } };
		try {
			const items = await executeWith(this, requestData, fetch);
			return items.map((item) => ({ ...item, ...link }));
		} catch (error) {
			const failure = toNodeError(this.getNode(), error);
			if (!isLegacyAgentTool(this)) throw prepareForThrow(this.getNode(), failure);
			return [{ json: { error: formatError(failure) }, ...link }];
		}
	};
}

/**
 * Executes the request of every operation that names no other function. n8n's own engine calls it only when the node is the
 * tool of an AI agent before version 3.
 */
export const executeRequest = createExecutor(fetchRecords);
