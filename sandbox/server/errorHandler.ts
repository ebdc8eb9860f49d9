import type { FastifyError, FastifyInstance } from 'fastify';
import { ApiError, localized, validationError } from '../api/responses';
import type { Settings } from '../options';

function toApiError(error: FastifyError | ApiError): ApiError {
	if (error instanceof ApiError) return error;
	if (error.statusCode === 413) {
		const text = localized('The request body is too large', 'حجم الطلب كبير جدا');
		return new ApiError(413, 'validation_failed', text);
	}
	if (error.statusCode === 400) {
		return validationError({ body: ['The request body is not valid JSON.'] });
	}
	return new ApiError(500, 'server_error', localized(error.message, 'خطأ داخلي'));
}

/** Sends every error in the API's form. */
export function setErrorHandler(app: FastifyInstance, settings: Settings): void {
	app.setErrorHandler<FastifyError | ApiError>((error, _request, reply) => {
		const apiError = toApiError(error);
		const body = apiError.toBody(settings.dialect.validation === 'laravel');
		return reply.code(apiError.status).headers(apiError.headers).send(body);
	});
}
