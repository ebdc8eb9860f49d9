import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { Wavex } from '../../nodes/Wavex/Wavex.node';
import { WavexTrigger } from '../../nodes/Wavex/WavexTrigger.node';
import { triggerSchema } from '../../tools/outputSchemas/composedSchemas';
import { getOperations, properties } from '../support/description';

const nodes = [new Wavex().description, new WavexTrigger().description];

/** Every hint as text: of the nodes, their fields and the fields of collections. */
function collectHints(fields: INodeProperties[]): string[] {
	return fields.flatMap(({ builderHint, options = [] }) => [
		...(builderHint ? [builderHint.propertyHint] : []),
		...collectHints(options as INodeProperties[]),
	]);
}

const hints = nodes.flatMap(({ builderHint, properties: fields }) => [
	String(builderHint?.searchHint),
	...(builderHint?.relatedNodes ?? []).map(({ relationHint }) => relationHint),
	...collectHints(fields),
]);

const resourceNames = new Map(
	(properties.find(({ name }) => name === 'resource')?.options as INodePropertyOptions[]).map(
		({ name, value }) => [name, String(value)],
	),
);

it('each node names the nodes that belong to it', () => {
	expect(
		nodes.map(({ builderHint }) => builderHint?.relatedNodes?.map((one) => one.nodeType)),
	).toEqual([
		['n8n-nodes-wavex.wavexTrigger'],
		[
			'@n8n/n8n-nodes-langchain.agent',
			'@n8n/n8n-nodes-langchain.memoryBufferWindow',
			'n8n-nodes-wavex.wavex',
		],
	]);
});

it('every operation that a hint names exists', () => {
	const pattern = new RegExp(`(?:${[...resourceNames.keys()].join('|')}): [A-Z][A-Za-z ]*`, 'g');
	const named = hints.flatMap((hint) => hint.match(pattern) ?? []);
	expect(named.length).toBeGreaterThanOrEqual(7);
	for (const name of named) {
		const [resource, operation] = name.split(': ');
		const names = getOperations(resourceNames.get(resource)!).map((option) => option.name);
		// A sentence may go on after the name.
		expect([name, names.some((one) => operation.startsWith(one))]).toEqual([name, true]);
	}
});

it('every field of the trigger that a hint names is in its item', () => {
	const named = hints.flatMap((hint) =>
		[...hint.matchAll(/\$json\.(\w+)/g)].map(([, name]) => name),
	);
	expect(named).toContain('phone');
	for (const name of [...named, 'chatInput', 'sessionId', 'whatsappSessionId']) {
		expect(Object.keys(triggerSchema.properties!)).toContain(name);
	}
});
