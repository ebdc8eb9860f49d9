import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

/** Returns the input items. The tool of an agent gets them through another connection. */
export function getInputItems(context: IExecuteFunctions): INodeExecutionData[] {
	const items = context.getInputData();
	return items.length > 0 ? items : context.getInputData(0, NodeConnectionTypes.AiTool);
}

/**
 * Creates the context of one item, as n8n passes it to the functions of a declarative node (ExecuteSingleContext in
 * n8n-core). A custom operation gets one context for all items, and would have to name the item in every call.
 */
export function createItemContext(
	context: IExecuteFunctions,
	item: number,
): IExecutePaginationFunctions {
	const { helpers } = context;
	const itemMethods = {
		getItemIndex: () => item,
		getInputData: () => getInputItems(context)[item],
		getCredentials: async (type: string) => await context.getCredentials(type, item),
		getNodeParameter: (name: string, fallback?: unknown, options?: object) =>
			context.getNodeParameter(name, item, fallback, options),
		helpers: Object.assign(Object.create(helpers), {
			assertBinaryData: (field: string) => helpers.assertBinaryData(item, field),
			getBinaryDataBuffer: async (field: string) => await helpers.getBinaryDataBuffer(item, field),
		}),
	};
	return Object.assign(Object.create(context), itemMethods) as IExecutePaginationFunctions;
}
