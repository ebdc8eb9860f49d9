import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

/** What came in. As the tool of an agent the node gets it another way. */
export function getInputItems(context: IExecuteFunctions): INodeExecutionData[] {
	const items = context.getInputData();
	return items.length > 0 ? items : context.getInputData(0, NodeConnectionTypes.AiTool);
}

/**
 * One item of a run, as n8n shows it to the functions of a declarative node (ExecuteSingleContext in n8n-core): in a custom
 * operation n8n hands over all items at once, and asks for the item's number in every call.
 */
export function createItemContext(
	context: IExecuteFunctions,
	item: number,
): IExecutePaginationFunctions {
	const { helpers } = context;
	const own = {
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
	return Object.assign(Object.create(context), own) as IExecutePaginationFunctions;
}
