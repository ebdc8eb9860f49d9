import type { IBinaryData, IExecuteSingleFunctions } from 'n8n-workflow';

import { parseDataUri } from '../utils/dataUri';
import type { ValueResolver } from './deferred';
import {
	isBlank,
	optional,
	throwInputError,
	formatValue,
	requiredText,
	getParameter,
} from './values';

/** WhatsApp's limit for a file, in bytes. */
const MAX_BYTES = 16 * 1024 * 1024;

/** The types of common documents; the API detects any other type itself. */
const MIME_TYPES: Record<string, string> = {
	csv: 'text/csv',
	doc: 'application/msword',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	gif: 'image/gif',
	html: 'text/html',
	ics: 'text/calendar',
	jpeg: 'image/jpeg',
	jpg: 'image/jpeg',
	json: 'application/json',
	mp3: 'audio/mpeg',
	mp4: 'video/mp4',
	odt: 'application/vnd.oasis.opendocument.text',
	ods: 'application/vnd.oasis.opendocument.spreadsheet',
	pdf: 'application/pdf',
	png: 'image/png',
	ppt: 'application/vnd.ms-powerpoint',
	pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	rtf: 'application/rtf',
	txt: 'text/plain',
	vcf: 'text/vcard',
	webp: 'image/webp',
	xls: 'application/vnd.ms-excel',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	xml: 'application/xml',
	zip: 'application/zip',
};

/** Returns the size of the decoded data in bytes. */
function getBase64Size(base64: string): number {
	const padding = /={0,2}$/.exec(base64.slice(-2))?.[0].length ?? 0;
	return Math.floor(((base64.length - padding) * 3) / 4);
}

function checkSize(context: IExecuteSingleFunctions, bytes: number, subject: string): void {
	if (bytes > 0 && bytes <= MAX_BYTES) return;
	if (bytes === 0)
		throwInputError(context, `${subject} is empty`, 'Check the node that returns the file.');
	const size = `${(bytes / 1024 / 1024).toFixed(1)} MB (${bytes} bytes)`;
	throwInputError(
		context,
		`${subject} has ${size}; WhatsApp accepts up to 16 MB`,
		'Send a smaller file or a link to it.',
	);
}

function getBinaryField(context: IExecuteSingleFunctions): [string, IBinaryData] {
	const field = requiredText(context, 'binaryPropertyName', 'Input Binary Field').trim();
	try {
		return [field, context.helpers.assertBinaryData(field)];
	} catch {
		return throwInputError(
			context,
			`The item has no file in the binary field ${formatValue(field)}`,
			"Set 'Input Binary Field' to the field in which the previous node returns the file.",
		);
	}
}

/** Returns the binary field as base64. Checks its size before reading it, so a file that is too large is never in memory. */
export const readBinaryFile: ValueResolver = async (context) => {
	const [field, binary] = getBinaryField(context);
	const subject = `The file ${formatValue(binary.fileName ?? field)}`;
	if (!binary.id) {
		// Without an ID the item itself contains the file as base64.
		checkSize(context, getBase64Size(binary.data), subject);
		return binary.data;
	}
	const known = binary.bytes ?? (await context.helpers.getBinaryMetadata(binary.id)).fileSize;
	checkSize(context, known, subject);
	const content = await context.helpers.getBinaryDataBuffer(field);
	checkSize(context, content.length, subject);
	return content.toString('base64');
};

/** Returns the base64 without what the API rejects: a `data:` prefix and line breaks. */
export const readBase64Text: ValueResolver = (context) => {
	const label = 'Base64 Text';
	const given = requiredText(context, 'mediaBase64', label);
	const base64 = (parseDataUri(given)?.base64 ?? given).replace(/\s+/g, '');
	const bare = base64.replace(/={1,2}$/, '');
	if (/[^A-Za-z0-9+/]/.test(bare) || bare.length % 4 === 1) {
		return throwInputError(
			context,
			`The field '${label}' is ${formatValue(given)}, which is not base64`,
			"To send a link or a file of the workflow, choose another 'Media Source'.",
		);
	}
	checkSize(context, getBase64Size(base64), 'The file');
	return base64;
};

function getFileNameFromUrl(url: string): string | undefined {
	const name = /^https?:\/\/[^/?#]+\/(?:[^?#]*\/)?([^/?#]+)(?:[?#]|$)/i.exec(url.trim())?.[1];
	if (name === undefined) return undefined;
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}

/** Returns the file name that the user entered, or else the name that its source has. */
export const readFileName: ValueResolver = (context) => {
	const given = optional(requiredText)(context, 'fileName', 'File Name');
	if (given !== undefined) return given;
	const source = getParameter(context, 'mediaSource');
	if (source === 'binary') return getBinaryField(context)[1].fileName;
	return source === 'url'
		? getFileNameFromUrl(String(getParameter(context, 'mediaUrl')))
		: undefined;
};

/** Returns the type that the user entered, or else that of the source or of the file name. */
export const readMimeType: ValueResolver = (context) => {
	const given = optional(requiredText)(context, 'mimeType', 'MIME Type');
	if (given !== undefined) return given;
	const source = getParameter(context, 'mediaSource');
	const binaryType = source === 'binary' ? getBinaryField(context)[1].mimeType : undefined;
	if (!isBlank(binaryType)) return binaryType;
	const name = String(readFileName(context) ?? '');
	const typeByName = MIME_TYPES[/\.(\w+)$/.exec(name)?.[1].toLowerCase() ?? ''];
	if (typeByName !== undefined || source !== 'base64') return typeByName;
	return parseDataUri(String(getParameter(context, 'mediaBase64')))?.mimeType.split(';')[0];
};
