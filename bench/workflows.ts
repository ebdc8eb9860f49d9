import type { IDataObject, INode } from 'n8n-workflow';

import type { Workflow } from '../tools/n8n/n8nTypes';
import { createBareNode, ACTION, chainNodes, MANUAL } from '../tools/testEnvironment';

/** The node of each workflow that is measured. */
export const MEASURED = 'Measured';

function useCredential(credential: string): Pick<INode, 'credentials'> {
	return { credentials: { wavexApi: { id: credential, name: 'Wavex' } } };
}

/** Our node, set to session 1. */
export function createWavexNode(
	credential: string,
	operation: string,
	parameters: IDataObject,
): INode {
	const sessionId = { __rl: true, mode: 'id', value: '1' };
	const all = { resource: 'message', operation, sessionId, ...parameters };
	return createBareNode(MEASURED, ACTION, all, useCredential(credential));
}

/** n8n's HTTP Request node as it is added today, with the Wavex credential. */
export function createHttpRequestNode(
	credential: string,
	parameters: IDataObject,
	rest: Partial<INode> = {},
): INode {
	const authentication = {
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'wavexApi',
	};
	return createBareNode(
		MEASURED,
		'n8n-nodes-base.httpRequest',
		{ ...authentication, ...parameters },
		{ typeVersion: 4.4, ...useCredential(credential), ...rest },
	);
}

/** The hand-written loop of the bench's own package. */
export function createLoopNode(credential: string, parameters: IDataObject): INode {
	return createBareNode(
		MEASURED,
		'n8n-nodes-wavex-bench.loop',
		parameters,
		useCredential(credential),
	);
}

/** A text to each item's own number, which says which item it is. */
export const TEXT = { to: '=2011{{ 12223000 + $json.n }}', message: '=Text {{ $json.n }}' };

/** The same as the parameters of an HTTP Request. */
export function createTextRequest(apiUrl: string): IDataObject {
	return {
		method: 'POST',
		url: `${apiUrl}/sessions/1/messages/text`,
		sendBody: true,
		bodyParameters: {
			parameters: Object.entries(TEXT).map(([name, value]) => ({ name, value })),
		},
	};
}

/** Passes this number of numbered items to the measured node. */
export function createListWorkflow(name: string, count: number, measured: INode): Workflow {
	const jsCode = `return Array.from({ length: ${count} }, (_, n) => ({ json: { n } }));`;
	const items = createBareNode('Items', 'n8n-nodes-base.code', { jsCode }, { typeVersion: 2 });
	return chainNodes(name, createBareNode('Start', MANUAL), items, measured);
}
