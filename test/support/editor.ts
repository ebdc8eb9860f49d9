import { LoadOptionsContext } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type { IDataObject, INode, INodeListSearchResult, ResourceMapperFields } from 'n8n-workflow';

import { Wavex } from '../../nodes/Wavex/Wavex.node';
import { BASE_URL, nodeCredentials, TOKEN } from './credentials';
import { createAdditionalData, createNodeTypes } from './n8n';

/** Creates the context that n8n's server gives to a list search or a resource mapper; expressions are already resolved. */
function createContext(
	type: Wavex,
	path: string,
	parameters: IDataObject,
	baseUrl = BASE_URL,
): LoadOptionsContext {
	const node: INode = {
		id: 'n',
		name: 'Wavex',
		type: 'wavex',
		typeVersion: 1,
		position: [0, 0],
		parameters: parameters as INode['parameters'],
		credentials: nodeCredentials,
	};
	const workflow = new Workflow({
		id: 'w',
		active: false,
		nodes: [node],
		connections: {},
		nodeTypes: createNodeTypes({ wavex: type }),
	});
	const additionalData = {
		...createAdditionalData({ apiToken: TOKEN, baseUrl }),
		currentNodeParameters: node.parameters,
	};
	return new LoadOptionsContext(workflow, node, additionalData, path);
}

type Picker = keyof Wavex['methods']['listSearch'];

/** Opens a picker in n8n's own context. */
export async function pick(
	picker: Picker,
	filter?: string,
	paginationToken?: string,
	baseUrl?: string,
): Promise<INodeListSearchResult> {
	const type = new Wavex();
	const context = createContext(type, 'parameters', {}, baseUrl);
	return await type.methods.listSearch[picker].call(context, filter, paginationToken);
}

/** Loads the fields of the Variables mapper in n8n's own context. */
export async function loadVariables(parameters: IDataObject): Promise<ResourceMapperFields> {
	const type = new Wavex();
	const context = createContext(type, 'parameters.variables', {
		resource: 'template',
		operation: 'send',
		...parameters,
	});
	return await type.methods.resourceMapping.templateVariables.call(context);
}
