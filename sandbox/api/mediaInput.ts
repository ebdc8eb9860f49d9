import { validationError } from './responses';
import { validateMediaUrl } from './mediaUrlGuard';
import { MAX_MEDIA_BYTES } from '../world/mediaStore';
import type { Media } from '../world/recordTypes';
import type { Dialect } from './dialects';
import type { World } from '../world/world';

const DATA_URI = /^data:([\w.+-]+\/[\w.+-]+)?(?:;[\w=.-]+)*;base64,/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** For files without a MIME type. */
const DEFAULT_MIME_TYPES: Record<string, string> = {
	image: 'image/jpeg',
	document: 'application/octet-stream',
	video: 'video/mp4',
	audio: 'audio/ogg',
	sticker: 'image/webp',
};

/** Returns the image type by the first bytes; browsers need the correct one. */
function detectImageType(bytes: Buffer): string | null {
	if (bytes.subarray(0, 4).toString('latin1') === '\x89PNG') return 'image/png';
	if (bytes.subarray(0, 3).toString('latin1') === '\xff\xd8\xff') return 'image/jpeg';
	if (bytes.subarray(0, 4).toString('latin1') === 'GIF8') return 'image/gif';
	return bytes.subarray(8, 12).toString('latin1') === 'WEBP' ? 'image/webp' : null;
}

interface DecodedFile {
	bytes: Buffer;
	mimeType: string | null;
}

function refuseField(field: string, rule: string): never {
	throw validationError({ [field]: [`The ${field.replace(/_/g, ' ')} field ${rule}`] });
}

/** Throws a 422 for text that is not base64, not in the dialect's format, or over 16 MB. */
function decodeBase64(field: string, text: string, form: Dialect['base64']): DecodedFile {
	const prefix = form === 'bare' ? null : DATA_URI.exec(text);
	if (form === 'dataUriOnly' && !prefix) refuseField(field, 'must be a data URI.');
	const encoded = prefix ? text.slice(prefix[0].length) : text;
	if (encoded === '' || encoded.length % 4 === 1 || !BASE64.test(encoded)) {
		refuseField(field, 'must be bare base64.');
	}
	const bytes = Buffer.from(encoded, 'base64');
	if (bytes.length > MAX_MEDIA_BYTES) {
		refuseField(field, 'must not be greater than 16 MB.');
	}
	return { bytes, mimeType: prefix?.[1] ?? null };
}

interface MediaRules {
	base64: Dialect['base64'];
	allowPrivate: boolean;
}

/** Returns the file in `<kind>_url` or `<kind>_base64`. Throws a 403 or 422. */
export function readMedia(
	world: World,
	kind: string,
	body: Record<string, string | undefined>,
	rules: MediaRules,
): Media {
	const filename = body.filename ?? null;
	const url = body[`${kind}_url`];
	const isDataUri = url !== undefined && /^data:/i.test(url);
	const isUrlOnly = rules.base64 === 'dataUriAsUrl';
	const inUrl = isDataUri && (isUrlOnly || rules.base64 === 'everywhere');
	if (url === undefined && isUrlOnly) refuseField(`${kind}_url`, 'is required.');
	if (url !== undefined && !inUrl) {
		if (isDataUri) refuseField(`${kind}_url`, 'must be a valid URL.');
		validateMediaUrl(`${kind}_url`, url, rules.allowPrivate);
		return {
			mime_type: body.mime_type ?? DEFAULT_MIME_TYPES[kind],
			filename,
			url,
			size: null,
			file: null,
		};
	}
	const field = inUrl ? `${kind}_url` : `${kind}_base64`;
	const { bytes, mimeType } = decodeBase64(field, body[field] ?? '', rules.base64);
	const mime_type =
		body.mime_type ?? mimeType ?? detectImageType(bytes) ?? DEFAULT_MIME_TYPES[kind];
	const file = `/_sandbox/media/${world.media.add(bytes, mime_type)}`;
	return { mime_type, filename, url: null, size: bytes.length, file };
}
