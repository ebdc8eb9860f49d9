import type { IExecuteSingleFunctions } from 'n8n-workflow';

import { parseDataUri } from '../utils/dataUri';
import { isObject } from '../utils/isObject';
import { getBinaryFields, getBinaryFile } from './binaryField';
import type { ValueResolver } from './deferred';
import {
	chooseMimeType,
	findTypeByContent,
	getExtension,
	getExtensionByType,
	getMediaKind,
} from './mediaTypes';
import type { MediaKind } from './mediaTypes';
import {
	optional,
	throwInputError,
	formatValue,
	requireText,
	requiredText,
	getParameter,
} from './values';

/** WhatsApp's limit for a file, in bytes. */
const MAX_BYTES = 16 * 1024 * 1024;

/** What n8n puts in place of a file that it keeps elsewhere: the name of the storage, or an ID in it (binary-data.config of n8n-core). */
const STORAGE = /^(?:default|filesystem(?:-v2)?|database|s3|azure)(?::|$)/;

const CHECK_SOURCE = 'Check the node that returns the file.';

/** Returns the size of the decoded data in bytes. */
function getBase64Size(base64: string): number {
	const padding = /={0,2}$/.exec(base64.slice(-2))?.[0].length ?? 0;
	return Math.floor(((base64.length - padding) * 3) / 4);
}

function checkSize(context: IExecuteSingleFunctions, bytes: number, subject: string): void {
	if (bytes > 0 && bytes <= MAX_BYTES) return;
	if (bytes === 0) throwInputError(context, `${subject} is empty`, CHECK_SOURCE);
	const size = `${(bytes / 1024 / 1024).toFixed(1)} MB (${bytes} bytes)`;
	throwInputError(
		context,
		`${subject} has ${size}; WhatsApp accepts up to 16 MB`,
		'Send a smaller file or a link to it.',
	);
}

/** Returns base64 without what the API rejects: a `data:` prefix and line breaks. Throws when it is none. */
function toBase64(
	context: IExecuteSingleFunctions,
	given: unknown,
	subject: string,
	advice = CHECK_SOURCE,
): string {
	const base64 = String(parseDataUri(String(given))?.base64 ?? given).replace(/\s+/g, '');
	const bare = base64.replace(/={1,2}$/, '');
	if (!/[^A-Za-z0-9+/]/.test(bare) && bare.length % 4 !== 1) return base64;
	const message = `${subject} is ${formatValue(given)}, which is not base64`;
	return throwInputError(context, message, advice);
}

/** Returns the binary field as base64. Checks its size before reading it, so a file that is too large is never in memory. */
export const readBinaryFile: ValueResolver = async (context) => {
	const { id, data, bytes, fileName } = getBinaryFile(context);
	const subject = fileName ? `The file ${formatValue(fileName)}` : 'The file';
	if (!id) {
		// Without an ID the item itself contains the file as base64; one that code built may have another form.
		const content = STORAGE.test(data ?? '') ? '' : toBase64(context, data ?? '', subject);
		checkSize(context, getBase64Size(content), subject);
		return content;
	}
	const { getBinaryMetadata, getBinaryStream, binaryToBuffer } = context.helpers;
	checkSize(context, bytes ?? (await getBinaryMetadata(id)).fileSize, subject);
	const content = await binaryToBuffer(await getBinaryStream(id));
	checkSize(context, content.length, subject);
	return content.toString('base64');
};

/** Throws when this is the name of a file, or n8n's record of it, and not the file itself. */
function requireContent(context: IExecuteSingleFunctions, given: unknown, label: string): void {
	const fields = getBinaryFields(context);
	const name = typeof given === 'string' ? given.trim() : '';
	const isName = STORAGE.test(name) || fields.includes(name);
	const isRecord = isObject(given) && 'mimeType' in given;
	if (!isName && !isRecord) return;
	const field = fields.length === 1 ? fields[0] : 'data';
	throwInputError(
		context,
		`The field '${label}' is ${formatValue(given)}: it refers to a file, and does not contain it`,
		`Set 'Media Source' to 'Binary File', and 'Input Binary Field' to the field of the file, e.g. ${field}.`,
	);
}

