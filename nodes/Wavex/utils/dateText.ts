import { foldText } from './normalizeText';

const formatIn = (locale: string, options: Intl.DateTimeFormatOptions) =>
	new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });

/** Returns what each month is called: in English, in Arabic as in Egypt and the Gulf, in the Levant, and in the Maghreb. */
function createMonths(): RegExp[] {
	const formats = ['en', 'ar-EG', 'ar-SY', 'ar-DZ'].map((locale) =>
		formatIn(`${locale}-u-ca-gregory`, { month: 'long' }),
	);
	return [...Array(12).keys()].map((month) => {
		const [english, ...arabic] = formats.map((format) =>
			foldText(format.format(month * 31 * DAY_MS)),
		);
		const names = [english, `${english.slice(0, 3)}t?`, ...arabic]
			.join('|')
			// Egypt also writes يونيه and يوليه.
			.replace(/و(?=\|)/g, '[وه]');
		return new RegExp(`(?<!\\p{L})(?:${names})(?!\\p{L})`, 'u');
	});
}

let months: RegExp[] | undefined;

/**
 * A date with `#` in place of the month's name, with a year of four digits, two or none. After the day two digits are no year:
 * `May 10-15` are six days.
 */
const NAMED_DATE =
	/^(?:(\d{1,2})(?:st|nd|rd|th)?(?: of| من)?[ ./-]?#(?:[ ,/-]+(\d\d)$)?|#\.? ?(\d{1,2})(?:st|nd|rd|th)?)(?:[.,/-]? ?(\d{4}))?$/;

export const DAY_MS = 86_400_000;

/** The first time of day in a text. */
const TIME = /([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?/;

/** What may follow a time: the half of the day, an offset from UTC, and the zone's name as JavaScript prints it. */
const AFTER_TIME =
	/^ ?(a\.?m\.?|ص|صباحا|p\.?m\.?|م|مساء)? ?(?:(z|gmt|utc)?([+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?)(?: \([^()]*\))?$/;

/** Returns the date as ISO 8601, or undefined when there is no such day. */
function toIsoDate(year: number, month: number, day: number): string | undefined {
	const date = new Date(Date.UTC(year, month - 1, day));
	// JavaScript turns 31 June into 1 July.
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
		? date.toISOString().slice(0, 10)
		: undefined;
}

/** Converts a date of the Hijri calendar (Umm al-Qura, as ICU knows it), which is days away from the tabular calendar. */
function fromHijri(year: number, month: number, day: number): string | undefined {
	const calendar = formatIn('en-u-ca-islamic-umalqura', { dateStyle: 'short' });
	const tabular =
		Math.floor((11 * year + 3) / 30) + 354 * year + 30 * month - Math.floor((month - 1) / 2) + day;
	for (let date = tabular - 492_536; date <= tabular - 492_530; date++) {
		const [m, d, y] = calendar.format(date * DAY_MS).match(/\d+/g) ?? [];
		if (Number(y) === year && Number(m) === month && Number(d) === day)
			return new Date(date * DAY_MS).toISOString().slice(0, 10);
	}
	return undefined;
}

/**
 * Returns the day as ISO 8601, or undefined when there is none. Without a year it is the next one from today on; a year of two
 * digits lies within 80 years before and 20 after; one from 1300 to 1599 is Hijri, and those of other calendars are none.
 */
function resolveDate(year: string | undefined, month: number, day: number, today: string) {
	const now = Number(today.slice(0, 4));
	if (year === undefined) {
		// 29 February comes every four years, once in eight.
		const next = [...Array(9).keys()].map((years) => toIsoDate(now + years, month, day));
		return next.find((date) => date !== undefined && date >= today);
	}
	const number = Number(year);
	if (year.length === 2)
		return toIsoDate(now + 20 - ((((now + 20 - number) % 100) + 100) % 100), month, day);
	if (number >= 1300 && number < 1600) return fromHijri(number, month, day);
	return number >= 1600 && number < 2300 ? toIsoDate(number, month, day) : undefined;
}

/** Reads a date without words around it. Its month is a number or a name. */
function readDate(text: string, today: string): string | undefined {
	const [, year, first, second] = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text) ?? [];
	if (year) return resolveDate(year, Number(first), Number(second), today);
	const [, day, month, other] = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d\d))?$/.exec(text) ?? [];
	if (day) return resolveDate(other, Number(month), Number(day), today);
	months ??= createMonths();
	const named = months.findIndex((names) => names.test(text));
	if (named < 0) return undefined;
	const [found, before, short, after, long] =
		NAMED_DATE.exec(text.replace(months[named], '#')) ?? [];
	return found && resolveDate(long ?? short, named + 1, Number(before ?? after), today);
}

/**
 * Converts a date to ISO 8601: `31/12/2030` (the day first), `2030-12-31`, `31 January`, `Jan 31st, 2030`, `٣١ يناير`. A day
 * of the week must be right.
 *
 * @param text folded
 * @param today the current date, ISO 8601
 */
export function parseDate(text: string, today: string): string | undefined {
	const date = text
		.replaceAll('،', ',')
		.replace(/ ?([/.-]) ?/g, '$1')
		.replace(/(\d{4}) ?(?:م|ه|ad|ah)$/, '$1');
	const iso = readDate(date, today);
	if (iso) return iso;
	const [, weekday, rest] = /^(\p{L}+),? (.+)$/u.exec(date) ?? [];
	const dated = rest && readDate(rest, today);
	if (!dated) return undefined;
	const [english, arabic] = ['en', 'ar'].map((locale) =>
		foldText(formatIn(locale, { weekday: 'long' }).format(new Date(dated))),
	);
	const isRight = [english, english.slice(0, 3), arabic].includes(weekday);
	return isRight ? dated : undefined;
}

export interface ParsedDateTime {
	/** `2030-01-31T09:00:00`. */
	local: string;
	/** `Z` or an offset such as `+02:00`; empty when the text names none. */
	zone: string;
}

/**
 * Parses a date of four-digit year with a time of day: ISO 8601, `31/01/2030 09:00` (the day first; also with dots or dashes),
 * `31 January 2030 9:00 pm`, also in Arabic, and what JavaScript and HTTP print. Returns undefined for anything else.
 */
export function parseDateTime(text: string): ParsedDateTime | undefined {
	const plain = foldText(text)
		// n8n puts a date within a text as `[DateTime: 2030-01-31T09:00:00.000Z]`.
		.replace(/^\[date(?:time)?: ([^\]]*)\]$/, '$1')
		.replaceAll('،', ',');
	const time = TIME.exec(plain);
	if (!time) return undefined;
	const [found, hour, minute, second = '00'] = time;
	const before = plain.slice(0, time.index);
	const dateText = before.replace(/(?:t|,? ?(?:at|الساعه) |,? )$/, '');
	const after = AFTER_TIME.exec(plain.slice(time.index + found.length));
	if (!after || dateText === before || !/\d{4}/.test(dateText)) return undefined;
	const [, half, utc, offset] = after;
	// In `31/01/2030 09:00-11:00` the second time is not an offset.
	if (offset?.includes(':') && !utc && !/^\d{4}/.test(dateText)) return undefined;
	const date = parseDate(dateText, new Date().toISOString().slice(0, 10));
	const hours = half === undefined ? Number(hour) : toHourOfDay(Number(hour), /^[pم]/.test(half));
	if (date === undefined || hours === undefined) return undefined;
	const local = `${date}T${String(hours).padStart(2, '0')}:${minute}:${second}`;
	return { local, zone: offset ?? (utc ? 'Z' : '') };
}

/** Returns undefined for an hour that a clock of twelve hours does not have. */
function toHourOfDay(hour: number, isAfternoon: boolean): number | undefined {
	if (hour < 1 || hour > 12) return undefined;
	return (hour % 12) + (isAfternoon ? 12 : 0);
}
