import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';

import { searchSessions } from './listSearch/sessions';
import { message } from './resources/message';
import { session } from './resources/session';
import { wavexApiTest } from './transport/credentialTest';
import { road } from './transport/road';

export class Wavex implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wavex',
		name: 'wavex',
		icon: { light: 'file:../../icons/wavex.svg', dark: 'file:../../icons/wavex.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send WhatsApp messages and manage sessions through the Wavex API',
		defaults: { name: 'Wavex' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'wavexApi', required: true, testedBy: 'wavexApiTest' }],
		requestDefaults: {
			baseURL: '={{ $credentials.baseUrl.trim().replace(/\\/+$/, "") }}',
		},
		requestOperations: { pagination: road },
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Message', value: 'message' },
					{ name: 'Session', value: 'session' },
				],
				default: 'message',
				// The engine calls requestOperations.pagination only for what is marked so; here it marks every operation.
				routing: { send: { paginate: true } },
			},
			...message,
			...session,
		],
	};

	methods = {
		credentialTest: { wavexApiTest },
		listSearch: { searchSessions },
	};
}
