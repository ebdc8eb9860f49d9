import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import {
	conditionsOf,
	fieldsOf,
	isComposite,
	operations,
	operationsOf,
} from '../support/description';
import { promisedOperations } from '../support/parseInterface';
import type { Promised } from '../support/parseInterface';

const TYPES: Record<string, string> = {
	locator: 'resourceLocator',
	phone: 'string',
	text: 'string',
};

/** `recipient{phone,name,variables.variable{key,value}}`, as the interface writes the form of a fixed collection. */
function shapeOf({ options }: INodeProperties): string {
	const [{ name, values }] = options as INodePropertyCollection[];
	const fields = values.map((field) =>
		field.type === 'fixedCollection' ? `${field.name}.${shapeOf(field)}` : field.name,
	);
	return `${name}{${fields.join(',')}}`;
}

/** Where the field goes in the request; one that is built with others goes there under their common name. */
function sentBy({ routing }: INodeProperties, promised: string): string {
	if (!routing?.send?.property) return promised;
	const sent = `${routing.send.type} ${routing.send.property}`;
	return promised.startsWith(`${sent}.`) ? promised : sent;
}

/** What the node says of one promised parameter, in the same words. */
function actual(resource: string, operation: string, promised: Promised): Partial<Promised> {
	const [outer, inner] = promised.name.split('.');
	const field = fieldsOf(resource, operation).find((candidate) => {
		const conditions = Object.entries(promised.when);
		const { show } = conditionsOf(candidate);
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
		...promised,
		kind: place.type,
		values: promised.values && values?.map(String).sort(),
		shape: promised.shape && shapeOf(place),
		default: promised.default === undefined ? undefined : place.default,
		required: promised.required ? place.required === true : false,
		sent: promised.sent && sentBy(place, promised.sent),
	};
}

const promised = promisedOperations();

describe('the public interface', () => {
	it('names every operation of the node', () => {
		const key = (one: { resource: string; operation: string }) =>
			`${one.resource}.${one.operation}`;
		expect(operations.map(key).sort()).toEqual(promised.map(key).sort());
	});

	it.each(promised)('$resource: $operation keeps its name, action and request', (one) => {
		const option = operationsOf(one.resource).find(({ value }) => value === one.operation);
		const { method, url } = option?.routing?.request ?? {};
		const request = isComposite(one) ? 'composite' : `${method} ${url}`;
		expect({ name: option?.name, action: option?.action, request }).toEqual({
			name: one.name,
			action: one.action,
			request: one.request,
		});
	});

	it.each(promised)('$resource: $operation keeps its parameters', (one) => {
		for (const parameter of one.parameters) {
			expect(actual(one.resource, one.operation, parameter)).toEqual({
				...parameter,
				kind: TYPES[parameter.kind] ?? parameter.kind,
				values: parameter.values?.sort(),
			});
		}
	});
});
