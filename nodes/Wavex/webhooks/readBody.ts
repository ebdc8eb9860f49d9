import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { parseJsonText, toObject, toText } from './payloadValues';
import type { ReceivedFile } from './receivedFiles';

/** The body of a webhook call, whatever its content type. */
export interface ReceivedBody {
	body: unknown;
	/** The files that came as parts of a form. */
	files: ReceivedFile[];
}

/** n8n's request. It reads the body by itself only for the content types that it knows. */
interface WebhookRequest {
	body?: unknown;
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
	contentType?: string;
}

/** Reads `event=message.received&data[from]=…`, the body of a form that does not say what it is. */
function parseForm(text: string): unknown {
	return /^[\w.-]+(?:\[|%5B|=)/i.test(text.slice(0, 200)) && text.includes('=')
		? Object.fromEntries(new URLSearchParams(text))
		: text;
}

/** Returns the files of a form that n8n has parsed and stored. */
function getUploads(files: unknown): ReceivedFile[] {
	return Object.values(toObject(files) ?? {})
		.flat(1)
		.map(toObject)
		.filter((file) => typeof file?.filepath === 'string')
		.map((file) => ({
			path: String(file?.filepath),
			fileName: toText(file?.originalFilename)?.split(/[\\/]/).pop() || undefined,
			mimeType: toText(file?.mimetype) ?? undefined,
		}));
}

/** Returns the body of a call: JSON or a form of any content type, or none, also compressed with gzip (n8n unpacks it). */
export async function readBody(context: IWebhookFunctions): Promise<ReceivedBody> {
	const request = context.getRequestObject() as unknown as WebhookRequest;
	const body: unknown = context.getBodyData();
	if (request.contentType === 'multipart/form-data') {
		const { data, files } = (toObject(body) ?? {}) as IDataObject;
		return { body: data, files: getUploads(files) };
	}
	if (typeof body === 'object' && body !== null && Object.keys(body).length > 0) {
		return { body, files: [] };
	}
	await request.readRawBody?.();
	const text = typeof body === 'string' ? body : (request.rawBody?.toString() ?? '');
	const json = parseJsonText(text.replace(/^\ufeff/, ''));
	return { body: typeof json === 'string' ? parseForm(json) : json, files: [] };
}
