import { tryToParseDateTime } from 'n8n-workflow';

import type { Build } from '../transport/late';
import { isBlank, refuse, shown, typed } from './values';

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
export function momentAhead(parameter: string, label: string): Build {
	return function () {
		const value = typed(this, parameter);
		if (isBlank(value)) {
			return refuse(this, `The field '${label}' is empty`, `Enter a date and time for '${label}'.`);
		}
		const zone = this.getTimezone();
		const moment = parse(value, zone);
		if (!moment) {
			return refuse(
				this,
				`The field '${label}' is ${shown(value)}, not a date and time`,
				'Pick one, or enter it as 2030-01-31T09:00:00.',
			);
		}
		const iso = moment.toISO({ suppressMilliseconds: true });
		if (moment.toMillis() > Date.now()) return iso;
		return refuse(
			this,
			`The time for '${label}' lies in the past: ${iso}`,
			`Choose a later one. A time without a zone counts in the workflow's time zone, ${zone}.`,
		);
	};
}
