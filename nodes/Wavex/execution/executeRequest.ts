import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';

import { accountOf } from './account';
import { isCalledByAgent } from './caller';
import { open, openOutcome } from './envelope';
import { exchange } from './exchange';
import { asNodeError, doubt, reasonOf, thrown } from './failure';
import { toWire } from './wire';

/** Fetches page after page, with the same filters, until the list ends or the limit is reached. */
async function fetchRecords(
	this: IExecutePaginationFunctions,
	options: IHttpRequestOptions,
	limit: number,
): Promise<IDataObject[]> {
	const read = options.method === 'GET' ? open : openOutcome;
	const records: IDataObject[] = [];
	let page: number | undefined;
	do {
		const qs: IDataObject = { ...options.qs, ...(page === undefined ? {} : { page }) };
		const content = read(await exchange.call(this, { ...options, qs }));
		records.push(...content.records);
		// A server that names the same page again would hold us for ever.
		page =
			content.nextPage !== undefined && content.nextPage > (page ?? 1)
				? content.nextPage
				: undefined;
	} while (page !== undefined && records.length < limit);
	return records.slice(0, limit);
}

async function shape(
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
export type Fetch = (
	this: IExecutePaginationFunctions,
	options: IHttpRequestOptions,
	limit: number,
) => Promise<IDataObject[]>;

/** What n8n's engine calls for one item with its request, and `run.ts` instead of the engine. */
export type Road = (
	this: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
) => Promise<INodeExecutionData[]>;

async function travel(
	this: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
	fetch: Fetch,
): Promise<INodeExecutionData[]> {
	const { baseUrl: baseURL } = await accountOf(this);
	const request = requestData.options as Partial<IHttpRequestOptions>;
	const options = await toWire(this, { ...request, baseURL });
	const records = await fetch.call(this, options, Number(requestData.maxResults ?? Infinity));
	const received = records.map((json) => ({ json }));
	return await shape.call(this, received, requestData).catch((error: unknown) => {
		throw doubt(asNodeError(this.getNode(), error));
	});
}

/**
 * The road that every request of the action node takes; the answer's items are linked to their input. An operation that
 * asks in a way of its own names another `fetch` in its `routing.operations`.
 *
 * @throws NodeApiError or NodeOperationError. An agent before version 3 would read nothing of it: it gets an item that says why.
 */
export function roadThrough(fetch: Fetch): Road {
	return async function (requestData) {
		const link = { pairedItem: { item: this.getItemIndex() } };
		try {
			const items = await travel.call(this, requestData, fetch);
			return items.map((item) => ({ ...item, ...link }));
		} catch (error) {
			const failure = asNodeError(this.getNode(), error);
			if (!isCalledByAgent(this)) throw thrown(this.getNode(), failure);
			return [{ json: { error: reasonOf(failure) }, ...link }];
		}
	};
}

/**
 * The road of all operations that name no other. n8n's engine itself takes it only when the node is the tool of an AI agent
 * before version 3.
 */
export const road = roadThrough(fetchRecords);
