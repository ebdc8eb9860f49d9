import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { Wavex } from '../../nodes/Wavex/Wavex.node';

/** The action node. */
export const wavex = new Wavex();
export const { properties } = wavex.description;

type Conditions = Record<string, unknown[] | undefined>;

/** What the editor shows and hides a field by. */
export function conditionsOf({ displayOptions }: INodeProperties): {
	show: Conditions;
	hide: Conditions;
} {
	return { show: {}, hide: {}, ...displayOptions } as { show: Conditions; hide: Conditions };
}

function selectOf(resource: string): INodeProperties | undefined {
	return properties.find(
		(property) =>
			property.name === 'operation' && conditionsOf(property).show.resource?.includes(resource),
	);
}

/** The choices of a resource's Operation select. */
export function operationsOf(resource: string): INodePropertyOptions[] {
	return (selectOf(resource)?.options ?? []) as INodePropertyOptions[];
}

/** What the editor shows for an operation, whatever else is chosen in it. */
export function fieldsOf(resource: string, operation: string): INodeProperties[] {
	return properties.filter((property) => {
		const { show, hide } = conditionsOf(property);
		const isField = !['resource', 'operation'].includes(property.name);
		const isFor = (names: unknown[] | undefined, name: string) => names?.includes(name);
		const isShown =
			(isFor(show.resource, resource) ?? true) && (isFor(show.operation, operation) ?? true);
		const isHidden = isFor(hide.resource, resource) || isFor(hide.operation, operation);
		return isField && isShown && !isHidden;
	});
}

/** Every resource of the node. */
export const resources = (
	properties.find(({ name }) => name === 'resource')?.options as INodePropertyOptions[]
).map(({ value }) => String(value));

/** Every operation of the node. */
export const operations = resources.flatMap((resource) =>
	operationsOf(resource).map((option) => ({
		...option,
		resource,
		operation: String(option.value),
	})),
);

/** The operations that are functions of their own: they declare no request. `resource.operation`. */
export const composites = operations
	.filter(({ routing }) => !routing?.request)
	.map(({ resource, operation }) => `${resource}.${operation}`);

export function isComposite(one: { resource: string; operation: string }): boolean {
	return composites.includes(`${one.resource}.${one.operation}`);
}

/** Every operation that is a request of its own. */
export const routed = operations.filter((one) => !isComposite(one));
