/** The API's own list of error codes. 405 and 413 are not on it and borrow the nearest word. */
export type ErrorCode =
	| 'Unauthenticated'
	| 'security_violation'
	| 'not_found'
	| 'validation_failed'
	| 'rate_limit_exceeded'
	| 'server_error';

/** Texts as the API gives them: Arabic in `message`, English in `message_en`. */
export interface LocalizedText {
	message: string;
	message_en: string;
}

export type FieldErrors = Record<string, string[]>;

/** An answer of the API that is not a success. */
export class ApiError extends Error {
	constructor(
		readonly status: number,
		readonly code: ErrorCode,
		readonly localized: LocalizedText,
		readonly errors?: FieldErrors,
		readonly headers: Record<string, string> = {},
	) {
		super(localized.message_en);
	}

	toBody(): object {
		const body = { success: false, error: this.code, ...this.localized };
		return this.errors ? { ...body, errors: this.errors } : body;
	}
}

export function texts(message_en: string, message: string): LocalizedText {
	return { message, message_en };
}

/** A success: `{success, data}`, with both texts where the API gives them. */
export function success(data: unknown, said?: LocalizedText): object {
	return { success: true, ...said, data };
}

/** A success without useful data. */
export function successMessage(said: LocalizedText): object {
	return { success: true, ...said };
}

export function notFound(what: string): ApiError {
	return new ApiError(404, 'not_found', texts(`${what} not found`, 'العنصر غير موجود'));
}

/** Refuses one field as Laravel does: the first text is also the message. */
export function validationError(errors: FieldErrors): ApiError {
	const all = Object.values(errors).flat();
	const more = all.length - 1;
	const rest = more > 0 ? ` (and ${more} more error${more > 1 ? 's' : ''})` : '';
	return new ApiError(422, 'validation_failed', texts(all[0] + rest, all[0] + rest), errors);
}

/** The request is well formed, but the world is not in a state for it. */
export function conflict(message_en: string, message: string): ApiError {
	return new ApiError(422, 'validation_failed', texts(message_en, message));
}
