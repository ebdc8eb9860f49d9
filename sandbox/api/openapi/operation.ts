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
	/** The operationId, which is also the name of the handler. */
	id: string;
	summary: string;
	/** Path parameters. */
	path?: Record<string, Schema>;
	/** Query parameters; optional unless listed in `queryRequired`. */
	query?: Record<string, Schema>;
	queryRequired?: string[];
	body?: Schema;
	/** The schema of the response's `data`; omit for a response without data. */
	data?: Schema;
	/** Other keys of the response next to `data`. */
	extra?: Record<string, Schema>;
	/** Default 200. */
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

/** The path parameter for a record's id. An invalid id is a 404, like an unknown one. */
export const idParameter = { id: { type: 'integer', minimum: 1 } };

function createParameters(
	location: Parameter['in'],
	schemas: Record<string, Schema> = {},
	required: string[],
): Parameter[] {
	return Object.entries(schemas).map(([name, schema]) => ({
		name,
		in: location,
		required: required.includes(name),
		schema,
	}));
}

function createSuccessResponse(options: OperationOptions): object {
	const properties = {
		success: { const: true },
		message: { type: 'string' },
		message_en: { type: 'string' },
		...(options.data && { data: options.data }),
		...options.extra,
	};
	const required = [
		'success',
		...(options.data ? ['data'] : []),
		...Object.keys(options.extra ?? {}),
	];
	return {
		description: 'Success',
		content: { 'application/json': { schema: object(properties, required) } },
	};
}

const ERRORS = {
	'401': { $ref: '#/components/responses/Unauthenticated' },
	'403': { $ref: '#/components/responses/SecurityViolation' },
	'404': { $ref: '#/components/responses/NotFound' },
	'405': { $ref: '#/components/responses/MethodNotAllowed' },
	'422': { $ref: '#/components/responses/ValidationFailed' },
	'429': { $ref: '#/components/responses/RateLimitExceeded' },
	'500': { $ref: '#/components/responses/ServerError' },
};

/** Creates an operation of the document, tagged with its resource. */
export function operation(tag: string, options: OperationOptions): Operation {
	const inPath = createParameters('path', options.path, Object.keys(options.path ?? {}));
	const inQuery = createParameters('query', options.query, options.queryRequired ?? []);
	const all = [...inPath, ...inQuery];
	return {
		operationId: options.id,
		summary: options.summary,
		tags: [tag],
		...(all.length > 0 && { parameters: all }),
		...(options.body && {
			requestBody: {
				required: 'required' in options.body || 'anyOf' in options.body,
				content: { 'application/json': { schema: options.body } },
			},
		}),
		responses: {
			[options.status ?? 200]: createSuccessResponse(options),
			...ERRORS,
			...(options.body && { '413': { $ref: '#/components/responses/ContentTooLarge' } }),
		},
	};
}
