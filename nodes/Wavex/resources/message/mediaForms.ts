import { NodeApiError } from 'n8n-workflow';
import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';

import { getHttpStatus, toNodeError } from '../../errors/nodeErrors';
import { createExecutor, fetchRecords } from '../../execution/executeRequest';
import { getSourceMimeType } from '../../parameters/mediaFile';
import { findTypeByContent } from '../../parameters/mediaTypes';
import { getAccount } from '../../transport/account';
import type { RateLimiter } from '../../transport/rateLimiter';

/** How a body can contain a file. Which of these the API accepts is not documented; the first is what its field names say. */
const MEDIA_FORMS = ['bareBase64', 'dataUri', 'dataUriAsUrl'] as const;

type MediaForm = (typeof MEDIA_FORMS)[number];

/** The form that the API took last, for each token: a token has one rate limiter in this process. */
const acceptedForms = new WeakMap<RateLimiter, MediaForm>();

const DEFAULT_MIME_TYPES: Record<string, string> = {
	audio: 'audio/ogg',
	document: 'application/octet-stream',
	image: 'image/jpeg',
	video: 'video/mp4',
};

function createDataUri(
	context: IExecuteSingleFunctions,
	kind: string,
	base64: string,
	givenType: unknown,
): string {
	const type =
		givenType ??
		findTypeByContent(base64) ??
		getSourceMimeType(context) ??
		DEFAULT_MIME_TYPES[kind];
	return `data:${String(type)};base64,${base64}`;
}

/** Whether the API certainly refused the request, and because of the file's field: as `image_base64`, or `image url` in a sentence. */
function refusesMedia(error: unknown, kind: string): boolean {
	if (!(error instanceof NodeApiError) || getHttpStatus(error) !== '422') return false;
	const text = `${error.message} ${error.description}`.toLowerCase().replace(/[_ ]/g, '');
	return text.includes(`${kind}base64`) || text.includes(`${kind}url`);
}

/**
 * Sends a message with a file in the form that the API took last, and in the next one only after a 422 that names the file's
 * field. Any other failure may mean that the message was sent.
 */
export const executeSendMedia = createExecutor(async (context, options, limit) => {
	const body = options.body as IDataObject;
	const field = Object.keys(body).find((name) => name.endsWith('_base64'));
	if (field === undefined) return await fetchRecords(context, options, limit);
	const kind = field.replace('_base64', '');
	const { [field]: base64, ...fields } = body;
	const { rateLimiter } = await getAccount(context);
	let refusal: unknown;
	for (const form of new Set([acceptedForms.get(rateLimiter) ?? MEDIA_FORMS[0], ...MEDIA_FORMS])) {
		const name = form === 'dataUriAsUrl' ? `${kind}_url` : field;
		const file =
			form === 'bareBase64'
				? base64
				: createDataUri(context, kind, String(base64), fields.mime_type);
		try {
			const request = { ...options, body: { ...fields, [name]: file } };
			const records = await fetchRecords(context, request, limit);
			acceptedForms.set(rateLimiter, form);
			return records;
		} catch (error) {
			if (!refusesMedia(error, kind)) throw toNodeError(context.getNode(), error);
			refusal ??= error;
		}
	}
	throw refusal;
});
