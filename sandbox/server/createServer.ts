import Fastify, {
	type FastifyError,
	type FastifyInstance,
	type FastifyReply,
	type FastifyRequest,
} from 'fastify';
import type { SandboxAccount } from '../state/sandboxAccount';
import { addApi } from '../api/apiRoutes';
import { controlPlugin } from '../control/controlPlugin';
import type { SandboxState } from '../state/sandboxState';
import { ApiError, notFound, validationError, texts } from '../api/responses';
import { addApiPipeline } from './apiPipeline';
import { document } from '../api/openapi/document';
import { phonePlugin } from './phonePlugin';
import { MAX_MEDIA_BYTES } from '../world/mediaStore';

/** A file of 16 MB in base64, and room for what stands around it. */
const BODY_LIMIT = Math.ceil((MAX_MEDIA_BYTES * 4) / 3) + 1024 * 1024;

/** Turns whatever went wrong into the API's own form. */
function toApiError(error: FastifyError | ApiError): ApiError {
	if (error instanceof ApiError) return error;
	if (error.statusCode === 413) {
		const said = texts('The request body is too large', 'حجم الطلب كبير جدا');
		return new ApiError(413, 'validation_failed', said);
	}
	if (error.statusCode === 400) return validationError({ body: ['The request body is not valid JSON.'] });
	return new ApiError(500, 'server_error', texts(error.message, 'خطأ داخلي'));
}

/** JSON is read; an empty body or one of another kind counts as one without fields, as Laravel has it. */
function addBodyParsers(app: FastifyInstance): void {
	const json = app.getDefaultJsonParser('remove', 'remove');
	app.removeAllContentTypeParsers();
	app.addContentTypeParser(
		/^application\/(.+\+)?json/,
		{ parseAs: 'string' },
		(request, body, done) => {
			if (body.length === 0) done(null, {});
			else void json(request, body as string, done);
		},
	);
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, {}));
}

/** The whole server; it does not listen yet. */
export async function createServer(core: SandboxState): Promise<FastifyInstance> {
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
	addApiPipeline(app, core);

	app.setErrorHandler<FastifyError | ApiError>((error, _request, reply) => {
		const known = toApiError(error);
		const body = known.toBody();
		const { validation } = core.settings.dialect;
		if (validation === 'message') delete (body as { errors?: unknown }).errors;
		return reply.code(known.status).headers(known.headers).send(body);
	});
	app.setNotFoundHandler(() => {
		throw notFound('Page');
	});

	// The gate lets no request of the API pass without an account.
	addApi(app, core.settings, (request: FastifyRequest) => request.account as SandboxAccount);
	controlPlugin(app, core);
	app.get('/openapi.json', async () => document);
	await phonePlugin(app);
	return app;
}
