import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';

import { formatValue, throwInputError } from '../parameters/values';
import { getAccount } from '../transport/account';
import { isLegacyAgentTool } from '../transport/context';
import { fetchAllPages } from '../transport/pagination';
import { parseActionResponse } from '../transport/responseBody';
import { sendRequest } from '../transport/sendRequest';
import { toNodeError, markAsProcessed, formatError, prepareForThrow } from '../errors/nodeErrors';
import { buildRequest } from './buildRequest';

/** Fetches the records for one item. Throws what `sendRequest` throws. */
export type FetchRecords = (
	context: IExecutePaginationFunctions,
	options: IHttpRequestOptions,
	limit: number,
) => Promise<IDataObject[]>;

/** Reads all pages with the same filters, until the list ends or the limit is reached; sends a write once. */
export const fetchRecords: FetchRecords = async (context, options, limit) => {
	if (options.method === 'GET') return await fetchAllPages(context, options, limit);
	return parseActionResponse(await sendRequest(context, options)).records;
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

/** What n8n's declarative engine passes on from the description's request operations. */
interface EngineOperations {
	executeForEngine?: RequestExecutor;
}

/** Refuses an operation that the node does not have; the fields belong to one, so an expression cannot select it. */
function throwUnknownOperation(context: IExecuteSingleFunctions): never {
	const stored = ['resource', 'operation'].map((name) =>
		String(context.getNodeParameter(name, '', { rawExpressions: true })),
	);
	const isDynamic = stored.join().includes('{{');
	return throwInputError(
		context,
		isDynamic
			? `Resource and Operation cannot be expressions: ${formatValue(stored.join(': '))}`
			: `There is no operation ${formatValue(stored.join(': '))}`,
		'Select both from their lists. For several operations use several Wavex nodes, e.g. after a Switch node.',
	);
}

async function executeWith(
	context: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
	fetch: FetchRecords,
): Promise<INodeExecutionData[]> {
	const request = requestData.options as Partial<IHttpRequestOptions>;
	if (!request.url) throwUnknownOperation(context);
	const { baseUrl: baseURL } = await getAccount(context);
	const options = await buildRequest(context, { ...request, baseURL });
	const records = await fetch(context, options, Number(requestData.maxResults ?? Infinity));
	const items = records.map((json) => ({ json }));
	return await applyPostReceive(context, items, requestData).catch((error: unknown) => {
		throw markAsProcessed(toNodeError(context.getNode(), error));
	});
}

/** Throws the failure; only an agent before version 3, which cannot read errors, gets an item with the reason instead. */
export function throwOrReturn(
	context: IExecutePaginationFunctions,
	error: unknown,
): INodeExecutionData[] {
	const node = context.getNode();
	const failure = prepareForThrow(node, toNodeError(node, error));
	if (!isLegacyAgentTool(context)) throw failure;
	const pairedItem = { item: context.getItemIndex() };
	return [{ json: { error: formatError(failure) }, pairedItem }];
}

/**
 * Creates the function that executes one item and links the resulting items to their input. An operation that sends no request
 * to the API names what it does instead in its `routing.operations`.
 *
 * The function throws NodeApiError or NodeOperationError, or returns it as `throwOrReturn` does.
 */
export function createItemExecutor(
	execute: (
		context: IExecutePaginationFunctions,
		requestData: DeclarativeRestApiSettings.ResultOptions,
	) => Promise<INodeExecutionData[]>,
): RequestExecutor {
	return async function (requestData) {
		const { executeForEngine } = requestData.requestOperations as EngineOperations;
		if (executeForEngine) return await executeForEngine.call(this, requestData);
		try {
			const items = await execute(this, requestData);
			return items.map((item) => ({ ...item, pairedItem: { item: this.getItemIndex() } }));
		} catch (error) {
			return throwOrReturn(this, error);
		}
	};
}

/** Creates the same for a request to the API. An operation with several requests per item names another `fetch`. */
export function createExecutor(fetch: FetchRecords): RequestExecutor {
	return createItemExecutor(
		async (context, requestData) => await executeWith(context, requestData, fetch),
	);
}

/** Executes the request of every operation that names no other function. */
export const executeRequest = createExecutor(fetchRecords);
