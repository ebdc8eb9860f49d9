import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	IWebhookFunctions,
} from 'n8n-workflow';

import { getAccount } from '../transport/account';
import { isHttpUrl, isLocal, parseUrl } from '../utils/url';
import { toFileName, toText } from './payloadValues';
import type { ReceivedFile } from './receivedFiles';

/** WhatsApp's limit for a file. */
export const MAX_BYTES = 16 * 1024 * 1024;

const TIMEOUT_MS = 15_000;
const MAX_REDIRECTS = 3;

type DownloadContext = IWebhookFunctions | IExecuteSingleFunctions;

/** Why a file could not be downloaded, as a sentence. */
class DownloadFailure extends Error {}

function getAllowedUrl(link: string, baseUrl: string): URL {
	if (!isHttpUrl(link)) throw new DownloadFailure('The link is not a valid http or https URL.');
	const url = new URL(link);
	const isOwnHost = parseUrl(baseUrl)?.hostname === url.hostname;
	if (isLocal(url) && !isOwnHost) {
		throw new DownloadFailure('The link leads to a private address.');
	}
	return url;
}

/** Sends one GET. Only the credential's own origin gets the token. */
async function request(
	context: DownloadContext,
	url: URL,
	abortSignal: AbortSignal,
): Promise<IN8nHttpFullResponse> {
	const options: IHttpRequestOptions = {
		method: 'GET',
		url: url.href,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: TIMEOUT_MS,
		abortSignal,
	};
	const { baseUrl, credential } = await getAccount(context);
	const isOwn = parseUrl(baseUrl)?.origin === url.origin;
	const response: unknown = isOwn
		? await context.helpers.httpRequestWithAuthentication.call(context, 'wavexApi', options, {
				credentialsDecrypted: credential,
			})
		: await context.helpers.httpRequest(options);
	return response as IN8nHttpFullResponse;
}

/** Follows redirects within the host of the link. */
async function open(
	context: DownloadContext,
	link: string,
	signal: AbortSignal,
): Promise<IN8nHttpFullResponse> {
	const { baseUrl } = await getAccount(context);
	let url = getAllowedUrl(link, baseUrl);
	for (let count = 0; count <= MAX_REDIRECTS; count++) {
		const response = await request(context, url, signal);
		const { statusCode, headers } = response;
		if (statusCode === 200) return response;
		destroy(response);
		const location = toText(headers.location);
		if (statusCode < 300 || statusCode > 399 || location === null) {
			throw new DownloadFailure(`${url.host} responded with status ${statusCode}.`);
		}
		const next = parseUrl(location, url);
		if (next?.host !== url.host || (next.protocol !== url.protocol && next.protocol !== 'https:')) {
			throw new DownloadFailure(`${url.host} redirects to another host.`);
		}
		url = getAllowedUrl(next.href, baseUrl);
	}
	throw new DownloadFailure(`${url.host} redirects too often.`);
}

type Stream = AsyncIterable<Buffer> & {
	destroy(): void;
	on(name: 'error', listen: () => void): void;
};

const getStream = ({ body }: IN8nHttpFullResponse) => body as unknown as Stream;

function destroy(response: IN8nHttpFullResponse): void {
	const stream = getStream(response);
	// What goes wrong while it ends is of no interest, but without a listener it would end n8n.
	stream.on('error', () => {});
	stream.destroy();
}

export function describeTooLarge(maxBytes: number): string {
	return `The file is larger than ${maxBytes / 1024 / 1024} MB.`;
}

/** Reads a response, and no more than the limit of it. */
async function readBytes(response: IN8nHttpFullResponse, maxBytes: number): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	try {
		for await (const chunk of getStream(response)) {
			size += chunk.length;
			if (size > maxBytes) throw new DownloadFailure(describeTooLarge(maxBytes));
			chunks.push(chunk);
		}
	} finally {
		destroy(response);
	}
	if (size === 0) throw new DownloadFailure('The file is empty.');
	return Buffer.concat(chunks);
}

function getMimeType(response: IN8nHttpFullResponse, known: string | null): string | undefined {
	const type = toText(response.headers['content-type']) ?? undefined;
	// Instead of a file, servers send a page that asks to sign in.
	if (type?.startsWith('text/html') && !known?.startsWith('text/html')) {
		destroy(response);
		throw new DownloadFailure('The link leads to a web page, not to a file.');
	}
	if (known?.includes('/')) return known;
	return type?.startsWith('application/octet-stream') ? undefined : type;
}

function explain(error: unknown, signal: AbortSignal): string {
	if (error instanceof DownloadFailure) return error.message;
	// The message of another error can show the request, and with it the token.
	return signal.aborted
		? `The download took longer than ${TIMEOUT_MS / 1000} seconds.`
		: 'The host of the link could not be reached.';
}

/**
 * Downloads the file to which a message links: within 15 s, from a public host or the API's own.
 *
 * @param media the file as the parser describes it
 * @param maxBytes the limit for its size
 * @returns why there is no file, as a sentence, if it fails
 */
export async function downloadFile(
	context: DownloadContext,
	media: IDataObject,
	maxBytes = MAX_BYTES,
): Promise<ReceivedFile | string> {
	const signal = AbortSignal.timeout(TIMEOUT_MS);
	const link = String(media.url);
	try {
		const response = await open(context, link, signal);
		const mimeType = getMimeType(response, toText(media.mime_type));
		const bytes = await readBytes(response, maxBytes);
		const lastPart = toFileName(new URL(link).pathname);
		const fileName =
			toText(media.filename) ?? (/\.\w{1,8}$/.test(lastPart ?? '') ? lastPart : null);
		return { bytes, mimeType, fileName: fileName ?? undefined };
	} catch (error) {
		return explain(error, signal);
	}
}
