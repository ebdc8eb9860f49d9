import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { createExecutor, fetchRecords } from '../../execution/executeRequest';
import { numberBetween, throwInputError } from '../../parameters/values';
import { showFor } from '../../shared/fieldRouting';
import { maxWaitOption } from '../../shared/rateLimitHints';
import { getDeliveryStatus } from '../../shared/simplify';
import { getRetriedRunTime } from './retriedRun';
import { RunHistory } from './runHistory';
import { getSentAt } from './sentHistory';

const HOUR_MS = 3_600_000;

const MAX_HOURS = 366 * 24;

const skipOption: INodeProperties = {
	displayName: 'Skip If Sent in the Last (Hours)',
	name: 'skipIfSentHours',
	type: 'number',
	typeOptions: { minValue: -1, maxValue: MAX_HOURS },
	default: 0,
	description:
		'Skips an item if the message history contains the same text to the same number within this time. 0: only a retried execution skips what it sent before. -1: sends every item, also in a retried execution.',
};

const readHours = numberBetween(-1, MAX_HOURS);

function getSkipHours(context: IExecuteSingleFunctions): number {
	const { skipIfSentHours = 0 } = context.getNodeParameter('options', {}) as IDataObject;
	if (skipIfSentHours === 0) return 0;
	const label = skipOption.displayName;
	const hours = readHours(context, 'options.skipIfSentHours', label);
	if (hours >= 0 || hours === -1) return hours;
	return throwInputError(context, `The field '${label}' is ${hours}`, 'Enter 0, -1 or hours.');
}

/** Returns the item of a message that was sent already, with the fields of a send; undefined when it must be sent. */
async function findSentItem(
	context: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IDataObject | undefined> {
	const hours = getSkipHours(context);
	const retriedRun = hours === -1 ? undefined : getRetriedRunTime(context);
	if (hours <= 0 && retriedRun === undefined) return undefined;
	const runHistory = await RunHistory.get(context, options);
	const limit = hours > 0 ? runHistory.history.readAt - hours * HOUR_MS : Infinity;
	const { to, message } = options.body as { to: string; message: string };
	const since = Math.min(limit, retriedRun ?? Infinity);
	const record = await runHistory.take(context, to, message, since);
	return (
		record && {
			status: getDeliveryStatus(record),
			to,
			session_id: record.session_id ?? null,
			skipped: true,
			sent_at: getSentAt(record),
			message_id: record.id ?? null,
		}
	);
}

/** Sends a text, unless it was sent already. */
export const executeSendText = Object.assign(
	createExecutor(async (context, options, limit) => {
		const sent = await findSentItem(context, options);
		return sent ? [sent] : await fetchRecords(context, options, limit);
	}),
	{
		skipsSentItems: (context: IExecuteSingleFunctions) =>
			(context.getNode().parameters.options as IDataObject | undefined)?.skipIfSentHours !== -1,
	},
);

export const messageSendText = showFor(
	'message',
	['sendText'],
	[
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [maxWaitOption, skipOption],
		},
	],
);
