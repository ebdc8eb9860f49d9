import { NodeApiError } from 'n8n-workflow';
import { showFor } from '../../shared/fieldRouting';
import type {
	IDataObject,
	IExecuteSingleFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { numberBetween, optional, requiredText } from '../../parameters/values';
import { parseResponse } from '../../transport/responseBody';
import { maxWaitOption } from '../../shared/rateLimitHints';
import { sendRequest } from '../../transport/request';
import { toNodeError } from '../../errors/nodeErrors';
import { parseDataUri } from '../../utils/dataUri';
import { abortableSleep } from '../../utils/abortableSleep';
import { createExecutor } from '../../execution/executeRequest';
import type { FetchRecords } from '../../execution/executeRequest';

const DEFAULT_WAIT_SECONDS = 30;
const MAX_WAIT_SECONDS = 300;

/** Twice as often would take a session's boot a quarter of the 60 requests that the API allows in a minute. */
const POLL_MS = 2_000;

const readWaitSeconds = optional(numberBetween(0, MAX_WAIT_SECONDS));

const IMAGE_TYPE = /^image\/[\w.+-]+$/;

/** The picture as a data URI. The documented place is `qr_image`; a client may find it in `qr_code` too. */
function pictureIn({ qr_image: image, qr_code: code }: IDataObject): string | undefined {
	return [image, code].find(
		(value): value is string =>
			typeof value === 'string' && IMAGE_TYPE.test(parseDataUri(value)?.mimeType ?? ''),
	);
}

/** While a session boots the API answers 404, or has no code yet. Asks again until there is something to show or the time is up. */
const fetchQr: FetchRecords = async (context, options) => {
	requiredText(context, 'binaryPropertyName', 'Put Output File in Field');
	const seconds =
		readWaitSeconds(context, 'options.waitSeconds', 'Wait (Seconds)') ?? DEFAULT_WAIT_SECONDS;
	const deadline = Date.now() + seconds * 1000;
	for (;;) {
		const left = deadline - Date.now();
		try {
			const [record = {}] = parseResponse(await sendRequest(context, options)).records;
			if (left <= 0 || record.qr_code || pictureIn(record) || record.status === 'connected') {
				return [record];
			}
		} catch (error) {
			const failure = toNodeError(context.getNode(), error);
			if (!(failure instanceof NodeApiError) || failure.httpCode !== '404') throw failure;
			if (left <= 0) {
				failure.description = `The API answered so for ${seconds} seconds. If the session was started only now, wait longer and ask again. If it was not, start it first. Otherwise there is no such session in the account: check the ID.`;
				throw failure;
			}
		}
		await abortableSleep(Math.min(POLL_MS, left), context.getExecutionCancelSignal());
	}
};

function withoutPicture(status: unknown): string {
	return status === 'connected'
		? 'The session is connected already: it needs no QR code.'
		: 'The API has no QR code yet. Start the session, wait some seconds and ask again.';
}

/** Puts the picture into the item's binary data, and out of its json. */
async function showPicture(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const field = this.getNodeParameter('binaryPropertyName') as string;
	return await Promise.all(
		items.map(async ({ json }) => {
			const picture = pictureIn(json);
			const code = json.qr_code === picture ? null : (json.qr_code ?? null);
			const shown: IDataObject = { status: json.status, qr_code: code };
			if (picture === undefined) {
				return { json: code ? shown : { ...shown, message: withoutPicture(json.status) } };
			}
			const { mimeType, base64 } = parseDataUri(picture)!;
			const bytes = Buffer.from(base64, 'base64');
			const extension = mimeType.replace(/^image\/|\+.*$/g, '');
			const binary = await this.helpers.prepareBinaryData(bytes, `qr.${extension}`, mimeType);
			return { json: shown, binary: { [field]: binary } };
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
		hint: 'The name of the output binary field to put the picture in',
		routing: {
			operations: { pagination: createExecutor(fetchQr) },
			output: { postReceive: [showPicture] },
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
				description: 'How long to keep asking while the session boots and has no QR code yet',
			},
		],
	},
];

export const sessionGetQr = showFor('session', ['getQr'], fields);
