import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { FastifySchema, FastifySchemaValidationError } from 'fastify';
import type { Operation } from './openapi/operation';
import { notFound, validationError, type ApiError, type FieldErrors } from './responses';

function createAjv(coerceTypes: boolean): Ajv2020 {
	const ajv = new Ajv2020({
		strict: false,
		allErrors: true,
		verbose: true,
		useDefaults: true,
		coerceTypes,
	});
	addFormats(ajv);
	return ajv;
}

const bodyAjv = createAjv(false);
/** Path and query contain only text, so numbers are parsed from it. */
const textAjv = createAjv(true);

interface RequestPart {
	schema: object;
	httpPart?: string;
}

/** Compiles a schema once for all servers: ajv caches by the schema object. */
export function compileValidator({ schema, httpPart }: RequestPart): ValidateFunction {
	return (httpPart === 'body' ? bodyAjv : textAjv).compile(schema);
}

function createParameterSchema(
	operation: Operation,
	location: 'path' | 'query',
): object | undefined {
	const parameters = operation.parameters?.filter((each) => each.in === location);
	if (!parameters?.length) return undefined;
	return {
		type: 'object',
		properties: Object.fromEntries(parameters.map((each) => [each.name, each.schema])),
		required: parameters.filter((each) => each.required).map((each) => each.name),
	};
}

/** Returns what Fastify validates before the operation's handler runs. */
export function createRequestSchema(operation: Operation): FastifySchema {
	const parts = {
		params: createParameterSchema(operation, 'path'),
		querystring: createParameterSchema(operation, 'query'),
		body: operation.requestBody?.content['application/json'].schema,
	};
	return Object.fromEntries(Object.entries(parts).filter(([, schema]) => schema));
}

/** Returns Laravel's sentence for a field that violates this keyword. */
function getMessage(field: string, error: ErrorObject): string {
	const the = `The ${field.replace(/_/g, ' ')} field`;
	const { keyword, params, data, parentSchema } = error;
	if (keyword === 'required' || data === null || data === '') return `${the} is required.`;
	if (keyword === 'type') {
		const type = [parentSchema?.type].flat()[0];
		if (type === 'string') return `${the} must be a string.`;
		if (type === 'boolean') return `${the} must be true or false.`;
		if (type === 'object' || type === 'array') return `${the} must be an array.`;
		return `${the} must be ${type === 'integer' ? 'an integer' : 'a number'}.`;
	}
	if (keyword === 'enum') return `The selected ${field.replace(/_/g, ' ')} is invalid.`;
	if (typeof parentSchema?.['x-message'] === 'string') return `${the} ${parentSchema['x-message']}`;
	const limit = String(params.limit);
	if (keyword === 'maxLength') return `${the} must not be greater than ${limit} characters.`;
	if (keyword === 'minItems') return `${the} must have at least ${limit} items.`;
	if (keyword === 'minimum') return `${the} must be at least ${limit}.`;
	if (keyword === 'maximum') return `${the} must not be greater than ${limit}.`;
	return `${the} format is invalid.`;
}

function getFieldPath(error: ErrorObject): string {
	const path = error.instancePath.split('/').slice(1);
	if (error.keyword === 'required') path.push(String(error.params.missingProperty));
	return path.join('.') || 'body';
}

/** Returns the fields of which one is required: ajv reports one error for each. */
function getAlternativeFields(errors: ErrorObject[]): string[] {
	return errors.filter((error) => error.schemaPath.includes('/anyOf/')).map(getFieldPath);
}

/** Returns Laravel's sentences for ajv's errors, by field. */
function toFieldErrors(errors: ErrorObject[]): FieldErrors {
	const alternatives = getAlternativeFields(errors);
	const fieldErrors: FieldErrors = {};
	for (const error of errors) {
		if (error.keyword === 'anyOf' || error.keyword === 'if') continue;
		const field = getFieldPath(error);
		const other = alternatives.includes(field) && alternatives.find((name) => name !== field);
		const text = other
			? `The ${field} field is required when ${other} is not present.`.replace(/_/g, ' ')
			: getMessage(field, error);
		const texts = (fieldErrors[field] ??= []);
		if (!texts.includes(text)) texts.push(text);
	}
	return fieldErrors;
}

/** Creates the API's 422, or its 404 when the path's `id` cannot be an id. */
export function createValidationError(
	errors: FastifySchemaValidationError[],
	httpPart: string,
): ApiError {
	const fieldErrors = toFieldErrors(errors as ErrorObject[]);
	if (httpPart === 'params' && fieldErrors.id) return notFound('Resource');
	return validationError(fieldErrors);
}
