import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

/** Items with a file each, made as any node makes them: n8n puts the files where its binary data mode says. */
export class Files implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Bench Files',
		name: 'files',
		group: ['input'],
		version: 1,
		description: 'Makes items with a file each',
		defaults: { name: 'Bench Files' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{ displayName: 'Count', name: 'count', type: 'number', default: 1 },
			{ displayName: 'Bytes', name: 'bytes', type: 'number', default: 1 },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const count = this.getNodeParameter('count', 0) as number;
		// One buffer for all: what is measured is the memory of those who read the files.
		const content = Buffer.alloc(this.getNodeParameter('bytes', 0) as number, 7);
		const items: INodeExecutionData[] = [];
		for (let n = 0; n < count; n++) {
			const name = `photo-${n}.png`;
			const data = await this.helpers.prepareBinaryData(content, name, 'image/png');
			items.push({ json: { n }, binary: { data }, pairedItem: { item: 0 } });
		}
		return [items];
	}
}
