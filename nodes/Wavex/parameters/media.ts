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

/** WhatsApp's ceiling for a file. */
const MAX_BYTES = 16 * 1024 * 1024;

/** The types of what people send as documents; for any other the API is left to find out itself. */
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

/** How many bytes base64 stands for; at most two less when it is padded. */
function getBase64Size(base64: string): number {
	const padding = /={0,2}$/.exec(base64.slice(-2))?.[0].length ?? 0;
	return Math.floor(((base64.length - padding) * 3) / 4);
}

function checkSize(context: IExecuteSingleFunctions, bytes: number, what: string): void {
	if (bytes > 0 && bytes <= MAX_BYTES) return;
	if (bytes === 0)
		throwInputError(context, `${what} is empty`, 'Check the node that the file comes from.');
	const size = `${(bytes / 1024 / 1024).toFixed(1)} MB (${bytes} bytes)`;
	throwInputError(
		context,
		`${what} has ${size}; WhatsApp takes 16 MB`,
		'Send a smaller file, or its link.',
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
			"Name for 'Input Binary Field' the field that the node before puts the file in.",
		);
	}
}

/**
 * The file of the named binary field, as base64. Its size is looked up before it is read, so that a file that is too
 * large is never in memory.
 */
export const binaryFileContent: ValueResolver = async (context) => {
	const [field, binary] = getBinaryField(context);
	const what = `The file ${formatValue(binary.fileName ?? field)}`;
	if (!binary.id) {
		// Without a place of its own n8n keeps a file as base64 in the item.
		checkSize(context, getBase64Size(binary.data), what);
		return binary.data;
	}
	const known = binary.bytes ?? (await context.helpers.getBinaryMetadata(binary.id)).fileSize;
	checkSize(context, known, what);
	const content = await context.helpers.getBinaryDataBuffer(field);
	checkSize(context, content.length, what);
	return content.toString('base64');
};

/** The field's base64 without what the API does not take: a `data:` prefix and line breaks. */
export const base64TextContent: ValueResolver = (context) => {
	const label = 'Base64 Text';
	const given = requiredText(context, 'mediaBase64', label);
	const base64 = (parseDataUri(given)?.base64 ?? given).replace(/\s+/g, '');
	const bare = base64.replace(/={1,2}$/, '');
	if (/[^A-Za-z0-9+/]/.test(bare) || bare.length % 4 === 1) {
		return throwInputError(
			context,
			`The field '${label}' is ${formatValue(given)}, which is not base64`,
			"Choose another 'Media Source' for a link or a file of the workflow.",
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

/** What the user named the file, else what its source calls it. */
export const fileName: ValueResolver = (context) => {
	const given = optional(requiredText)(context, 'fileName', 'File Name');
	if (given !== undefined) return given;
	const source = getParameter(context, 'mediaSource');
	if (source === 'binary') return getBinaryField(context)[1].fileName;
	return source === 'url'
		? getFileNameFromUrl(String(getParameter(context, 'mediaUrl')))
		: undefined;
};

/** What the user said of the file's type, else what its source says, else what its name says. */
export const mimeType: ValueResolver = (context) => {
	const given = optional(requiredText)(context, 'mimeType', 'MIME Type');
	if (given !== undefined) return given;
	const source = getParameter(context, 'mediaSource');
	const ofBinary = source === 'binary' ? getBinaryField(context)[1].mimeType : undefined;
	if (!isBlank(ofBinary)) return ofBinary;
	const name = String(fileName(context) ?? '');
	const byName = MIME_TYPES[/\.(\w+)$/.exec(name)?.[1].toLowerCase() ?? ''];
	if (byName !== undefined || source !== 'base64') return byName;
	return parseDataUri(String(getParameter(context, 'mediaBase64')))?.mimeType.split(';')[0];
};
