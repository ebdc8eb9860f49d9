import { tryToParseDateTime } from 'n8n-workflow';

import type { ParameterReader } from './deferred';
import { isBlank, throwInputError, formatValue, getParameter } from './values';

function parse(value: unknown, zone: string) {
	try {
		return tryToParseDateTime(value, zone).setZone(zone);
	} catch {
		return undefined;
	}
}

/**
 * Returns a future time as ISO 8601 with the offset of the workflow's time zone. A time without a zone, such as one from
 * n8n's date picker, is in that zone.
 */
export const futureDateTime: ParameterReader = (context, parameter, label) => {
	const value = getParameter(context, parameter);
	if (isBlank(value)) {
		return throwInputError(
			context,
			`The field '${label}' is empty`,
			`Enter a date and time for '${label}'.`,
		);
	}
	const zone = context.getTimezone();
	const time = parse(value, zone);
	if (!time) {
		return throwInputError(
			context,
			`The field '${label}' is ${formatValue(value)}, not a date and time`,
			'Pick one, or enter it as 2030-01-31T09:00:00.',
		);
	}
	const iso = time.toISO({ suppressMilliseconds: true });
	if (time.toMillis() > Date.now()) return iso;
	return throwInputError(
		context,
		`The time for '${label}' is in the past: ${iso}`,
		`Choose a later time. A time without a zone is in the workflow's time zone, ${zone}.`,
	);
};
