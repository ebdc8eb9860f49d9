import { DirectoryLoader, ExecutionLifecycleHooks, RoutingNode, WorkflowExecute } from 'n8n-core';
import type { ExecuteContext } from 'n8n-core';
import {
	createRunExecutionData,
	NodeConnectionTypes,
	NodeHelpers,
	setSafeRegexEngine,
	Workflow,
} from 'n8n-workflow';
import type {
	ExecutionError,
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeType,
	INodeTypes,
	IRun,
	IRunExecutionData,
	IWorkflowExecuteAdditionalData,
	IWorkflowSettings,
} from 'n8n-workflow';

import { Wavex } from '../../nodes/Wavex/Wavex.node';
import { BASE_URL, CredentialsHelper, nodeCredentials, TOKEN } from './credentials';
import { createRetryData } from './retriedExecution';
import type { FirstExecution } from './retriedExecution';

/**
 * By default n8n aborts the regular expressions of a description after 250 ms, which a busy machine can need for any of
 * them. n8n lets its host set the engine; this one has no timeout.
 */
setSafeRegexEngine({
	exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
	test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
	replace: (pattern, input, flags, text) => input.replace(new RegExp(pattern, flags), text),
	matchAll: (pattern, input, flags = '') => [
		...input.matchAll(new RegExp(pattern, `${flags.replace('g', '')}g`)),
	],
	split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
});

const SOURCE = 'Items';
const NODE = 'Wavex';

