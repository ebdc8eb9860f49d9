import { deepCopy } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteSingleFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { createInputError } from '../../errors/nodeErrors';
import { createItemExecutor } from '../../execution/executeRequest';
import { findTypeByContent } from '../../parameters/mediaTypes';
import {
	formatValue,
	getParameter,
	isBlank,
	numberBetween,
	optional,
	requiredText,
} from '../../parameters/values';
import { showFor } from '../../shared/fieldRouting';
import { isBase64 } from '../../utils/base64';
import { parseDataUri } from '../../utils/dataUri';
import { isObject } from '../../utils/isObject';
import { parseJson } from '../../utils/parseJson';
import { stripEnd } from '../../utils/stripEnd';
import { isHttpUrl } from '../../utils/url';
import { describeTooLarge, downloadFile, MAX_BYTES } from '../../webhooks/downloadFile';
import { getMedia } from '../../webhooks/messageContent';
import { createBinary, extractFiles, MIN_FILE_LENGTH } from '../../webhooks/receivedFiles';
import type { ReceivedFile } from '../../webhooks/receivedFiles';

const LABEL = 'Media';
const MB = 1024 * 1024;

/** In bytes; four characters of base64 are three. */
const getSize = ({ base64 = '', bytes }: ReceivedFile) =>
	bytes?.length ?? Math.floor((base64.replace(/[\s=]+/g, '').length * 3) / 4);

function fail(context: IExecuteSingleFunctions, message: string, description: string): never {
	throw createInputError(context.getNode(), message, description, context.getItemIndex());
}

function throwNoMedia(context: IExecuteSingleFunctions, media: unknown): never {
	return fail(
		context,
		isBlank(media) ? `The field '${LABEL}' is empty` : `There is no file in ${formatValue(media)}`,
		"Enter the media that the trigger or Get Many returned, a URL, a data URI or base64 text. For messages without media, put an 'If' node before this one.",
	);
}

/** The file itself, or what is known of the one to which a message links. */
type Media = { file: ReceivedFile } | { link: IDataObject };

function readText(context: IExecuteSingleFunctions, text: string): Media {
	const uri = parseDataUri(text);
	if (!uri && isHttpUrl(text.trim())) return { link: { url: text.trim() } };
	const base64 = (uri?.base64 ?? text).replace(/[\r\n]+/g, '').trim();
	const isFile =
		base64.length >= (uri ? 1 : MIN_FILE_LENGTH) &&
		isBase64(base64) &&
		stripEnd(base64, '=').length % 4 !== 1;
	if (!isFile) return throwNoMedia(context, text);
	return { file: { base64, mimeType: uri?.mimeType || findTypeByContent(base64) } };
}

/** Finds the file in a value as the trigger or the history describes it, also in a whole message. */
async function readMedia(context: IExecuteSingleFunctions): Promise<Media> {
	const media = parseJson(getParameter(context, 'media'));
	if (typeof media === 'string' && !isBlank(media)) return readText(context, media);
	if (!isObject(media)) return throwNoMedia(context, media);
	const content = deepCopy({ media });
	const files: ReceivedFile[] = [];
	extractFiles(content, files);
	const [file] = files;
	if (file) {
		const mimeType = file.mimeType ?? findTypeByContent(String(file.base64));
		return { file: { ...file, mimeType } };
	}
	const link = getMedia([content.media, content], []);
	if (link?.url) return { link };
	// The trigger has moved a file that came with the message to the item's binary data.
	const { binary = {} } = context.getInputData();
	const [field] = Object.keys(binary);
	if (field === undefined) return throwNoMedia(context, media);
	const { mimeType, fileName } = binary[field];
	const bytes = await context.helpers.getBinaryDataBuffer(field);
	return { file: { bytes, mimeType, fileName } };
}

async function loadFile(context: IExecuteSingleFunctions): Promise<ReceivedFile> {
	const readMax = optional(numberBetween(0, MAX_BYTES / MB));
	const maxBytes = (readMax(context, 'options.maxSize', 'Max Size (MB)') ?? MAX_BYTES / MB) * MB;
	const media = await readMedia(context);
	const file = 'link' in media ? await downloadFile(context, media.link, maxBytes) : media.file;
	if (typeof file !== 'string' && getSize(file) <= maxBytes) return file;
	const reason = typeof file === 'string' ? file : describeTooLarge(maxBytes);
	return fail(context, 'The media could not be downloaded', reason);
}

/** Returns the file of a message as binary data. It asks the API only for a file that the API itself keeps. */
export const executeDownloadMedia = createItemExecutor(
	async (context): Promise<INodeExecutionData[]> => {
		const field = requiredText(context, 'binaryPropertyName', 'Put Output File in Field');
		const readOption = optional(requiredText);
		const fileName = readOption(context, 'options.fileName', 'File Name');
		const mimeType = readOption(context, 'options.mimeType', 'MIME Type');
		const file = await loadFile(context);
		const binary = await createBinary(context, {
			...file,
			...(fileName && { fileName }),
			...(mimeType && { mimeType }),
		});
		const json = { fileName: binary.fileName, mimeType: binary.mimeType, fileSize: getSize(file) };
		return [{ json, binary: { [field]: binary } }];
	},
);

const fields: INodeProperties[] = [
	{
		displayName: LABEL,
		name: 'media',
		type: 'string',
		required: true,
		default: '={{ $json.media }}',
		placeholder: 'e.g. {{ $json.media.url }}',
		description:
			'The media of a message as the trigger or Get Many returned it, a URL, a data URI or base64 text',
	},
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		hint: 'The name of the output binary field to put the file in',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'File Name',
				name: 'fileName',
				type: 'string',
				default: '',
				placeholder: 'e.g. photo.jpg',
				description: 'The name of the file. By default, that of the media.',
			},
			{
				displayName: 'Max Size (MB)',
				name: 'maxSize',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 16 },
				default: 16,
				description: 'A larger file is not downloaded, and the item fails',
			},
			{
				displayName: 'MIME Type',
				name: 'mimeType',
				type: 'string',
				default: '',
				placeholder: 'e.g. image/jpeg',
				description: 'The type of the file. By default, that of the media.',
			},
		],
	},
];

export const messageDownloadMedia = showFor('message', ['downloadMedia'], fields);
