import { apiTokenPaths } from './apiTokenPaths';
import { campaignPaths } from './campaignPaths';
import { contactPaths } from './contactPaths';
import { groupPaths } from './groupPaths';
import { messagePaths } from './messagePaths';
import { object, ref, type Operation, type Paths } from './operation';
import { recordSchemas } from './recordSchemas';
import { sessionPaths } from './sessionPaths';
import { templatePaths } from './templatePaths';
import { webhookPaths } from './webhookPaths';

const API_PREFIX = '/api/v1';

function createErrorResponse(description: string, schema = 'Error'): object {
	return { description, content: { 'application/json': { schema: ref(schema) } } };
}

const pageNumbers = ['current_page', 'last_page', 'per_page', 'total'];
const Pagination = object(
	Object.fromEntries(pageNumbers.map((key) => [key, { type: 'integer' }])),
	pageNumbers,
);

const paths: Paths = {
	...sessionPaths,
	...messagePaths,
	...campaignPaths,
	...templatePaths,
	...contactPaths,
	...groupPaths,
	...webhookPaths,
	...apiTokenPaths,
};

/** The OpenAPI 3.1 document: the sandbox serves it, routes by it and validates requests with it. */
export const document = {
	openapi: '3.1.0',
	info: {
		title: 'Wavex WhatsApp API (sandbox)',
		version: '1.0.0',
		description:
			'An offline copy of the Wavex WhatsApp API. Responses are described in the default dialect.',
	},
	servers: [{ url: API_PREFIX }],
	security: [{ token: [] }],
	paths,
	components: {
		securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
		schemas: { ...recordSchemas, Pagination },
		responses: {
			Unauthenticated: createErrorResponse('Missing or invalid API token'),
			SecurityViolation: createErrorResponse('SSRF or restricted URL detected'),
			NotFound: createErrorResponse('Resource not found or not owned by user'),
			MethodNotAllowed: {
				...createErrorResponse('The path does not support the method'),
				headers: { Allow: { schema: { type: 'string' } } },
			},
			ContentTooLarge: createErrorResponse('Request body of more than 23 MB'),
			ValidationFailed: createErrorResponse('Request body validation error', 'ValidationError'),
			RateLimitExceeded: createErrorResponse('Too many requests'),
			ServerError: createErrorResponse('Internal error'),
		},
	},
};

export interface Route {
	method: string;
	/** Path below `/api` in Fastify's form: `/v1/sessions/:id`. */
	url: string;
	operation: Operation;
}

/** Returns every operation of the document with its method and path. */
export function getRoutes(): Route[] {
	return Object.entries(paths).flatMap(([path, { servers, ...operations }]) =>
		Object.entries(operations).map(([method, operation]) => ({
			method: method.toUpperCase(),
			url: (servers ? path : API_PREFIX + path).replace(/^\/api/, '').replace(/\{(\w+)\}/g, ':$1'),
			operation,
		})),
	);
}
