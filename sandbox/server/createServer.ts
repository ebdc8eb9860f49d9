import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { addApiRoutes } from '../api/apiRoutes';
import { document } from '../api/openapi/document';
import { notFound } from '../api/responses';
import { addControlRoutes } from '../control/controlRoutes';
import type { SandboxState } from '../state/sandboxState';
import { MAX_MEDIA_BYTES } from '../world/mediaStore';
import { addCors } from './cors';
import { addApiPipeline } from './apiPipeline';
import { setErrorHandler } from './errorHandler';
import { phonePlugin } from './phonePlugin';

/** Bytes: a file of 16 MB in base64, and 1 MB for the rest of the body. */
const BODY_LIMIT = Math.ceil((MAX_MEDIA_BYTES * 4) / 3) + 1024 * 1024;

/** Parses JSON. As in Laravel, an empty body or one of another type counts as a body without fields. */
function addBodyParsers(app: FastifyInstance): void {
	const parseJson = app.getDefaultJsonParser('remove', 'remove');
	app.removeAllContentTypeParsers();
	app.addContentTypeParser(
		/^application\/(.+\+)?json/,
		{ parseAs: 'string' },
		(request, body, done) => {
			if (body.length === 0) done(null, {});
			else void parseJson(request, body as string, done);
		},
	);
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, {}));
}

/** Creates the server; it does not listen yet. */
export async function createServer(state: SandboxState): Promise<FastifyInstance> {
	const app = Fastify({
		bodyLimit: BODY_LIMIT,
		forceCloseConnections: true,
		routerOptions: { maxParamLength: 20_000 },
		exposeHeadRoutes: false,
		frameworkErrors: (_error, _request, reply: FastifyReply) => {
			void reply.code(404).send(notFound('Page').toBody());
		},
	});
	addBodyParsers(app);
	setErrorHandler(app, state.settings);
	app.setNotFoundHandler(() => {
		throw notFound('Page');
	});
	app.get('/openapi.json', async () => document);

	const apiPlugin = async (api: FastifyInstance): Promise<void> => {
		addCors(api);
		api.get('/v1/docs', { config: { isPublic: true } }, async () => document);
		addApiPipeline(api, state);
		addApiRoutes(api, state.settings);
	};
	const controlPlugin = async (control: FastifyInstance): Promise<void> => {
		addControlRoutes(control, state);
	};
	await app.register(apiPlugin, { prefix: '/api' });
	await app.register(controlPlugin, { prefix: '/_sandbox' });
	await app.register(phonePlugin);
	return app;
}
