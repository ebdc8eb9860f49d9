import { tryToParseDateTime } from 'n8n-workflow';

import { parseDateTime } from '../utils/dateText';
import type { ParameterReader } from './deferred';
import { isBlank, throwInputError, formatValue, getParameter } from './values';

/** The largest time of JavaScript, in milliseconds since 1970 (ECMAScript, Time Values). */
const MAX_TIME = 8.64e15;

/** Returns the text of a date. An expression can yield a Date or Luxon's DateTime: `valueOf` is their time in milliseconds. */
function toText(value: unknown): string {
	if (typeof value !== 'object' || value === null) return String(value);
	const time: unknown = value.valueOf();
	const isTime = typeof time === 'number' && Math.abs(time) <= MAX_TIME;
	return isTime ? new Date(time).toISOString() : '';
}

/**
 * Returns a future time as ISO 8601 with the offset of the workflow's time zone. A time without a zone, such as one from
 * n8n's date picker, is in that zone.
 */
export const futureDateTime: ParameterReader = (context, parameter, label) => {
	const value = getParameter(context, parameter);
	const zone = context.getTimezone();
	const how = `Pick a date, or enter it as 2030-01-31 09:00, 31/01/2030 09:00 (the day first) or 31 January 2030 09:00. A time without a zone is in the workflow's time zone, ${zone}.`;
	if (isBlank(value)) return throwInputError(context, `The field '${label}' is empty`, how);
	const parsed = parseDateTime(toText(value));
	if (!parsed) {
		const message = `The field '${label}' is ${formatValue(value)}, not a date and time`;
		return throwInputError(context, message, how);
	}
	const time = tryToParseDateTime(parsed.local + parsed.zone, zone).setZone(zone);
	const iso = time.toISO({ suppressMilliseconds: true });
	if (!parsed.zone && !iso?.startsWith(parsed.local)) {
		return throwInputError(
			context,
			`The time for '${label}' does not exist: on ${parsed.local.replace('T', ' at ')} the clocks in ${zone} are put forward`,
			'Choose a time an hour earlier or later.',
		);
	}
	if (time.toMillis() > Date.now()) return iso;
	return throwInputError(
		context,
		`The time for '${label}' is in the past: ${iso}`,
		`Choose a later time. A time without a zone is in the workflow's time zone, ${zone}.`,
	);
};
