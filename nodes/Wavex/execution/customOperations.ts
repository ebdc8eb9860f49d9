import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodePropertyOptions,
	INodePropertyRouting,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { createInputError } from '../errors/nodeErrors';
import { createExecutor } from './executeRequest';
import { createRequestPlan } from './requestPlan';
import { runItems } from './runItems';

type Operations = NonNullable<INodeType['customOperations']>;

/**
 * Runs every operation of a description without n8n's declarative engine, which starts the requests of all items at once
 * and evaluates each expression six to nine times per item, blocking the process meanwhile. The operations stay declared in
 * the description.
 *
 * @param handlers operations that a function of their own carries out
 */
export function createCustomOperations(
	description: INodeTypeDescription,
	handlers: Operations,
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
			operations[String(resource)] = { ...declared, ...handlers[String(resource)] };
		}
	}
	return operations;
}

/**
 * The routing of an operation with a handler. n8n uses it only for the tool of an AI agent before version 3, which cannot
 * call handlers: the node reports this and sends nothing.
 */
export const customOperationRouting: INodePropertyRouting = {
	operations: {
		pagination: createExecutor(async (context) => {
			throw createInputError(
				context.getNode(),
				'This AI agent is too old for this operation',
				'Replace it with a new AI Agent node, which has version 3 or later. This request was not sent.',
			);
		}),
	},
};
