import type { IExecuteFunctions, IExecuteSingleFunctions } from 'n8n-workflow';

/**
 * What a `Build` needs to know of one item, inside a custom operation: there n8n hands over all items at once, and asks
 * for the item's number in every call.
 */
export function itemContext(context: IExecuteFunctions, item: number): IExecuteSingleFunctions {
	const own = {
		getItemIndex: () => item,
		getInputData: () => context.getInputData()[item],
		getNodeParameter: (name: string, fallback?: unknown, options?: object) =>
			context.getNodeParameter(name, item, fallback, options),
	};
	return Object.assign(Object.create(context), own) as IExecuteSingleFunctions;
}
