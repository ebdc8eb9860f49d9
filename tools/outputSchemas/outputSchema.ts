import type { Schema } from '../../sandbox/api/openapi/operation';

/** A JSON Schema with the few keywords that n8n's editor reads. Nothing is required: the API may leave a field out. */
export interface OutputSchema {
	type?: string | string[];
	properties?: Record<string, OutputSchema>;
	items?: OutputSchema;
}

const text: OutputSchema = { type: 'string' };
const number: OutputSchema = { type: 'integer' };
const flag: OutputSchema = { type: 'boolean' };

/** The types of fields that the node composes. */
export const types = { text, number, flag };

export function object(properties: Record<string, OutputSchema>): OutputSchema {
	return { type: 'object', properties };
}

export function list(items: OutputSchema): OutputSchema {
	return { type: 'array', items };
}

/** Returns the schema of a field that may be null. */
export function nullable(schema: OutputSchema): OutputSchema {
	return { ...schema, type: [schema.type ?? [], 'null'].flat() };
}

/** Returns the JSON type of a value; `any` has none. */
function getType(value: unknown): string {
	if (Array.isArray(value)) return 'array';
	if (value === null) return 'null';
	return Number.isInteger(value) ? 'integer' : typeof value;
}

/** Reduces a schema of the API's document to the keywords of an output schema. */
export function reduceSchema(schema: Schema, schemas: Record<string, Schema>): OutputSchema {
	const reduce = (inner: unknown) => reduceSchema(inner as Schema, schemas);
	if (typeof schema.$ref === 'string') return reduce(schemas[schema.$ref.split('/').at(-1)!]);
	if (Array.isArray(schema.allOf)) {
		const parts = schema.allOf.map(reduce);
		return object(Object.assign({}, ...parts.map(({ properties }) => properties)));
	}
	const values = (schema.enum ?? ('const' in schema ? [schema.const] : [])) as unknown[];
	const named = [schema.type ?? [...new Set(values.map(getType))]].flat() as string[];
	const type = named.length > 1 ? named : named[0];
	return {
		...(type && { type }),
		...(schema.properties !== undefined && {
			properties: Object.fromEntries(
				Object.entries(schema.properties as Record<string, Schema>).map(([name, inner]) => [
					name,
					reduce(inner),
				]),
			),
		}),
		...(schema.items !== undefined && { items: reduce(schema.items) }),
	};
}

/** Returns a value of the first type of a schema, as the functions of the node get it from the API. */
export function createSample({ type, properties = {}, items }: OutputSchema): unknown {
	switch ([type].flat()[0]) {
		case 'array':
			return items ? [createSample(items)] : [];
		case 'object':
			return Object.fromEntries(
				Object.entries(properties).map(([name, schema]) => [name, createSample(schema)]),
			);
		case 'boolean':
			return true;
		case 'integer':
		case 'number':
			return 1;
		default:
			return 'text';
	}
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Returns the schema of a value. */
export function inferSchema(value: unknown): OutputSchema {
	if (Array.isArray(value))
		return value.length > 0 ? list(inferSchema(value[0])) : { type: 'array' };
	if (!isObject(value)) return { type: getType(value) };
	const entries = Object.entries(value).map(([name, inner]) => [name, inferSchema(inner)] as const);
	return object(Object.fromEntries(entries));
}
