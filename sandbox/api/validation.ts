import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { ApiError, notFound, validationError, type FieldErrors } from './responses';
import { document, type Route } from './openapi/document';

const DOCUMENT = 'openapi.json';

function validator(coerceTypes: boolean): Ajv2020 {
	const ajv = new Ajv2020({
		strict: false,
		allErrors: true,
		verbose: true,
		useDefaults: true,
		coerceTypes,
	});
	addFormats(ajv);
	ajv.addSchema(document, DOCUMENT);
	return ajv;
}

const forBodies = validator(false);
/** Path and query hold text only, so numbers are read out of it. */
const forText = validator(true);

/** Laravel's sentence for a field that breaks this keyword. */
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
	if (typeof parentSchema?.['x-says'] === 'string') return `${the} ${parentSchema['x-says']}`;
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

/** "One of these is required" comes from ajv as one error for each. */
function getAlternativeFields(errors: ErrorObject[]): string[] {
	return errors.filter((error) => error.schemaPath.includes('/anyOf/')).map(getFieldPath);
}

/** What ajv found, field by field, in Laravel's words. */
export function toFieldErrors(errors: ErrorObject[]): FieldErrors {
	const either = getAlternativeFields(errors);
	const found: FieldErrors = {};
	for (const error of errors) {
		if (error.keyword === 'anyOf' || error.keyword === 'if') continue;
		const field = getFieldPath(error);
		const other = either.includes(field) && either.find((name) => name !== field);
		const text = other
			? `The ${field} field is required when ${other} is not present.`.replace(/_/g, ' ')
			: getMessage(field, error);
		const texts = (found[field] ??= []);
		if (!texts.includes(text)) texts.push(text);
	}
	return found;
}

type Input = Record<string, unknown>;

/** Throws the API's 422 or 404 when a part of the request breaks the document. */
export type Check = (params: Input, query: Input, body: unknown) => void;

function textSchema(route: Route, where: 'path' | 'query'): ValidateFunction {
	const parameters = (route.operation.parameters ?? []).filter((each) => each.in === where);
	return forText.compile({
		type: 'object',
		properties: Object.fromEntries(parameters.map((each) => [each.name, each.schema])),
		required: parameters.filter((each) => each.required).map((each) => each.name),
	});
}

function refusal(validate: ValidateFunction): ApiError {
	return validationError(toFieldErrors(validate.errors ?? []));
}

/** The check of one operation. It also fills in the document's defaults and turns text into numbers. */
export function checkOf(route: Route): Check {
	const checkPath = textSchema(route, 'path');
	const checkQuery = textSchema(route, 'query');
	const checkBody = route.operation.requestBody
		? forBodies.compile({
				$ref: `${DOCUMENT}#${route.pointer}/requestBody/content/application~1json/schema`,
			})
		: undefined;
	return (params, query, body) => {
		if (!checkPath(params)) {
			if ('id' in params) throw notFound('Resource');
			throw refusal(checkPath);
		}
		if (!checkQuery(query)) throw refusal(checkQuery);
		if (checkBody && !checkBody(body)) throw refusal(checkBody);
	};
}
