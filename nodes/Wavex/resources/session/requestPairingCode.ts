import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { sendInBody, showFor } from '../../shared/fieldRouting';

import { phoneNumber, throwInputError, formatValue } from '../../parameters/values';
import { parseActionResponse } from '../../transport/responseBody';
import { sendRequest } from '../../transport/request';
import type { ResponseBody } from '../../transport/request';
import type { ParameterReader } from '../../parameters/deferred';
import { createExecutor } from '../../execution/executeRequest';
import type { FetchRecords } from '../../execution/executeRequest';

const CODE_KEYS = ['pairing_code', 'pairingCode', 'code'];

/** WhatsApp's pairing codes have eight characters; a `code` of another shape is a status. */
const CODE = /^[A-Z0-9]{4}-?[A-Z0-9]{4}$/i;
const CODE_IN_TEXT = /\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/;

/** The API takes numbers of nine digits or more here, and no WhatsApp ID. */
const phoneNumberToPair: ParameterReader = (context, parameter, label) => {
	const number = phoneNumber(context, parameter, label);
	if (/^\d{9,}$/.test(number)) return number;
	return throwInputError(
		context,
		`${formatValue(number)} is not a phone number that can be paired`,
		`Enter the number for '${label}' with its country code: nine digits or more.`,
	);
};

/** Finds the code wherever the API put it: under one of its keys, in the data or beside it, or in the message's text only. */
export function pairingCodeIn(body: IDataObject, record: IDataObject): string | undefined {
	for (const place of [record, body]) {
		for (const key of CODE_KEYS) {
			const code = String(place[key] ?? '').trim();
			if (key === 'code' ? CODE.test(code) : code !== '') return code;
		}
	}
	const texts = [body.data, body.message_en, body.message, record.message_en, record.message];
	return texts.map((text) => CODE_IN_TEXT.exec(String(text ?? ''))?.[0]).find(Boolean);
}

function pairing(body: ResponseBody): IDataObject {
	const [record] = parseActionResponse(body).records;
	const rest = Object.fromEntries(
		Object.entries(record).filter(([key]) => !CODE_KEYS.includes(key)),
	);
	const code = pairingCodeIn(Array.isArray(body) ? {} : body, record);
	if (code !== undefined) return { ...rest, pairing_code: code };
	const message =
		record.status === 'connected'
			? 'The session is connected already: it needs no pairing code.'
			: 'The API gave no pairing code. Start the session, wait some seconds and ask again.';
	return { ...rest, pairing_code: null, message };
}

const fetchPairingCode: FetchRecords = async (context, options) => {
	return [pairing(await sendRequest(context, options))];
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
			...sendInBody('phone_number', phoneNumberToPair),
			operations: { pagination: createExecutor(fetchPairingCode) },
		},
	},
];

export const sessionRequestPairingCode = showFor('session', ['requestPairingCode'], fields);
