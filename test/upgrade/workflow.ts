import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { NodeHelpers } from 'n8n-workflow';
import type { INode, INodeParameters, INodeType } from 'n8n-workflow';

import type { Workflow } from '../../tools/n8n/n8nTypes';
import { Wavex } from '../../nodes/Wavex/Wavex.node';
import { WavexTrigger } from '../../nodes/Wavex/WavexTrigger.node';
import { getFields, operations } from '../support/description';
import { createSample, acceptsValue } from './sample';

/** A workflow as n8n keeps it, and what its nodes' parameters were then, with the defaults of that version. */
export interface Saved {
	version: string;
	workflow: Workflow;
	resolved: Record<string, INodeParameters>;
}

const TYPES: Record<string, INodeType> = {
	'n8n-nodes-wavex.wavex': new Wavex(),
	'n8n-nodes-wavex.wavexTrigger': new WavexTrigger(),
};

/**
 * The parameters of a saved node in the node as it is now: what no longer fits falls away, and what was not saved gets today's default.
 *
 * @param withDefaults false for what n8n saves
 */
export function resolveParameters(node: INode, withDefaults = true): INodeParameters {
	const { description } = TYPES[node.type];
	const { properties } = description;
	return NodeHelpers.getNodeParameters(
		properties,
		node.parameters,
		withDefaults,
		false,
		node,
		description,
	)!;
}

function createSavedNode(
	type: string,
	name: string,
	row: number,
	parameters: INodeParameters,
): INode {
	const node: INode = {
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [300, row * 160],
		parameters,
		onError: 'continueRegularOutput',
		credentials: { wavexApi: { id: '1', name: 'Wavex' } },
	};
	return { ...node, parameters: resolveParameters(node, false) };
}

/** What ends a session or a token must not come before what needs it. */
const LAST = ['delete', 'stop', 'restart', 'regenerate'];

/** Every operation of the node, with every choice of its fields once. */
function createOperationNodes(): INode[] {
	const rank = ({ operation }: { operation: string }) => LAST.indexOf(operation);
	const ordered = [...operations].sort((a, b) => rank(a) - rank(b));
	const all = ordered.flatMap(({ resource, operation }) => {
		const fields = getFields(resource, operation).filter(({ type }) => type !== 'notice');
		return Array.from({ length: acceptsValue(fields) }, (_, take) => ({
			name: `${resource} ${operation} ${take + 1}`,
			parameters: {
				resource,
				operation,
				...Object.fromEntries(fields.map((field) => [field.name, createSample(field, take)])),
			},
		}));
	});
	return all.map(({ name, parameters }, row) =>
		createSavedNode('n8n-nodes-wavex.wavex', name, row, parameters as INodeParameters),
	);
}

function createTriggerNode(): INode {
	const { properties } = TYPES['n8n-nodes-wavex.wavexTrigger'].description;
	const values = properties.map((field) => [field.name, createSample(field, 0)]);
	const node = createSavedNode(
		'n8n-nodes-wavex.wavexTrigger',
		'Trigger',
		0,
		Object.fromEntries(values),
	);
	return { ...node, webhookId: '0b7f6f5e-0000-4000-8000-000000000001' };
}

/** What n8n keeps of a workflow with every operation and the trigger. */
function saveEverything(version: string): Saved {
	const nodes = createOperationNodes();
	const start: INode = {
		id: 'Start',
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const targets = nodes.map(({ name }) => ({ node: name, type: 'main' as const, index: 0 }));
	const ours = [...nodes, createTriggerNode()];
	return {
		version,
		workflow: {
			name: `Everything of ${version}`,
			nodes: [start, ...ours],
			connections: { Start: { main: [targets] } },
		},
		resolved: Object.fromEntries(ours.map((node) => [node.name, resolveParameters(node)])),
	};
}

/** Saves what workflows of this version hold, for the tests of later versions. A released version's file never changes. */
export function saveCurrentVersion(): void {
	const manifest = readFileSync(join(__dirname, '../../package.json'), 'utf8');
	const { version } = JSON.parse(manifest) as { version: string };
	const text = `${JSON.stringify(saveEverything(version), null, 2)}\n`;
	writeFileSync(join(__dirname, 'saved', `${version}.json`), text);
}