/** Returns the text as `toBase64` does. */
export const readBase64Text: ValueResolver = (context) => {
	const label = 'Base64 Text';
	const value = getParameter(context, 'mediaBase64');
	requireContent(context, value, label);
	const base64 = toBase64(
		context,
		requireText(context, value, label),
		`The field '${label}'`,
		"To send a link or a file of the workflow, choose another 'Media Source'.",
	);
	checkSize(context, getBase64Size(base64), 'The file');
	return base64;
};

/** Pages that return files are named after their program. */
const SCRIPT = /^(?:php\d?|aspx?|ashx|jspx?|cgi|cfm|do|action)$/;

/** Returns the name in a URL if it is one of a file: `invoice.pdf`, not `download` or `report.php`. */
function getFileNameFromUrl(url: string): string | undefined {
	let path = /^https?:\/\/[^/?#]+\/([^?#]*)/i.exec(url.trim())?.[1] ?? '';
	try {
		path = decodeURIComponent(path);
	} catch {
		// A percent sign that encodes nothing.
	}
	const name = path.slice(path.lastIndexOf('/') + 1);
	const extension = getExtension(name);
	return extension === undefined || SCRIPT.test(extension) ? undefined : name;
}

interface Source {
	name?: string;
	mimeType?: string;
	extension?: string;
}

/** Returns what the file's source says about it. */
function describeSource(context: IExecuteSingleFunctions): Source {
	const source = getParameter(context, 'mediaSource');
	if (source === 'binary') {
		const { fileName, mimeType, fileExtension } = getBinaryFile(context);
		// n8n's extension of files whose type it does not know.
		const extension = fileExtension === 'bin' ? undefined : fileExtension;
		return { name: fileName, mimeType, extension };
	}
	if (source === 'url') {
		return { name: getFileNameFromUrl(String(getParameter(context, 'mediaUrl'))) };
	}
	const mimeType = parseDataUri(String(getParameter(context, 'mediaBase64')))?.mimeType;
	return { mimeType: mimeType?.split(';')[0] };
}

/** Returns the name and the type that the user entered, or else those of the source. A name without an extension gets the source's. */
function describeFile(context: IExecuteSingleFunctions): Source {
	const source = describeSource(context);
	const type = optional(requiredText)(context, 'mimeType', 'MIME Type');
	let name = (optional(requiredText)(context, 'fileName', 'File Name') ?? source.name ?? '').trim();
	const extension =
		(type && getExtensionByType(type)) ||
		source.extension ||
		getExtension(source.name ?? '') ||
		getExtensionByType(source.mimeType ?? '');
	if (name && extension && !getExtension(name)) {
		name += `${name.endsWith('.') ? '' : '.'}${extension}`;
	}
	return { name: name || undefined, mimeType: type ?? chooseMimeType(source.mimeType, name) };
}

export const readFileName: ValueResolver = (context) => describeFile(context).name;

export const readMimeType: ValueResolver = (context) => describeFile(context).mimeType;

/** Returns the type that the source of the file names, or that its name there has. */
export function getSourceMimeType(context: IExecuteSingleFunctions): string | undefined {
	const { mimeType, name } = describeSource(context);
	return chooseMimeType(mimeType, name ?? '');
}

/** What WhatsApp accepts in place of the other: recordings are often videos without a picture, and GIFs are sent as videos. */
const isAccepted = (kind: MediaKind, actual: MediaKind, type: string) =>
	kind === 'document' ||
	kind === actual ||
	(kind === 'audio' && actual === 'video') ||
	(kind === 'video' && type === 'image/gif');

/**
 * Throws when the file is certainly of another kind than the message, such as a picture in a voice message.
 *
 * @param base64 the file, or nothing when the API loads it
 */
export function checkMediaKind(
	context: IExecuteSingleFunctions,
	kind: MediaKind,
	base64 = '',
): void {
	const type = findTypeByContent(base64) ?? getSourceMimeType(context) ?? '';
	const actual = getMediaKind(type);
	if (!actual || isAccepted(kind, actual, type)) return;
	const toName = (word: string) => `Send ${word[0].toUpperCase()}${word.slice(1)}`;
	throwInputError(
		context,
		`The file is of the type ${type}, which ${toName(kind)} cannot send`,
		`Use ${toName(actual)}${actual === 'document' ? '' : ' or Send Document'} for this file.`,
	);
}
