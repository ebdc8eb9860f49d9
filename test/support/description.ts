import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { Wavex } from '../../nodes/Wavex/Wavex.node';

/** The action node. */
export const wavex = new Wavex();
export const { properties } = wavex.description;

type Conditions = Record<string, unknown[] | undefined>;

/** What the editor shows and hides a field by. A field that is hidden for all values but one is shown for that one. */
export function getConditions({ displayOptions }: INodeProperties): {
	show: Conditions;
	hide: Conditions;
} {
	const { show = {}, hide = {} } = (displayOptions ?? {}) as Record<'show' | 'hide', Conditions>;
	const choices: Conditions = {};
	for (const [name, conditions = []] of Object.entries(hide)) {
		const { not } = (conditions[0] as { _cnd?: { not?: unknown } } | undefined)?._cnd ?? {};
		if (not !== undefined) choices[name] = [not];
	}
	return { show: { ...show, ...choices }, hide };
}

function getOperationField(resource: string): INodeProperties | undefined {
	return properties.find(
		(property) =>
			property.name === 'operation' && getConditions(property).show.resource?.includes(resource),
	);
}

/** The choices of a resource's Operation select. */
export function getOperations(resource: string): INodePropertyOptions[] {
	return (getOperationField(resource)?.options ?? []) as INodePropertyOptions[];
}

/** What the editor shows for an operation, whatever else is chosen in it; or what it stores for it and hides. */
export function getFields(
	resource: string,
	operation: string,
	isHiddenType = false,
): INodeProperties[] {
	return properties.filter((property) => {
		const { show, hide } = getConditions(property);
		const isField = !['resource', 'operation'].includes(property.name);
		const isFor = (names: unknown[] | undefined, name: string) => names?.includes(name);
		const isShown =
			(isFor(show.resource, resource) ?? true) && (isFor(show.operation, operation) ?? true);
		const isHidden = isFor(hide.resource, resource) || isFor(hide.operation, operation);
		// A collection's twin only keeps an expression, see shared/acceptExpressions.
		return isField && isShown && !isHidden && (property.type === 'hidden') === isHiddenType;
	});
}

/** Every resource of the node. */
export const resources = (
	properties.find(({ name }) => name === 'resource')?.options as INodePropertyOptions[]
).map(({ value }) => String(value));

/** Every operation of the node. */
export const operations = resources.flatMap((resource) =>
	getOperations(resource).map((option) => ({
		...option,
		resource,
		operation: String(option.value),
	})),
);

/** The operations that are functions of their own: they declare no request. `resource.operation`. */
export const customOperations = operations
	.filter(({ routing }) => !routing?.request)
	.map(({ resource, operation }) => `${resource}.${operation}`);

export function isCustomOperation(one: { resource: string; operation: string }): boolean {
	return customOperations.includes(`${one.resource}.${one.operation}`);
}

/** Every operation that is a request of its own. */
export const requestOperations = operations.filter((one) => !isCustomOperation(one));
