import { tryToParseDateTime } from 'n8n-workflow';

import type { ValueResolver } from './deferred';
import { isBlank, throwInputError, formatValue, getParameter } from './values';

function parse(value: unknown, zone: string) {
	try {
		return tryToParseDateTime(value, zone).setZone(zone);
	} catch {
		return undefined;
	}
}

/**
 * A moment that is yet to come, as ISO 8601 with the offset of the workflow's time zone. A time without a zone, such as
 * n8n's date picker gives, is one of that zone. `label` is the field's name in the editor.
 */
export function futureDateTime(parameter: string, label: string): ValueResolver {
	return (context) => {
		const value = getParameter(context, parameter);
		if (isBlank(value)) {
			return throwInputError(
				context,
				`The field '${label}' is empty`,
				`Enter a date and time for '${label}'.`,
			);
		}
		const zone = context.getTimezone();
		const moment = parse(value, zone);
		if (!moment) {
			return throwInputError(
				context,
				`The field '${label}' is ${formatValue(value)}, not a date and time`,
				'Pick one, or enter it as 2030-01-31T09:00:00.',
			);
		}
		const iso = moment.toISO({ suppressMilliseconds: true });
		if (moment.toMillis() > Date.now()) return iso;
		return throwInputError(
			context,
			`The time for '${label}' lies in the past: ${iso}`,
			`Choose a later one. A time without a zone counts in the workflow's time zone, ${zone}.`,
		);
	};
}
