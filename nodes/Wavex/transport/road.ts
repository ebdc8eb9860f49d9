import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { accountOf } from './account';
import { isHttpUrl } from './credential';
import { open, openOutcome } from './envelope';
import { exchange } from './exchange';
import { asNodeError, doubt } from './failure';
import { inOrder } from './run';
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

/** With "Continue", a failed item goes on with its input and the reason; on the error branch n8n itself adds the input's json. */
function failedItem(
	this: IExecutePaginationFunctions,
	{ message, description }: NodeApiError | NodeOperationError,
): INodeExecutionData {
	const reason = [message, description].filter(Boolean).join('. ');
	const hasErrorBranch = this.getNode().onError === 'continueErrorOutput';
	const { json, binary } = this.getInputData();
	return {
		json: { ...(hasErrorBranch ? {} : json), error: reason },
		...(binary && { binary }),
		pairedItem: { item: this.getItemIndex() },
	};
}

/**
 * Adds the credential's address to the request. As `requestDefaults.baseURL` it would be an expression that the engine
 * evaluates twice for each item. A credential that is restricted to some domains may always reach its own: the engine adds
 * it to the list for nodes that name their address there.
 */
async function addressed(
	context: IExecutePaginationFunctions,
	options: DeclarativeRestApiSettings.HttpRequestOptions,
): Promise<Partial<IHttpRequestOptions>> {
	const { baseUrl } = await accountOf(context);
	const { allowedDomains } = options;
	const own = isHttpUrl(baseUrl) ? new URL(baseUrl).hostname : '';
	return {
		...(options as Partial<IHttpRequestOptions>),
		baseURL: baseUrl,
		...(allowedDomains && { allowedDomains: `${own}, ${allowedDomains}` }),
	};
}

/** Gets the records of one item's answer. Throws what `exchange` throws. */
export type Fetch = (
	this: IExecutePaginationFunctions,
	options: IHttpRequestOptions,
	limit: number,
) => Promise<IDataObject[]>;

/**
 * The road that every request of the action node takes. n8n calls it once for each item with the request it put together
 * (`requestOperations.pagination` as a function, see RoutingNode in n8n-core); the answer's items are linked to that item.
 * An operation that asks in a way of its own names another `fetch` in its `routing.operations`.
 *
 * @throws NodeApiError or NodeOperationError, unless the node is set to continue on errors
 */
export function roadThrough(fetch: Fetch) {
	return async function (
		this: IExecutePaginationFunctions,
		requestData: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		const isWrite = requestData.options.method !== 'GET';
		try {
			return await inOrder(this, isWrite, async () => {
				const options = await toWire(this, await addressed(this, requestData.options));
				const records = await fetch.call(this, options, Number(requestData.maxResults ?? Infinity));
				const received = records.map((json) => ({ json }));
				const items = await shape.call(this, received, requestData).catch((error: unknown) => {
					throw doubt(asNodeError(this.getNode(), error));
				});
				return items.map((item) => ({ ...item, pairedItem: { item: this.getItemIndex() } }));
			});
		} catch (error) {
			const failure = asNodeError(this.getNode(), error);
			if (!this.continueOnFail()) throw failure;
			return [failedItem.call(this, failure)];
		}
	};
}

export const road = roadThrough(fetchRecords);
