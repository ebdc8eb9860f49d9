import { HookContext, WebhookContext } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type { IDataObject, INode, IWebhookData, IWebhookResponseData } from 'n8n-workflow';

import { WavexTrigger } from '../../nodes/Wavex/WavexTrigger.node';
import { BASE_URL, nodeCredentials, TOKEN } from './credentials';
import { additionalDataOf, nodeTypesOf } from './n8n';

const NODE = 'Wavex Trigger';

/** What n8n answers the caller, as far as the node says it. */
export interface Called {
	status: number;
	response: IWebhookResponseData;
}

/** One trigger node in a workflow, with the static data that n8n keeps for it between calls. */
export class Trigger {
	readonly type = new WavexTrigger();

	readonly additionalData = additionalDataOf({ apiToken: TOKEN, baseUrl: BASE_URL });

	private readonly node: INode;

	private readonly workflow: Workflow;

	constructor(parameters: IDataObject = {}) {
		this.node = {
			id: 't',
			name: NODE,
			type: 'wavexTrigger',
			typeVersion: 1,
			position: [0, 0],
			webhookId: 'hook-id',
			parameters: { events: ['message.received'], ...parameters } as INode['parameters'],
			credentials: nodeCredentials,
		};
		this.workflow = new Workflow({
			id: 'w',
			active: true,
			nodes: [this.node],
			connections: {},
			nodeTypes: nodeTypesOf({ wavexTrigger: this.type }),
		});
	}

	/** The production URL that n8n gives the node. */
	readonly url = 'http://localhost:5678/webhook/hook-id/webhook';

	get staticData(): IDataObject {
		return this.workflow.getStaticData('node', this.node);
	}

	/** Runs one step of the life cycle as n8n does when a workflow is published or unpublished. */
	async lifecycle(step: 'checkExists' | 'create' | 'delete'): Promise<boolean> {
		const webhook = { webhookDescription: this.type.description.webhooks![0] } as IWebhookData;
		const context = new HookContext(
			this.workflow,
			this.node,
			this.additionalData,
			'trigger',
			'activate',
			webhook,
		);
		return await this.type.webhookMethods.default[step].call(context);
	}

	/** Delivers one call to the webhook. */
	async call(request: {
		query?: IDataObject;
		body?: unknown;
		headers?: IDataObject;
	}): Promise<Called> {
		let status = 200;
		const httpResponse = {
			status(code: number) {
				status = code;
				return this;
			},
			json() {
				return this;
			},
			end() {
				return this;
			},
		};
		const context = new WebhookContext(
			this.workflow,
			this.node,
			{
				...this.additionalData,
				httpRequest: { query: {}, body: {}, headers: {}, ...request },
				httpResponse,
			} as never,
			'trigger',
			{ webhookDescription: this.type.description.webhooks![0] } as IWebhookData,
			[],
			null,
		);
		return { response: await this.type.webhook.call(context), status };
	}
}
