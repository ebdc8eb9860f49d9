import { HookContext, WebhookContext } from 'n8n-core';
import { NodeHelpers, Workflow } from 'n8n-workflow';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	IWebhookData,
	IWebhookResponseData,
} from 'n8n-workflow';

import { WavexTrigger } from '../../nodes/Wavex/WavexTrigger.node';
import { BASE_URL, nodeCredentials, TOKEN } from './credentials';
import { createAdditionalData, createNodeTypes } from './n8n';

const NODE = 'Wavex Trigger';

/** The part of n8n's response to a webhook call that the node determines. */
export interface CallResult {
	status: number;
	response: IWebhookResponseData;
	/** What the node itself answered. */
	sent?: unknown;
	/** When the node answered before it had finished, in milliseconds since the epoch. */
	answeredAt?: number;
}

export interface TriggerSettings {
	/** n8n's public address, without a slash at its end. */
	n8nUrl?: string;
	/** The credential's base URL. */
	baseUrl?: string;
	/** The credential's Country of Local Numbers. */
	localCountry?: string;
	/** Whether the node listens in the editor. */
	isTest?: boolean;
	workflowId?: string;
	/** What n8n has stored for the node before. */
	staticData?: IDataObject;
}

/** One trigger node in a workflow, with the static data that n8n keeps for it between calls. */
export class Trigger {
	readonly type = new WavexTrigger();

	readonly node: INode;

	/** The node's webhook URL. */
	readonly url: string;

	private readonly workflow: Workflow;

	private readonly additionalData;

	private readonly webhook: IWebhookData;

	constructor(parameters: IDataObject = {}, settings: TriggerSettings = {}) {
		const { n8nUrl = 'https://n8n.example.com', isTest = false } = settings;
		this.url = `${n8nUrl}/webhook${isTest ? '-test' : ''}/hook-id/webhook`;
		this.additionalData = {
			...createAdditionalData({
				apiToken: TOKEN,
				baseUrl: settings.baseUrl ?? BASE_URL,
				localCountry: settings.localCountry ?? '',
			}),
			webhookBaseUrl: `${n8nUrl}/webhook`,
			webhookTestBaseUrl: `${n8nUrl}/webhook-test`,
		};
		this.webhook = this.getWebhook('default', isTest);
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
			id: settings.workflowId ?? 'w',
			active: true,
			nodes: [this.node],
			connections: {},
			nodeTypes: createNodeTypes({ wavexTrigger: this.type }),
		});
		Object.assign(this.staticData, settings.staticData);
	}

	private getWebhook(name: string, isTest = false): IWebhookData {
		const description = this.type.description.webhooks!.find((webhook) => webhook.name === name);
		return { webhookDescription: description, isTest } as never;
	}

	get staticData(): IDataObject {
		return this.workflow.getStaticData('node', this.node);
	}

	/** Whether n8n would save the static data now. */
	get hasUnsavedData(): boolean {
		return Object(this.workflow.staticData).__dataChanged === true;
	}

	/** Does to the static data what n8n 2.41 does when it starts an execution (WorkflowRunner.establishContextForPersistence). */
	startExecution(): void {
		const { id, nodeTypes, staticData } = this.workflow;
		new Workflow({ id, nodes: [], connections: {}, active: true, nodeTypes, staticData });
	}

	/** The outputs as n8n shows them. */
	get outputs(): ReturnType<typeof NodeHelpers.getNodeOutputs> {
		return NodeHelpers.getNodeOutputs(this.workflow, this.node, this.type.description);
	}

	/** Runs one step of the life cycle as n8n does when a workflow is published or unpublished. */
	async lifecycle(step: 'checkExists' | 'create' | 'delete'): Promise<boolean> {
		const context = new HookContext(
			this.workflow,
			this.node,
			this.additionalData,
			'trigger',
			'activate',
			this.webhook,
		);
		return await this.type.webhookMethods.default[step].call(context);
	}

	/** Registers the webhook as n8n does when a workflow is published. */
	async activate(): Promise<void> {
		if (!(await this.lifecycle('checkExists'))) await this.lifecycle('create');
	}

	/** Calls the webhook. */
	async call(request: {
		query?: IDataObject;
		body?: unknown;
		headers?: IDataObject;
		rawBody?: Buffer;
		readRawBody?: () => Promise<void>;
		contentType?: string;
		/** The webhook that takes the call; `setup` takes GETs. */
		webhook?: string;
	}): Promise<CallResult> {
		let status = 200;
		let sent: unknown;
		let answeredAt: number | undefined;
		const httpResponse = {
			status(code: number) {
				status = code;
				return this;
			},
			json() {
				return this;
			},
			set() {
				return this;
			},
			send(body: unknown) {
				sent = body;
				return this;
			},
			end() {
				answeredAt = Date.now();
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
			request.webhook === undefined ? this.webhook : this.getWebhook(request.webhook),
			[],
			null,
		);
		const response = await this.type.webhook.call(context);
		return {
			response,
			status,
			...(sent !== undefined && { sent }),
			...(answeredAt !== undefined && { answeredAt }),
		};
	}

	/** Returns the items of each output for a call with the right secret; undefined when it got 200 and starts nothing. */
	async deliver(
		body: unknown,
		headers: IDataObject = {},
	): Promise<INodeExecutionData[][] | undefined> {
		const query = { secret: this.staticData.secret };
		const { status, response } = await this.call({ query, body, headers });
		if (status !== 200) throw new Error(`Responded with ${status}`);
		return response.workflowData as INodeExecutionData[][] | undefined;
	}
}

/** Creates a trigger that is registered. */
export function createRegisteredTrigger(
	parameters: IDataObject = {},
	settings: TriggerSettings = {},
): Trigger {
	return new Trigger(parameters, { ...settings, staticData: { secret: SECRET, webhookId: '7' } });
}

/** As long as the real ones. */
export const SECRET = '5ec'.repeat(21) + '7';
