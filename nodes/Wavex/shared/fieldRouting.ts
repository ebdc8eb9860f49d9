import { updateDisplayOptions } from 'n8n-workflow';
import type { INodeProperties, INodePropertyRouting } from 'n8n-workflow';

import { deferred } from '../parameters/deferred';
import type { ParameterReader } from '../parameters/deferred';

function sendIn(type: 'body' | 'query', property: string, read: ParameterReader) {
	return { send: { type, property, value: read as unknown as string } };
}

/** Sends the field as `property` of the body. The field's own name and label reach `read` through `showFor`. */
export function sendInBody(property: string, read: ParameterReader): INodePropertyRouting {
	return sendIn('body', property, read);
}

/** Sends the field as `property` of the query, like `sendInBody`. */
export function sendInQuery(property: string, read: ParameterReader): INodePropertyRouting {
	return sendIn('query', property, read);
}

/** Passes each reader the name and the label of its field, so that a field says them only once. */
function bindReader(field: INodeProperties, collection = ''): INodeProperties {
	const { displayName, name, type, options, routing } = field;
	const parameter = collection + name;
	const read = routing?.send?.value as unknown;
	const bound = { ...field };
	if (typeof read === 'function') {
		const value = deferred((context) => (read as ParameterReader)(context, parameter, displayName));
		bound.routing = { ...routing, send: { ...routing?.send, value } };
	}
	if (type === 'collection') {
		const inner = options as INodeProperties[];
		bound.options = inner.map((option) => bindReader(option, `${parameter}.`));
	}
	return bound;
}

/** Returns the fields of a resource, shown for these operations only; for all of them when none are given. */
export function showFor(
	resource: string,
	operation: string[],
	fields: INodeProperties[],
): INodeProperties[] {
	const show = { resource: [resource], ...(operation.length > 0 && { operation }) };
	return updateDisplayOptions(
		{ show },
		fields.map((field) => bindReader(field)),
	);
}
