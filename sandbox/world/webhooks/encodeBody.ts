import { gzipSync } from 'node:zlib';
import type { Dialect } from '../../api/dialects';

export interface EncodedBody {
	body: string | Buffer;
	headers: Record<string, string>;
}

const BOUNDARY = 'sandbox-delivery';

/** Returns the fields as form keys: `data[from]`, `data[media][mime_type]`. */
function flatten(value: unknown, prefix = ''): Array<[string, string]> {
	if (value === undefined || value === null) return [];
	if (typeof value !== 'object') return [[prefix, String(value)]];
	return Object.entries(value).flatMap(([key, inner]) =>
		flatten(inner, prefix === '' ? key : `${prefix}[${key}]`),
	);
}

const JSON_TYPES: Partial<Record<Dialect['webhookBody'], string>> = {
	json: 'application/json',
	apiJson: 'application/vnd.api+json',
	binary: 'application/octet-stream',
	text: 'text/plain',
};

/** Returns a delivery as it goes over the wire. */
export function encodeBody(json: string, form: Dialect['webhookBody']): EncodedBody {
	if (form === 'gzip') {
		const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
		return { body: gzipSync(json), headers };
	}
	if (form === 'form') {
		const body = new URLSearchParams(flatten(JSON.parse(json))).toString();
		return { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } };
	}
	if (form === 'multipart') {
		const part = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="payload"\r\n\r\n${json}\r\n`;
		const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
		return { body: `${part}--${BOUNDARY}--\r\n`, headers };
	}
	const type = JSON_TYPES[form];
	return { body: json, headers: type === undefined ? {} : { 'content-type': type } };
}
