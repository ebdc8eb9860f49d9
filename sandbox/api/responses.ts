/** The error codes that the API documents. It has none for 405 and 413: these use the closest code. */
export type ErrorCode =
	| 'Unauthenticated'
	| 'security_violation'
	| 'not_found'
	| 'validation_failed'
	| 'rate_limit_exceeded'
	| 'server_error';

/** A text in the API's two languages: Arabic in `message`, English in `message_en`. */
export interface LocalizedText {
	message: string;
	message_en: string;
}

export type FieldErrors = Record<string, string[]>;

/** An error response of the API. */
export class ApiError extends Error {
	constructor(
		readonly status: number,
		readonly errorCode: ErrorCode,
		readonly texts: LocalizedText,
		readonly errors?: FieldErrors,
		readonly headers: Record<string, string> = {},
	) {
		super(texts.message_en);
	}

	toBody(withFieldErrors = true): object {
		const body = { success: false, error: this.errorCode, ...this.texts };
		return this.errors && withFieldErrors ? { ...body, errors: this.errors } : body;
	}
}

export function localized(message_en: string, message: string): LocalizedText {
	return { message, message_en };
}

/** Creates `{success, data}`, with both texts where the API sends them. */
export function success(data: unknown, text?: LocalizedText): object {
	return { success: true, ...text, data };
}

/** Creates a success response without data. */
export function successMessage(text: LocalizedText): object {
	return { success: true, ...text };
}

export function notFound(name: string): ApiError {
	return new ApiError(404, 'not_found', localized(`${name} not found`, 'العنصر غير موجود'));
}

/** Creates a 422 as Laravel does: the first text is also the message. */
export function validationError(errors: FieldErrors): ApiError {
	const all = Object.values(errors).flat();
	const more = all.length - 1;
	const rest = more > 0 ? ` (and ${more} more error${more > 1 ? 's' : ''})` : '';
	return new ApiError(422, 'validation_failed', localized(all[0] + rest, all[0] + rest), errors);
}

/** Creates a 422 for a valid request that the current state does not allow. */
export function conflict(message_en: string, message: string): ApiError {
	return new ApiError(422, 'validation_failed', localized(message_en, message));
}
