import type { IBinaryKeyData, IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { toText, firstValue } from './payloadValues';
import { parseDataUri } from '../utils/dataUri';

/** A file that a delivery contains as base64. */
export interface ReceivedFile {
	base64: string;
	mimeType?: string;
	fileName?: string;
}

/** More than any message contains. */
const MAX_FILES = 20;

const BASE64 = /^[\w+/-]+={0,2}$/;

/** Whether the text under this key is a file as plain base64; `data` is one only together with a MIME type. */
function isFile(key: string, text: string, mimeType: unknown): boolean {
	const isNamed = /base64$/i.test(key) || (key === 'data' && mimeType !== undefined);
	return isNamed && BASE64.test(text);
}

function parseFile(key: string, text: string, holder: IDataObject): ReceivedFile | undefined {
	const mimeType = firstValue([holder], 'mime_type', 'mimeType', 'mimetype', 'content_type');
	const uri = parseDataUri(text);
	if (!uri && !isFile(key, text, mimeType)) return undefined;
	const fileName = toText(firstValue([holder], 'filename', 'file_name', 'fileName'));
	return {
		base64: uri?.base64 ?? text,
		mimeType: uri?.mimeType || (toText(mimeType) ?? undefined),
		// Without its path, which could make a later node write outside its folder.
		fileName: fileName?.split(/[\\/]/).pop() || undefined,
	};
}

/** Removes the files from a delivery's content, at any depth, and returns them: base64 must not stay in the item's json. */
export function extractFiles(content: unknown, files: ReceivedFile[] = []): ReceivedFile[] {
	if (typeof content !== 'object' || content === null) return files;
	for (const [key, value] of Object.entries(content)) {
		const holder = content as IDataObject;
		const file = typeof value === 'string' ? parseFile(key, value, holder) : undefined;
		if (!file) extractFiles(value, files);
		else if (files.length < MAX_FILES) {
			files.push(file);
			delete holder[key];
		}
	}
	return files;
}

/** Returns the files as n8n's binary data, `data`, `data2` and so on; nothing when there are none. */
export async function toBinaryData(
	context: IWebhookFunctions,
	files: ReceivedFile[],
): Promise<{ binary?: IBinaryKeyData }> {
	if (files.length === 0) return {};
	const binary: IBinaryKeyData = {};
	for (const [index, { base64, mimeType, fileName }] of files.entries()) {
		const bytes = Buffer.from(base64, 'base64');
		const data = await context.helpers.prepareBinaryData(bytes, fileName, mimeType);
		data.fileName ??= `file.${data.fileExtension ?? 'bin'}`;
		binary[index === 0 ? 'data' : `data${index + 1}`] = data;
	}
	return { binary };
}
