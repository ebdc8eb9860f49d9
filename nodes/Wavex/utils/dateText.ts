import { normalizeText } from './normalizeText';

/** The names of the months in English and Arabic, as in Egypt and the Gulf and as in the Levant and Iraq; alef without hamza. */
const MONTHS = [
	'january|jan|يناير|كانون الثاني',
	'february|feb|فبراير|شباط',
	'march|mar|مارس|اذار',
	'april|apr|ابريل|نيسان',
	'may|مايو|ايار',
	'june|jun|يونيو|يونيه|حزيران',
	'july|jul|يوليو|يوليه|تموز',
	'august|aug|اغسطس|اب',
	'september|sept|sep|سبتمبر|ايلول',
	'october|oct|اكتوبر|تشرين الاول',
	'november|nov|نوفمبر|تشرين الثاني',
	'december|dec|ديسمبر|كانون الاول',
].map((names) => new RegExp(`(?<!\\p{L})(?:${names})(?!\\p{L})`, 'u'));

/** `31 # 2030`, `#. 31st, 2030`, where `#` replaces the name of the month; with the day of the week before it. */
const NAMED_DATE =
	/^(?:([a-z]{3,9}),? )?(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ ./-]?#|#\.? ?(\d{1,2})(?:st|nd|rd|th)?)[.,/-]? ?(\d{4})$/;

/** The first time of day in a text. */
const TIME = /([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?/;

/** What may follow a time: the half of the day, an offset from UTC, and the zone's name as JavaScript prints it. */
const AFTER_TIME =
	/^ ?(a\.?m\.?|ص|صباحا|p\.?m\.?|م|مساء)? ?(?:(z|gmt|utc)?([+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?)(?: \([^()]*\))?$/;

/** Returns the date as ISO 8601, or undefined when there is no such day. */
function toIsoDate(year: string, month: string, day: string): string | undefined {
	const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const date = new Date(`${iso}T00:00:00Z`);
	// JavaScript turns 31 June into 1 July.
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

/** Converts `31/12/2030` (the day first; also with dots, dashes or a two-digit year) or `2030-12-31` to ISO 8601. */
export function parseDate(text: string): string | undefined {
	const date = normalizeText(text).replace(/ ?([/.-]) ?/g, '$1');
	const parts = (
		/^(?<year>\d{4})[/.-](?<month>\d{1,2})[/.-](?<day>\d{1,2})$/.exec(date) ??
		/^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4}|\d{2})$/.exec(date)
	)?.groups;
	if (!parts) return undefined;
	const { year, month, day } = parts;
	return toIsoDate(year.length === 2 ? `20${year}` : year, month, day);
}

/** Converts `31 January 2030`, `Jan 31st, 2030`, `٣١ يناير ٢٠٣٠` to ISO 8601. A day of the week must be right. */
function parseNamedDate(text: string): string | undefined {
	const month = MONTHS.findIndex((names) => names.test(text));
	if (month < 0) return undefined;
	const [, weekday, before, after, year] = NAMED_DATE.exec(text.replace(MONTHS[month], '#')) ?? [];
	if (year === undefined) return undefined;
	const iso = toIsoDate(year, String(month + 1), before ?? after);
	if (iso === undefined || weekday === undefined) return iso;
	// It begins with the day of the week: `Thu, 31 Jan 2030`.
	const day = new Date(iso).toUTCString().slice(0, 3).toLowerCase();
	return weekday.startsWith(day) ? iso : undefined;
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
	const plain = normalizeText(text)
		// n8n puts a date within a text as `[DateTime: 2030-01-31T09:00:00.000Z]`.
		.replace(/^\[date(?:time)?: ([^\]]*)\]$/, '$1')
		.replace(/[\u064b-\u0652]/g, '')
		.replace(/[أإآ]/g, 'ا')
		.replaceAll('،', ',');
	const time = TIME.exec(plain);
	if (!time) return undefined;
	const [found, hour, minute, second = '00'] = time;
	const before = plain.slice(0, time.index);
	const dateText = before.replace(/(?:t|,? ?(?:at|الساعة) |,? )$/, '');
	const after = AFTER_TIME.exec(plain.slice(time.index + found.length));
	if (!after || dateText === before || !/\d{4}/.test(dateText)) return undefined;
	const [, half, utc, offset] = after;
	// In `31/01/2030 09:00-11:00` the second time is not an offset.
	if (offset?.includes(':') && !utc && !/^\d{4}/.test(dateText)) return undefined;
	const date = parseDate(dateText) ?? parseNamedDate(dateText);
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
