/** A JSON Schema (2020-12), as OpenAPI 3.1 uses it. */
export type Schema = { [keyword: string]: unknown };

interface Parameter {
	name: string;
	in: 'path' | 'query';
	required: boolean;
	schema: Schema;
}

export interface Operation {
	operationId: string;
	summary: string;
	tags: string[];
	parameters?: Parameter[];
	requestBody?: { required: boolean; content: { 'application/json': { schema: Schema } } };
	responses: Record<string, object>;
}

type Method = 'get' | 'post' | 'put' | 'delete';
export type PathItem = { [M in Method]?: Operation } & { servers?: { url: string }[] };
export type Paths = Record<string, PathItem>;

interface OperationOptions {
	/** Also the name of the handler that answers. */
	id: string;
	summary: string;
	/** Path parameters and what they take. */
	path?: Record<string, Schema>;
	/** Query parameters; all are optional unless named in `queryRequired`. */
	query?: Record<string, Schema>;
	queryRequired?: string[];
	body?: Schema;
	/** What `data` holds in the answer; left out: the envelope alone. */
	data?: Schema;
	/** Further keys beside `data`. */
	extra?: Record<string, Schema>;
	/** 201 where something is made; default 200. */
	status?: 200 | 201;
}

export function ref(name: string): Schema {
	return { $ref: `#/components/schemas/${name}` };
}

export function refArray(name: string): Schema {
	return { type: 'array', items: ref(name) };
}

export function object(properties: Record<string, Schema>, required: string[] = []): Schema {
	return required.length > 0
		? { type: 'object', properties, required }
		: { type: 'object', properties };
}

/** A path parameter that names a record. One that is not an id answers 404, as any unknown one. */
export const idParameter = { id: { type: 'integer', minimum: 1 } };

function createParameters(
	where: Parameter['in'],
	schemas: Record<string, Schema> = {},
	required: string[],
): Parameter[] {
	return Object.entries(schemas).map(([name, schema]) => ({
		name,
		in: where,
		required: required.includes(name),
		schema,
	}));
}

function createSuccessResponse(parts: OperationOptions): object {
	const properties = {
		success: { const: true },
		message: { type: 'string' },
		message_en: { type: 'string' },
		...(parts.data && { data: parts.data }),
		...parts.extra,
	};
	const required = ['success', ...(parts.data ? ['data'] : []), ...Object.keys(parts.extra ?? {})];
	return {
		description: 'Success',
		content: { 'application/json': { schema: object(properties, required) } },
	};
}

const ERRORS = {
	'401': { $ref: '#/components/responses/Unauthenticated' },
	'403': { $ref: '#/components/responses/SecurityViolation' },
	'404': { $ref: '#/components/responses/NotFound' },
	'422': { $ref: '#/components/responses/ValidationFailed' },
	'429': { $ref: '#/components/responses/RateLimitExceeded' },
	'500': { $ref: '#/components/responses/ServerError' },
};

/** One operation of the document, tagged with its resource. */
export function operation(tag: string, parts: OperationOptions): Operation {
	const inPath = createParameters('path', parts.path, Object.keys(parts.path ?? {}));
	const inQuery = createParameters('query', parts.query, parts.queryRequired ?? []);
	const all = [...inPath, ...inQuery];
	return {
		operationId: parts.id,
		summary: parts.summary,
		tags: [tag],
		...(all.length > 0 && { parameters: all }),
		...(parts.body && {
			requestBody: {
				required: 'required' in parts.body || 'anyOf' in parts.body,
				content: { 'application/json': { schema: parts.body } },
			},
		}),
		responses: { [parts.status ?? 200]: createSuccessResponse(parts), ...ERRORS },
	};
}
