import { NodeApiError } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteSingleFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { numberBetween, optional, requiredText } from '../../parameters/values';
import { getResponseMessage, parseActionResponse } from '../../transport/responseBody';
import { maxWaitOption } from '../../shared/rateLimitHints';
import { showFor } from '../../shared/fieldRouting';
import { sendRequest } from '../../transport/sendRequest';
import { toNodeError } from '../../errors/nodeErrors';
import { parseDataUri } from '../../utils/dataUri';
import { joinSentences } from '../../utils/joinSentences';
import { abortableSleep } from '../../utils/abortableSleep';
import { createExecutor } from '../../execution/executeRequest';
import type { FetchRecords } from '../../execution/executeRequest';

const DEFAULT_WAIT_SECONDS = 30;
const MAX_WAIT_SECONDS = 300;

/** Polling twice as often would use a quarter of the 60 requests per minute that the API allows, while one session starts. */
const POLL_MS = 2_000;

const readWaitSeconds = optional(numberBetween(0, MAX_WAIT_SECONDS));

const IMAGE_TYPE = /^image\/[\w.+-]+$/;

/** Returns the image as a data URI. A public client reads it from `qr_image`; the API may return it in another field instead. */
function findImage(record: IDataObject): string | undefined {
	return Object.values(record).find(
		(value): value is string =>
			typeof value === 'string' && IMAGE_TYPE.test(parseDataUri(value)?.mimeType ?? ''),
	);
}

/** While a session starts the API returns 404 or no code. Repeats the request until there is a code or the wait time has passed. */
const fetchQr: FetchRecords = async (context, options) => {
	requiredText(context, 'binaryPropertyName', 'Put Output File in Field');
	const seconds =
		readWaitSeconds(context, 'options.waitSeconds', 'Wait (Seconds)') ?? DEFAULT_WAIT_SECONDS;
	const deadline = Date.now() + seconds * 1000;
	for (;;) {
		const remaining = deadline - Date.now();
		try {
			const body = await sendRequest(context, options);
			const [record = {}] = parseActionResponse(body).records;
			record.message ??= getResponseMessage(body) as IDataObject[string];
			if (remaining <= 0 || record.qr_code || findImage(record) || record.status === 'connected') {
				return [record];
			}
		} catch (error) {
			const failure = toNodeError(context.getNode(), error);
			if (!(failure instanceof NodeApiError) || failure.httpCode !== '404') throw failure;
			if (remaining <= 0) {
				failure.description = `The API returned this for ${seconds} seconds. If the session has just started, increase 'Wait (Seconds)' and try again. If it is not started, start it first. Otherwise the account has no such session: check the ID.`;
				throw failure;
			}
		}
		await abortableSleep(Math.min(POLL_MS, remaining), context.getExecutionCancelSignal());
	}
};

function getMissingQrMessage(status: unknown): string {
	return status === 'connected'
		? 'The session is already connected and needs no QR code.'
		: 'The API has no QR code yet. Start the session, wait a few seconds and try again.';
}

/** Moves the image from the item's json to its binary data. */
async function moveImageToBinary(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const field = this.getNodeParameter('binaryPropertyName') as string;
	return await Promise.all(
		items.map(async ({ json }) => {
			const image = findImage(json);
			const code = json.qr_code === image ? null : (json.qr_code ?? null);
			const output: IDataObject = { status: json.status, qr_code: code };
			if (image === undefined) {
				return {
					json: code
						? output
						: { ...output, message: joinSentences(json.message, getMissingQrMessage(json.status)) },
				};
			}
			const { mimeType, base64 } = parseDataUri(image)!;
			const bytes = Buffer.from(base64, 'base64');
			const extension = mimeType.slice('image/'.length).split('+')[0];
			const binary = await this.helpers.prepareBinaryData(bytes, `qr.${extension}`, mimeType);
			return { json: output, binary: { [field]: binary } };
		}),
	);
}

const fields: INodeProperties[] = [
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		hint: 'The name of the output binary field to put the image in',
		routing: {
			operations: { pagination: createExecutor(fetchQr) },
			output: { postReceive: [moveImageToBinary] },
		},
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			maxWaitOption,
			{
				displayName: 'Wait (Seconds)',
				name: 'waitSeconds',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: MAX_WAIT_SECONDS },
				default: 30,
				description: 'How long to wait for the QR code while the session starts',
			},
		],
	},
];

export const sessionGetQr = showFor('session', ['getQr'], fields);
