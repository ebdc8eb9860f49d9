import { NodeConnectionTypes, SEND_AND_WAIT_OPERATION } from 'n8n-workflow';
import type {
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { listSearch } from './methods/listSearch';
import { templateVariables } from './methods/templateVariables';
import { apiToken } from './resources/apiToken';
import { campaign } from './resources/campaign';
import { durationHints } from './resources/campaign/durationHints';
import { createFromItems } from './resources/campaign/createFromItems';
import { waitForCompletion } from './resources/campaign/waitForCompletion';
import { contact } from './resources/contact';
import { group } from './resources/group';
import { message } from './resources/message';
import { sendAndWait } from './resources/message/sendAndWait';
import { handleReply } from './resources/message/sendAndWait/handleReply';
import { waitHint } from './resources/message/sendAndWait/waitCost';
import { session } from './resources/session';
import { waitForConnection } from './resources/session/waitForConnection';
import { template } from './resources/template';
import { webhook } from './resources/webhook';
import { acceptExpressions } from './shared/acceptExpressions';
import { rateLimitHints, rateLimitOptions } from './shared/rateLimitHints';
import { hideFromTools } from './shared/toolOperations';
import { requestOptions } from './shared/requestOptionsField';
import { handleSafely, resumeWebhooks } from './waiting/resumeWebhook';
import { handleWakeUp } from './waiting/wakeUp';
import { wavexApiTest } from './methods/credentialTest';
import { createCustomOperations, createRequestOperations } from './execution/customOperations';

export class Wavex implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wavex',
		name: 'wavex',
		icon: { light: 'file:../../icons/wavex.svg', dark: 'file:../../icons/wavex.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle:
			'={{ ($parameter["resource"] + ": " + $parameter["operation"]).replace("getAll", "getMany").replace(/[A-Z]/g, " $&").toLowerCase() }}',
		description: 'Send WhatsApp messages and manage sessions through the Wavex API',
		// n8n describes a tool as "Send text message in" and this name.
		defaults: { name: 'WhatsApp (Wavex)' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'wavexApi', required: true, testedBy: 'wavexApiTest' }],
		// Required: makes the node declarative for n8n. The base URL is added by executeRequest.
		requestDefaults: { method: 'GET' },
		requestOperations: createRequestOperations(() => this.description),
		builderHint: {
			searchHint:
				'WhatsApp. One message: Message: Send Text, Send Image and so on, or Template: Send. The same text to a list: one Campaign: Create From Input Items, not a loop of sends. A question whose answer decides what follows: Message: Send and Wait for Reply, one item at a time. To a group: Group: Send Message. To end only when a campaign has: Campaign: Wait for Completion.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-wavex.wavexTrigger',
					relationHint: 'Starts the workflow when a customer writes',
				},
			],
		},
		webhooks: resumeWebhooks,
		hints: [...rateLimitHints, ...durationHints, waitHint],
		properties: hideFromTools(
			acceptExpressions([
				{
					displayName: 'Resource',
					name: 'resource',
					type: 'options',
					noDataExpression: true,
					options: [
						{ name: 'API Token', value: 'apiToken' },
						{ name: 'Campaign', value: 'campaign' },
						{ name: 'Contact', value: 'contact' },
						{ name: 'Group', value: 'group' },
						{ name: 'Message', value: 'message' },
						{ name: 'Session', value: 'session' },
						{ name: 'Template', value: 'template' },
						{ name: 'Webhook', value: 'webhook' },
					],
					default: 'message',
					// The engine calls requestOperations.pagination only for parameters with this mark; here it marks every operation.
					routing: { send: { paginate: true } },
				},
				...apiToken,
				...campaign,
				...contact,
				...group,
				...message,
				...session,
				...template,
				...webhook,
				// After every resource, since the editor shows fields in this order. A resource holds all other fields of its own.
				rateLimitOptions,
				requestOptions,
			]),
		),
	};

	customOperations = createCustomOperations(this.description, {
		campaign: { createFromItems, waitForCompletion },
		message: { sendAndWait },
		session: { waitForConnection },
	});

	methods = {
		credentialTest: { wavexApiTest },
		listSearch,
		resourceMapping: { templateVariables },
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const isReply = this.getNodeParameter('operation') === SEND_AND_WAIT_OPERATION;
		return await handleSafely(this, isReply ? handleReply : handleWakeUp);
	}
}
