import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { createRequestPlan } from './requestPlan';
import { runItems } from './runItems';

type Operations = NonNullable<INodeType['customOperations']>;

/**
 * Runs every operation that a description declares without n8n's declarative engine: that starts the requests of all
 * items at once, after it has evaluated each expression six to nine times an item and let nobody else in meanwhile. What
 * an operation is stays in the description.
 *
 * @param own operations that are functions of their own
 */
export function createCustomOperations(
	description: INodeTypeDescription,
	own: Operations,
): Operations {
	const run = async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await runItems(this, createRequestPlan(this, description))];
	};
	const operations: Operations = {};
	for (const { name, displayOptions, options = [] } of description.properties) {
		if (name !== 'operation') continue;
		for (const resource of displayOptions?.show?.resource ?? []) {
			const values = (options as INodePropertyOptions[]).map(({ value }) => String(value));
			const declared = Object.fromEntries(values.map((value) => [value, run]));
			operations[String(resource)] = { ...declared, ...own[String(resource)] };
		}
	}
	return operations;
}
