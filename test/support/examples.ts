import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeHelpers } from 'n8n-workflow';
import type { INode, INodeParameters, INodeTypeDescription } from 'n8n-workflow';

import type { Workflow } from '../../tools/n8n/n8nTypes';

const FOLDER = join(__dirname, '../../examples');

/** The text of an example, such as "order-status.json". */
export function exampleText(file: string): string {
	return readFileSync(join(FOLDER, file), 'utf8');
}

export function readExample(file: string): Workflow {
	return JSON.parse(exampleText(file)) as Workflow;
}

/** The workflows of the folder `examples`. */
export const exampleFiles = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));

export const STICKY = 'n8n-nodes-base.stickyNote';

export function isOurs({ type }: INode): boolean {
	return type.startsWith('n8n-nodes-wavex.');
}

/** The fields of a saved object that are not in what n8n makes of it, as paths. */
function listLostFields(saved: unknown, known: unknown, path = ''): string[] {
	if (saved === null || typeof saved !== 'object') return [];
	return Object.entries(saved).flatMap(([key, value]) => {
		const place = `${path}${key}`;
		const there = (known as Record<string, unknown> | undefined)?.[key];
		return there === undefined ? [place] : listLostFields(value, there, `${place}.`);
	});
}

/** The parameters as the editor has them: defaults filled in, and without what the type does not know or show. */
function fillDefaults(node: INode, type: INodeTypeDescription): INodeParameters {
	const { parameters } = node;
	return NodeHelpers.getNodeParameters(type.properties, parameters, true, false, node, type) ?? {};
}

/** The parameters of a node that its type does not know, or does not show with these values. */
export function listUnknownParameters(node: INode, type: INodeTypeDescription): string[] {
	return listLostFields(node.parameters, fillDefaults(node, type));
}

/** What n8n's editor would show in red at a node, but for credentials. */
export function getEditorIssues(node: INode, type: INodeTypeDescription): string[] {
	const opened = { ...node, parameters: fillDefaults(node, type) };
	const issues = NodeHelpers.getNodeParametersIssues(type.properties, opened, type);
	return Object.values(issues?.parameters ?? {}).flat();
}
