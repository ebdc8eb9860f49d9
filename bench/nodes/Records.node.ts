import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { record } from './record';

/** Returns the same records as a long read, without requests: shows what n8n itself needs to hold and save them. */
export class Records implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Bench Records',
		name: 'records',
		group: ['input'],
		version: 1,
		description: 'Makes message records',
		defaults: { name: 'Bench Records' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Count', name: 'count', type: 'number', default: 1 }],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const count = this.getNodeParameter('count', 0) as number;
		const items = Array.from({ length: count }, (_, n) => ({ json: record(n + 1) }));
		return [items.map((item) => ({ ...item, pairedItem: { item: 0 } }))];
	}
}
