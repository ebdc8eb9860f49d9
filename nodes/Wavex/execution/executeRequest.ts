import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';

import { getAccount } from '../transport/account';
import { isLegacyAgentTool } from '../transport/context';
import { parseResponse, parseActionResponse } from '../transport/responseBody';
import { sendRequest } from '../transport/request';
import { toNodeError, markAsProcessed, formatError, prepareForThrow } from '../errors/nodeErrors';
import { buildRequest } from './buildRequest';

/** Fetches page after page, with the same filters, until the list ends or the limit is reached. */
async function fetchRecords(
	this: IExecutePaginationFunctions,
	options: IHttpRequestOptions,
	limit: number,
): Promise<IDataObject[]> {
	const read = options.method === 'GET' ? parseResponse : parseActionResponse;
	const records: IDataObject[] = [];
	let page: number | undefined;
	do {
		const qs: IDataObject = { ...options.qs, ...(page === undefined ? {} : { page }) };
		const content = read(await sendRequest.call(this, { ...options, qs }));
		records.push(...content.records);
		// A server that names the same page again would hold us for ever.
		page =
			content.nextPage !== undefined && content.nextPage > (page ?? 1)
				? content.nextPage
				: undefined;
	} while (page !== undefined && records.length < limit);
	return records.slice(0, limit);
}

async function applyPostReceive(
	this: IExecutePaginationFunctions,
	items: INodeExecutionData[],
	{ postReceive }: DeclarativeRestApiSettings.ResultOptions,
): Promise<INodeExecutionData[]> {
	const actions = postReceive.flatMap((step) => step.actions);
	for (const action of actions) {
		// The node declares functions only; n8n's own action objects need its engine.
		if (typeof action === 'function') {
			items = await action.call(this, items, {} as IN8nHttpFullResponse);
		}
	}
	return items;
}

/** Gets the records of one item's answer. Throws what `exchange` throws. */
export type FetchRecords = (
	this: IExecutePaginationFunctions,
	options: IHttpRequestOptions,
	limit: number,
) => Promise<IDataObject[]>;

/** What n8n's engine calls for one item with its request, and `run.ts` instead of the engine. */
export type RequestExecutor = (
	this: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
) => Promise<INodeExecutionData[]>;

async function executeWith(
	this: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
	fetch: FetchRecords,
): Promise<INodeExecutionData[]> {
	const { baseUrl: baseURL } = await getAccount(this);
	const request = requestData.options as Partial<IHttpRequestOptions>;
	const options = await buildRequest(this, { ...request, baseURL });
	const records = await fetch.call(this, options, Number(requestData.maxResults ?? Infinity));
	const received = records.map((json) => ({ json }));
	return await applyPostReceive.call(this, received, requestData).catch((error: unknown) => {
		throw markAsProcessed(toNodeError(this.getNode(), error));
	});
}

/**
 * The road that every request of the action node takes; the answer's items are linked to their input. An operation that
 * asks in a way of its own names another `fetch` in its `routing.operations`.
 *
 * @throws NodeApiError or NodeOperationError. An agent before version 3 would read nothing of it: it gets an item that says why.
 */
export function createExecutor(fetch: FetchRecords): RequestExecutor {
	return async function (requestData) {
		const link = { pairedItem: { item: this.getItemIndex() } };
		try {
			const items = await executeWith.call(this, requestData, fetch);
			return items.map((item) => ({ ...item, ...link }));
		} catch (error) {
			const failure = toNodeError(this.getNode(), error);
			if (!isLegacyAgentTool(this)) throw prepareForThrow(this.getNode(), failure);
			return [{ json: { error: formatError(failure) }, ...link }];
		}
	};
}

/**
 * The road of all operations that name no other. n8n's engine itself takes it only when the node is the tool of an AI agent
 * before version 3.
 */
export const executeRequest = createExecutor(fetchRecords);
