import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import {
	getConditions,
	getFields,
	isCustomOperation,
	operations,
	getOperations,
} from '../support/description';
import { parseInterface } from '../support/parseInterface';
import type { PublicParameter } from '../support/parseInterface';

const TYPES: Record<string, string> = {
	locator: 'resourceLocator',
	phone: 'string',
	text: 'string',
};

/** `recipient{phone,name,variables.variable{key,value}}`, as the interface writes the form of a fixed collection. */
function getShape({ options }: INodeProperties): string {
	const [{ name, values }] = options as INodePropertyCollection[];
	const fields = values.map((field) =>
		field.type === 'fixedCollection' ? `${field.name}.${getShape(field)}` : field.name,
	);
	return `${name}{${fields.join(',')}}`;
}

/** Where the field goes in the request; one that is built with others goes there under their common name. */
function getSentAs({ routing }: INodeProperties, publicOperations: string): string {
	if (!routing?.send?.property) return publicOperations;
	const sent = `${routing.send.type} ${routing.send.property}`;
	return publicOperations.startsWith(`${sent}.`) ? publicOperations : sent;
}

/** Returns what the node declares for one public parameter, in the same form. */
function getActual(
	resource: string,
	operation: string,
	expected: PublicParameter,
): Partial<PublicParameter> {
	const [outer, inner] = expected.name.split('.');
	const field = getFields(resource, operation, expected.kind === 'hidden').find((candidate) => {
		const conditions = Object.entries(expected.when);
		const { show } = getConditions(candidate);
		return (
			candidate.name === outer && conditions.every(([key, value]) => show[key]?.includes(value))
		);
	});
	const place = inner
		? (field?.options as INodeProperties[] | undefined)?.find(({ name }) => name === inner)
		: field;
	if (!place) return {};
	const values = (place.options as INodePropertyOptions[] | undefined)?.map(({ value }) => value);
	return {
		...expected,
		kind: place.type,
		values: expected.values && values?.map(String).sort(),
		shape: expected.shape && getShape(place),
		default: expected.default === undefined ? undefined : place.default,
		required: expected.required ? place.required === true : false,
		sent: expected.sent && getSentAs(place, expected.sent),
	};
}

const publicOperations = parseInterface();

describe('the public interface', () => {
	it('names every operation of the node', () => {
		const key = (one: { resource: string; operation: string }) =>
			`${one.resource}.${one.operation}`;
		expect(operations.map(key).sort()).toEqual(publicOperations.map(key).sort());
	});

	it.each(publicOperations)('$resource: $operation keeps its name, action and request', (one) => {
		const option = getOperations(one.resource).find(({ value }) => value === one.operation);
		const { method, url } = option?.routing?.request ?? {};
		const request = isCustomOperation(one) ? 'composite' : `${method} ${url}`;
		expect({ name: option?.name, action: option?.action, request }).toEqual({
			name: one.name,
			action: one.action,
			request: one.request,
		});
	});

	it.each(publicOperations)('$resource: $operation keeps its parameters', (one) => {
		for (const parameter of one.parameters) {
			expect(getActual(one.resource, one.operation, parameter)).toEqual({
				...parameter,
				kind: TYPES[parameter.kind] ?? parameter.kind,
				values: parameter.values?.sort(),
			});
		}
	});
});
