import type {
	IBinaryData,
	IBinaryKeyData,
	IDataObject,
	IExecuteSingleFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { fields, findValue, removeField, toFileName, toMimeType } from './payloadValues';
import { isBase64 } from '../utils/base64';
import { parseDataUri } from '../utils/dataUri';

/** A file of a delivery: as base64 in it, downloaded, or as a part of a form that n8n has stored. */
export interface ReceivedFile {
	base64?: string;
	bytes?: Buffer;
	path?: string;
	mimeType?: string;
	fileName?: string;
}

/** More than any message contains. */
const MAX_FILES = 20;

/** What stands there is no file that somebody sent. */
const OTHER_KEYS = /^(?:quoted|reply|context)|thumb|preview|profile/i;
/** Under these keys a text is a file only beside a MIME type or a name. */
const DATA_KEYS = /^(?:media[_-]?|file[_-]?)?data$/i;
/** Under these also a name or a path may stand, which are shorter than any file. */
const FILE_KEYS = /^(?:media|file|image|video|audio|voice|document|sticker)$/i;
export const MIN_FILE_LENGTH = 64;

const TYPES = fields('mime_type mimetype media_mime_type content_type media_type');
const NAMES = fields('filename file_name media_filename media_file_name');

function parseFile(key: string, text: string, holder: IDataObject): ReceivedFile | undefined {
	const isBase64Key = /base64$/i.test(key);
	const isFileKey = FILE_KEYS.test(key) && text.length >= MIN_FILE_LENGTH;
	const uri = parseDataUri(text);
	if (!uri && !isBase64Key && !isFileKey && !DATA_KEYS.test(key)) return undefined;
	const mimeType = findValue([holder], TYPES, toMimeType);
	const fileName = findValue([holder], NAMES, toFileName);
	const isFile = (isBase64Key || mimeType !== null || fileName !== null) && isBase64(text.trim());
	if (!uri && !isFile) return undefined;
	return {
		base64: uri?.base64 ?? text,
		mimeType: uri?.mimeType || (mimeType ?? undefined),
		fileName: fileName ?? undefined,
	};
}
/**
 * Moves the files of a delivery's content, at any depth, to a list: base64 must not stay in the item's json.
 *
 * @param skippedKey a field of the content that is left alone, as are quoted messages and previews
 */
export function extractFiles(content: unknown, files: ReceivedFile[], skippedKey?: string): void {
	if (typeof content !== 'object' || content === null) return;
	for (const [key, value] of Object.entries(content)) {
		if (key === skippedKey || OTHER_KEYS.test(key)) continue;
		const holder = content as IDataObject;
		const file = typeof value === 'string' ? parseFile(key, value, holder) : undefined;
		if (!file) extractFiles(value, files);
		else if (files.length < MAX_FILES) {
			files.push(file);
			removeField(holder, key);
		}
	}
}

/** Returns the content of a file as n8n's binary data. */
export async function createBinary(
	{ helpers }: IWebhookFunctions | IExecuteSingleFunctions,
	{ base64 = '', bytes, mimeType, fileName }: ReceivedFile,
): Promise<IBinaryData> {
	const content = bytes ?? Buffer.from(base64, 'base64');
	return nameFile(await helpers.prepareBinaryData(content, fileName, mimeType));
}

function nameFile(data: IBinaryData): IBinaryData {
	data.fileName ??= `file.${data.fileExtension ?? 'bin'}`;
	return data;
}

/** Returns the files as n8n's binary data, `data`, `data2` and so on; nothing when there are none. */
export async function toBinaryData(
	context: IWebhookFunctions,
	files: ReceivedFile[],
): Promise<{ binary?: IBinaryKeyData }> {
	if (files.length === 0) return {};
	const binary: IBinaryKeyData = {};
	for (const [index, file] of files.entries()) {
		const { path, mimeType, fileName } = file;
		binary[index === 0 ? 'data' : `data${index + 1}`] =
			path === undefined
				? await createBinary(context, file)
				: nameFile(await context.nodeHelpers.copyBinaryFile(path, fileName ?? 'file', mimeType));
	}
	return { binary };
}