/** Creates the node before ours in the workflow, which returns the items of the test. */
function createSourceNode(items: INodeExecutionData[]): INodeType {
	return {
		description: {
			displayName: SOURCE,
			name: 'items',
			group: ['input'],
			version: 1,
			description: '',
			defaults: { name: SOURCE },
			inputs: [],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		execute: async () => [items],
	};
}

/** Loads the action node as n8n does. Without custom operations n8n's declarative engine runs it. */
function loadWavex(isLegacyTool = false): INodeType {
	const wavex: INodeType = new Wavex();
	if (isLegacyTool) delete wavex.customOperations;
	DirectoryLoader.applyDeclarativeNodeOptionParameters(wavex);
	wavex.execute = async function (this: IExecuteFunctions) {
		return (await new RoutingNode(this as ExecuteContext, wavex).runNode()) ?? [];
	};
	return wavex;
}

/** Creates n8n's registry of node types with these only. */
export function createNodeTypes(types: Record<string, INodeType>): INodeTypes {
	return {
		getByName: (name) => types[name],
		getByNameAndVersion: (name) => types[name],
		getKnownTypes: () => ({}),
	};
}

/** Creates the additional data that n8n passes to its engine, with one credential. */
export function createAdditionalData(
	credential: ICredentialDataDecryptedObject,
): IWorkflowExecuteAdditionalData {
	const workflowData = { id: 'w', name: 'w', nodes: [], connections: {}, active: false } as never;
	return {
		credentialsHelper: new CredentialsHelper(credential),
		hooks: new ExecutionLifecycleHooks('manual', 'e', workflowData),
		executionId: 'e',
		currentNodeExecutionIndex: 0,
		restApiUrl: 'http://localhost:5678/rest',
		instanceBaseUrl: 'http://localhost:5678/',
		formWaitingBaseUrl: 'http://localhost:5678/form-waiting',
		webhookBaseUrl: 'http://localhost:5678/webhook',
		webhookWaitingBaseUrl: 'http://localhost:5678/webhook-waiting',
		webhookTestBaseUrl: 'http://localhost:5678/webhook-test',
		variables: {},
	} as unknown as IWorkflowExecuteAdditionalData;
}

export interface Run {
	/** The items of each output; the second is the error branch where there is one. */
	outputs: INodeExecutionData[][];
	/** Why the node failed, if it did. */
	error?: ExecutionError & { description?: string | null };
}

export interface RunOptions {
	/** The input items; one empty item by default. */
	items?: INodeExecutionData[];
	/** Settings of the node other than parameters, such as `onError`. */
	node?: Partial<INode>;
	/** Settings of the workflow, such as `timezone`. */
	settings?: IWorkflowSettings;
	credential?: ICredentialDataDecryptedObject;
	/** Runs the node in a retried execution. */
	retried?: FirstExecution;
	/** Receives what n8n shows in the browser's console while it runs a manual execution. */
	sendDataToUI?: (type: string, data: IDataObject | IDataObject[]) => void;
	/** Whether n8n's declarative engine runs the node, as it does for AI agents before version 3. */
	isLegacyTool?: boolean;
}

/** Creates a workflow of the action node after a node that returns the items. */
function createWorkflow(parameters: IDataObject, options: RunOptions) {
	const wavex = loadWavex(options.isLegacyTool);
	const base: INode = {
		id: 'n',
		name: NODE,
		type: 'wavex',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: nodeCredentials,
		...options.node,
	};
	const filled = NodeHelpers.getNodeParameters(
		wavex.description.properties,
		parameters as INode['parameters'],
		true,
		false,
		base,
		wavex.description,
	);
	const source: INode = {
		...base,
		id: 's',
		name: SOURCE,
		type: 'items',
		parameters: {},
		credentials: {},
	};
	const node = { ...base, parameters: filled ?? {} };
	const workflow = new Workflow({
		id: 'w',
		active: false,
		settings: options.settings,
		nodes: [source, node],
		connections: { [SOURCE]: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
		nodeTypes: createNodeTypes({
			items: createSourceNode(options.items ?? [{ json: {} }]),
			[base.type]: wavex,
		}),
	});
	return { workflow, source, node };
}

/** Starts what `runWavex` runs; `cancel` stops it as the editor's button does. */
export function startWavex(
	parameters: IDataObject,
	options: RunOptions = {},
): ReturnType<WorkflowExecute['processRunExecutionData']> {
	const { workflow, source, node } = createWorkflow(parameters, options);
	const runData = options.retried
		? createRetryData(node, SOURCE, options.retried, options.items)
		: createRunExecutionData({
				executionData: {
					nodeExecutionStack: [{ node: source, data: { main: [[{ json: {} }]] }, source: null }],
				},
			});
	const credential = options.credential ?? { apiToken: TOKEN, baseUrl: BASE_URL };
	return new WorkflowExecute(
		{ ...createAdditionalData(credential), sendDataToUI: options.sendDataToUI },
		options.retried ? 'retry' : 'manual',
		runData,
	).processRunExecutionData(workflow);
}

/**
 * Runs the action node in n8n's own engine (WorkflowExecute of n8n-core), as the second node of a workflow.
 *
 * @param parameters what a user sets in the editor; the engine's own helper adds the defaults
 */
export async function runWavex(parameters: IDataObject, options: RunOptions = {}): Promise<Run> {
	const result = await startWavex(parameters, options);
	const task = result.data.resultData.runData[NODE]?.[0];
	return {
		outputs: (task?.data?.main ?? []).map((items) => items ?? []),
		error: task?.error ?? result.data.resultData.error,
	};
}

/**
 * Continues an execution that waits, as n8n does when a delivery resumes it or the time has come: with the data that it has
 * stored meanwhile.
 *
 * @param data what the first part left
 */
export async function resumeWavex(
	parameters: IDataObject,
	data: IRunExecutionData,
	options: RunOptions = {},
): Promise<IRun> {
	const { workflow } = createWorkflow(parameters, options);
	const stored = JSON.parse(JSON.stringify(data)) as IRunExecutionData;
	const credential = options.credential ?? { apiToken: TOKEN, baseUrl: BASE_URL };
	const additionalData = createAdditionalData(credential);
	return await new WorkflowExecute(additionalData, 'manual', stored).processRunExecutionData(
		workflow,
	);
}
