import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Settings } from '../options';
import type { SandboxAccount } from '../state/sandboxAccount';
import type { ApiRequest, Handler } from './requestHandler';
import { handlers } from './handlers';
import { getRoutes } from './openapi/document';
import { ApiError, localized, notFound } from './responses';
import { compileValidator, createRequestSchema, createValidationError } from './validation';

/** Shared by all sandboxes of a process, so that each schema is compiled once. */
const ENDPOINTS = getRoutes().map((route) => ({
	method: route.method,
	url: route.url,
	status: '201' in route.operation.responses ? 201 : 200,
	schema: createRequestSchema(route.operation),
	handle: findHandler(route.operation.operationId),
}));

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Throws if the document names an operation without a handler. */
function findHandler(operationId: string): Handler {
	const handler = handlers[operationId];
	if (!handler) throw new Error(`The operation ${operationId} has no handler.`);
	return handler;
}

function toApiRequest(request: FastifyRequest, settings: Settings): ApiRequest {
	// The pipeline rejects requests without an account.
	const account = request.account as SandboxAccount;
	return {
		account,
		world: account.world,
		settings,
		url: `http://${request.host}${request.url.split('?')[0]}`,
		params: request.params as ApiRequest['params'],
		query: request.query as ApiRequest['query'],
		body: request.body,
	};
}

/** Adds a 405 for each method that a documented path does not have. */
function addMethodNotAllowed(app: FastifyInstance, url: string, allowed: string[]): void {
	const allow = allowed.join(', ');
	app.route({
		method: METHODS.filter((method) => !allowed.includes(method)),
		url,
		handler: async ({ method }) => {
			const text = localized(
				`The ${method} method is not supported here. Supported: ${allow}.`,
				'طريقة الطلب غير مدعومة',
			);
			throw new ApiError(405, 'not_found', text, undefined, { allow });
		},
	});
}

/** Adds the operations of the OpenAPI document, below `/api`. Any other path is a 404. */
export function addApiRoutes(app: FastifyInstance, settings: Settings): void {
	app.setValidatorCompiler(compileValidator);
	app.setSchemaErrorFormatter(createValidationError);
	const methods = new Map<string, string[]>();
	for (const { method, url, status, schema, handle } of ENDPOINTS) {
		app.route({
			method,
			url,
			schema,
			handler: async (request, reply) =>
				reply.code(status).send(await handle(toApiRequest(request, settings))),
		});
		methods.set(url, [...(methods.get(url) ?? []), method]);
	}
	for (const [url, allowed] of methods) addMethodNotAllowed(app, url, allowed);
	app.all('/*', async () => {
		throw notFound('Page');
	});
}
