import type { FastifyInstance } from 'fastify';

/**
 * Lets pages of other origins call the API, as Laravel's default CORS settings do. A preflight has no token and counts in no
 * rate limit. The control API has no such headers: it needs no token, so that any page could use it.
 */
export function addCors(app: FastifyInstance): void {
	app.addHook('onRequest', async ({ method, headers }, reply) => {
		if (headers.origin === undefined) return undefined;
		reply.header('access-control-allow-origin', '*');
		const requestedMethod = headers['access-control-request-method'];
		if (method !== 'OPTIONS' || requestedMethod === undefined) return undefined;
		const requestedHeaders = headers['access-control-request-headers'];
		return reply
			.code(204)
			.headers({
				'access-control-allow-methods': requestedMethod,
				...(requestedHeaders && { 'access-control-allow-headers': requestedHeaders }),
				'access-control-max-age': '0',
			})
			.send();
	});
}
