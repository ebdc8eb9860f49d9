import type { INodeProperties } from 'n8n-workflow';

import { paginationFields } from '../../shared/paginationFields';
import { createOutputFields } from '../../shared/outputFields';
import { simplifyMessage } from '../../shared/simplify';
import { sendInQuery, showFor } from '../../shared/fieldRouting';
import {
	formatValue,
	getParameter,
	oneOf,
	optional,
	throwInputError,
} from '../../parameters/values';
import type { ParameterReader, ValueResolver } from '../../parameters/deferred';
import { getLocalCountry } from '../../utils/credential';
import { toPhoneNumber } from '../../utils/phoneNumber';
import { parsePhoneText } from '../../utils/phoneText';

/** The largest page that the API returns, in messages. */
const MAX_PAGE = 100;

/** Asks for the largest useful page: the history is long, and the API limits the number of requests. */
const pageSize: ValueResolver = (context) => {
	return getParameter(context, 'returnAll')
		? MAX_PAGE
		: Math.min(MAX_PAGE, Number(getParameter(context, 'limit')));
};

/** Returns any part of a number, such as `20111`, as its digits; a whole number as the API writes it; an ID unchanged. */
const partOfNumber: ParameterReader = async (context, parameter, label) => {
	const value = getParameter(context, parameter);
	const text = parsePhoneText(value);
	const isComplete = 'problem' in text || text.isInternational || text.digits.startsWith('0');
	const country = isComplete ? await getLocalCountry(context) : undefined;
	const number = isComplete ? toPhoneNumber(value, country) : undefined;
	// No country code begins with 0, so the messages hold the number without it.
	const part = number ?? ('problem' in text ? '' : text.digits.replace(/^0+/, ''));
	if (part !== '') return part;
	return throwInputError(
		context,
		`${formatValue(value)} is not part of a phone number`,
		`Enter digits for '${label}', e.g. 20111.`,
	);
};

/** The fields of the API's records, and the two that are computed. */
const FIELDS = [
	'session_id',
	'from',
	'to',
	'message',
	'direction',
	'delivery',
	'status',
	'delivery_status',
	'whatsapp_message_id',
	'campaign_id',
	'is_ai_generated',
	'ai_prompt',
	'error_message',
	'metadata',
	'created_at',
	'updated_at',
	'delivered_at',
	'read_at',
	'channel_type',
];

const [returnAll, limit] = paginationFields;

const fields: INodeProperties[] = [
	{
		...returnAll,
		routing: { ...returnAll.routing, ...sendInQuery('per_page', pageSize) },
	},
	limit,
	...createOutputFields(simplifyMessage, FIELDS),
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'Failed', value: 'failed' },
					{ name: 'Queued', value: 'queued' },
					{ name: 'Sent', value: 'sent' },
				],
				default: 'sent',
				description: 'Only messages with this status',
				routing: sendInQuery('status', optional(oneOf(['failed', 'queued', 'sent']))),
			},
			{
				displayName: 'To',
				name: 'to',
				type: 'string',
				default: '',
				placeholder: 'e.g. 201234567890',
				description: 'Only messages to this phone number, or to numbers that contain these digits',
				routing: sendInQuery('to', optional(partOfNumber)),
			},
		],
	},
];

export const messageGetAll = showFor('message', ['getAll'], fields);
