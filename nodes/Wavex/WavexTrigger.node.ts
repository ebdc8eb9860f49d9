import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { events } from './shared/events';
import { wavexApiTest } from './transport/credentialTest';
import { receive } from './trigger/delivery';
import { checkExists, create, deleteOwn } from './trigger/subscription';

export class WavexTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wavex Trigger',
		name: 'wavexTrigger',
		icon: { light: 'file:../../icons/wavex.svg', dark: 'file:../../icons/wavex.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		// The node creator shows this text for the trigger and the action node together.
		description:
			'Send WhatsApp messages and start workflows when customers write, through the Wavex API',
		defaults: { name: 'Wavex Trigger' },
		eventTriggerDescription: 'Waiting for a WhatsApp message to reach one of your numbers',
		activationMessage: 'From now on each chosen event starts the workflow.',
		triggerPanel: {
			header: '',
			executionsHelp: {
				inactive:
					'While you build the workflow, click the button to listen, then write to your WhatsApp number: the event shows up here. Once you are happy, publish the workflow: it registers itself at the Wavex API, and every event starts it.',
				active:
					'This workflow is published and runs by itself. While you build, click the button to listen for one event: it shows up here, and the published workflow takes its own as before.',
			},
			activationHint: 'Once the workflow is published, it listens by itself.',
		},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'wavexApi', required: true, testedBy: 'wavexApiTest' }],
		webhooks: [
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
		],
	};

	methods = { credentialTest: { wavexApiTest } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkExists.call(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await create.call(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await deleteOwn.call(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive.call(this);
	}
}
