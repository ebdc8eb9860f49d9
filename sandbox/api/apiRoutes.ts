import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SandboxAccount } from '../state/sandboxAccount';
import { ApiError, texts } from './responses';
import type { ApiRequest, Handler } from './apiRequest';
import { getRoutes, type Route } from './openapi/document';
import type { Settings } from '../options';
import { handlers } from './handlers';
import { checkOf, type Check } from './validation';

interface Endpoint extends Route {
	check: Check;
	handler: Handler;
}

/** Compiled once for all sandboxes of a process. */
let compiled: Endpoint[] | undefined;

function endpoints(): Endpoint[] {
	compiled ??= getRoutes().map((route) => ({
		...route,
		check: checkOf(route),
		handler: handlerOf(route.operation.operationId),
	}));
	return compiled;
}

/** Throws, when the sandbox is put together, if the document names an operation that nobody answers. */
function handlerOf(operationId: string): Handler {
	const handler = handlers[operationId];
	if (!handler) throw new Error(`No handler answers the operation ${operationId}.`);
	return handler;
}

function callOf(request: FastifyRequest, account: SandboxAccount, settings: Settings): ApiRequest {
	return {
		account,
		world: account.world,
		settings,
		url: `http://${request.host}${request.url.split('?')[0]}`,
		params: request.params as ApiRequest['params'],
		query: { ...(request.query as ApiRequest['query']) },
		body: request.body ?? {},
	};
}

async function answer(call: ApiRequest, check: Check, handler: Handler): Promise<object> {
	check(call.params, call.query, call.body);
	return handler(call);
}

/** Refuses a method that a documented path does not have. */
function refuseOtherMethods(app: FastifyInstance, url: string, allowed: string[]): void {
	const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(
		(each) => !allowed.includes(each),
	);
	app.route({
		method: others,
		url,
		handler: async (request) => {
			const said = texts(
				`The ${request.method} method is not supported here. Supported: ${allowed.join(', ')}.`,
				'طريقة الطلب غير مدعومة',
			);
			throw new ApiError(405, 'not_found', said, undefined, { allow: allowed.join(', ') });
		},
	});
}

/** The API: what the OpenAPI document names and nothing else. `accountOf` answers who asks. */
export function addApi(
	app: FastifyInstance,
	settings: Settings,
	accountOf: (request: FastifyRequest) => SandboxAccount,
): void {
	const methods = new Map<string, string[]>();
	for (const { method, url, operation, check, handler } of endpoints()) {
		const status = '201' in operation.responses ? 201 : 200;
		app.route({
			method,
			url,
			handler: async (request, reply) => {
				const call = callOf(request, accountOf(request), settings);
				const body = await answer(call, check, handler);
				return reply.code(status).send(body);
			},
		});
		methods.set(url, [...(methods.get(url) ?? []), method]);
	}
	for (const [url, allowed] of methods) refuseOtherMethods(app, url, allowed);
}
