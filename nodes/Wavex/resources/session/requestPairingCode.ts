import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { sendInBody, showFor } from '../../shared/fieldRouting';
import { phoneNumber, throwInputError, formatValue } from '../../parameters/values';
import { getResponseMessage, parseActionResponse } from '../../transport/responseBody';
import { sendRequest } from '../../transport/sendRequest';
import type { ResponseBody } from '../../transport/sendRequest';
import type { ParameterReader } from '../../parameters/deferred';
import { joinSentences } from '../../utils/joinSentences';
import { createExecutor } from '../../execution/executeRequest';
import type { FetchRecords } from '../../execution/executeRequest';

const CODE_KEYS = ['pairing_code', 'pairingCode', 'pair_code', 'pairCode', 'code'];

/** WhatsApp's pairing codes have eight characters; a `code` of another form is a status. */
const CODE = /^[A-Z0-9]{4}-?[A-Z0-9]{4}$/i;

/** Nothing, `false`, or a status such as `pending` in place of a code. */
const NO_CODE = /^[a-z_]*$/;
const CODE_IN_TEXT = /\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/;

/** The API requires a number of nine digits or more here, not a WhatsApp ID. */
const readPhoneNumber: ParameterReader = async (context, parameter, label) => {
	const number = await phoneNumber(context, parameter, label);
	if (/^\d{9,}$/.test(number)) return number;
	return throwInputError(
		context,
		`${formatValue(number)} is not a phone number that can be paired`,
		`Enter the number for '${label}' with its country code: nine digits or more.`,
	);
};

/** Returns the code from one of its keys, in the data or next to it, or from the text of the message. */
export function findPairingCode(body: IDataObject, record: IDataObject): string | undefined {
	for (const source of [record, body]) {
		for (const key of CODE_KEYS) {
			const code = String(source[key] ?? '').trim();
			if (key === 'code' ? CODE.test(code) : !NO_CODE.test(code)) return code;
		}
	}
	const texts = [body.data, body.message_en, body.message, record.message_en, record.message];
	return texts.map((text) => CODE_IN_TEXT.exec(String(text ?? ''))?.[0]).find(Boolean);
}

function createPairing(body: ResponseBody): IDataObject {
	const [record] = parseActionResponse(body).records;
	const rest = Object.fromEntries(
		Object.entries(record).filter(([key]) => !CODE_KEYS.includes(key)),
	);
	const code = findPairingCode(Array.isArray(body) ? {} : body, record);
	if (code !== undefined) return { ...rest, pairing_code: code };
	const explanation =
		record.status === 'connected'
			? 'The session is already connected and needs no pairing code.'
			: 'The API returned no pairing code. Start the session, wait a few seconds and try again.';
	const message = joinSentences(record.message ?? getResponseMessage(body), explanation);
	return { ...rest, pairing_code: null, message };
}

const fetchPairingCode: FetchRecords = async (context, options) => {
	return [createPairing(await sendRequest(context, options))];
};

const fields: INodeProperties[] = [
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 201234567890',
		description: 'Number of the phone to link, with country code',
		routing: {
			...sendInBody('phone_number', readPhoneNumber),
			operations: { pagination: createExecutor(fetchPairingCode) },
		},
	},
];

export const sessionRequestPairingCode = showFor('session', ['requestPairingCode'], fields);
