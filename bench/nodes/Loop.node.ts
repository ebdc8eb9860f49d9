import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

/** The floor: the least that a node can do to send texts one after another. No pace, no checks, no repeats. */
export class Loop implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Bench Loop',
		name: 'loop',
		group: ['output'],
		version: 1,
		description: 'Sends texts in a hand-written loop',
		defaults: { name: 'Bench Loop' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'wavexApi', required: true }],
		properties: [
			{ displayName: 'To', name: 'to', type: 'string', default: '' },
			{ displayName: 'Message', name: 'message', type: 'string', default: '' },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { baseUrl } = await this.getCredentials<{ baseUrl: string }>('wavexApi');
		const sent: INodeExecutionData[] = [];
		for (let item = 0; item < this.getInputData().length; item++) {
			const to = this.getNodeParameter('to', item) as string;
			const message = this.getNodeParameter('message', item) as string;
			const answer = (await this.helpers.httpRequestWithAuthentication.call(this, 'wavexApi', {
				method: 'POST',
				url: `${baseUrl}/sessions/1/messages/text`,
				body: { to, message },
				json: true,
			})) as { data: IDataObject };
			sent.push({ json: answer.data, pairedItem: { item } });
		}
		return [sent];
	}
}
