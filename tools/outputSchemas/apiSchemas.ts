import { document, getRoutes } from '../../sandbox/api/openapi/document';
import type { Schema } from '../../sandbox/api/openapi/operation';
import { object, reduceSchema, types } from './outputSchema';
import type { OutputSchema } from './outputSchema';

interface SuccessResponse {
	content: { 'application/json': { schema: { properties: Record<string, Schema> } } };
}

const schemas = document.components.schemas as Record<string, Schema>;

/** What the node returns for a response without data. */
const STATUS = object({ success: types.flag, message: types.text });

/** What the API wraps around its data. */
const WRAPPER = ['success', 'message', 'message_en', 'data', 'pagination'];

/** Writes the parameters of a path in the same way: the node names them otherwise than the API's document. */
function normalizePath(path: string): string {
	return path.replace(/\{\w+\}|:\w+/g, '{}');
}

function createRecordSchema(response: SuccessResponse): OutputSchema {
	const { data, ...properties } = response.content['application/json'].schema.properties;
	const besides = Object.entries(properties).filter(([name]) => !WRAPPER.includes(name));
	const record = data && reduceSchema(data, schemas);
	const { properties: own } = record?.items ?? record ?? STATUS;
	return object({
		...own,
		...Object.fromEntries(besides.map(([name, schema]) => [name, reduceSchema(schema, schemas)])),
	});
}

/** The records that the API returns, by `GET /v1/sessions/{}`. */
const recordSchemas = new Map(
	getRoutes().map(({ method, url, operation }) => {
		const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'));
		return [`${method} ${normalizePath(url)}`, createRecordSchema(success![1] as SuccessResponse)];
	}),
);

/** Returns the schema of one record of a response; undefined when the API has no such path. */
export function getRecordSchema(method: string, url: string): OutputSchema | undefined {
	const path = url.startsWith('/api/') ? url.slice('/api'.length) : `/v1${url}`;
	return recordSchemas.get(`${method} ${normalizePath(path)}`);
}
