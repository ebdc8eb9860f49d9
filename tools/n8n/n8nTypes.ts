import type {
	IConnections,
	INode,
	INodeCredentials,
	INodeParameters,
	IRunExecutionData,
	IWorkflowSettings,
} from 'n8n-workflow';

export interface Owner {
	email: string;
	password: string;
}

export interface Workflow {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

export interface SavedWorkflow extends Workflow {
	id: string;
	/** The version that is in the editor; publishing names it. */
	versionId: string;
	/** Published. */
	active: boolean;
	isArchived: boolean;
}

export interface PublicationStatus {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	triggers: Array<{ nodeId: string; status: string; errorMessage: string | null }>;
}

export interface Credential {
	name: string;
	type: string;
	data: Record<string, string | number | boolean>;
}

export interface ExecutionSummary {
	id: string;
	status: string;
	mode: string;
	workflowId: string;
}

export interface Execution extends ExecutionSummary {
	data: IRunExecutionData;
}

/** What a picker or a list of options in the editor sends to have its choices loaded. */
export interface ParameterRequest {
	/** The parameter's path, such as "parameters.sessionId". */
	path: string;
	methodName: string;
	nodeTypeAndVersion: { name: string; version: number };
	currentNodeParameters: INodeParameters;
	credentials?: INodeCredentials;
	filter?: string;
	paginationToken?: string;
}
