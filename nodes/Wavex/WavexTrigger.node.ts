import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { events } from './webhooks/events';
import { wavexApiTest } from './methods/credentialTest';
import { CHALLENGE_WEBHOOK } from './trigger/answerChallenge';
import { options } from './trigger/options';
import { outputs } from './trigger/outputs';
import { triggerPanel } from './trigger/panel';
import { handleWebhook } from './trigger/handleWebhook';
import { getSessions } from './methods/loadOptions';
import { checkExists, create, removeWebhooks } from './trigger/webhookRegistration';

export class WavexTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wavex Trigger',
		name: 'wavexTrigger',
		icon: { light: 'file:../../icons/wavex.svg', dark: 'file:../../icons/wavex.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ [$parameter["events"]].flat().join(", ").replaceAll(".", " ") }}',
		// The node creator shows this text for both nodes.
		description:
			'Send WhatsApp messages and start workflows when customers write, through the Wavex API',
		defaults: { name: 'Wavex Trigger' },
		eventTriggerDescription: 'Write to your WhatsApp number',
		activationMessage: 'From now on, each selected event starts the workflow.',
		triggerPanel,
		inputs: [],
		outputs,
		credentials: [{ name: 'wavexApi', required: true, testedBy: 'wavexApiTest' }],
		builderHint: {
			searchHint:
				'Starts when a customer writes on WhatsApp. Needs no Webhook node: it registers itself. Answer with Wavex, Message: Send Text, To {{ $json.phone }}.',
			relatedNodes: [
				{
					nodeType: '@n8n/n8n-nodes-langchain.agent',
					relationHint: 'Reads chatInput; send its output back with Wavex, Message: Send Text',
				},
				{
					nodeType: '@n8n/n8n-nodes-langchain.memoryBufferWindow',
					relationHint: 'Finds the chat by sessionId (Connected Chat Trigger Node)',
				},
				{ nodeType: 'n8n-nodes-wavex.wavex', relationHint: 'Sends the answer' },
			],
		},
		webhooks: [
			// Before the other one: n8n registers them in this order, and the API may check the URL while it is being registered.
			{
				name: CHALLENGE_WEBHOOK,
				httpMethod: 'GET',
				responseMode: 'onReceived',
				path: 'webhook',
				ndvHideUrl: true,
			},
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: 'noData',
				path: 'webhook',
			},
		],
		properties: [
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				required: true,
				options: events,
				default: ['message.received'],
				description: 'The events that start the workflow',
			},
			options,
		],
	};

	methods = { credentialTest: { wavexApiTest }, loadOptions: { getSessions } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkExists(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await create(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await removeWebhooks(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleWebhook(this);
	}
}
