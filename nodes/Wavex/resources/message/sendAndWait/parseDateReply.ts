import { DAY_MS, parseDate } from '../../../utils/dateText';
import { foldText, isPoliteWord } from '../../../utils/normalizeText';
import { stripEnd } from '../../../utils/stripEnd';

/** Today, tomorrow and the day after. */
const RELATIVE = [
	/^(?:today|اليوم|(?:ال|ا)?نهارده)$/,
	/^(?:tomm?orr?ow|tmrw?|(?:ال)?غد|غدا|بكره|بكرا|باكر)$/,
	/^(?:day after tomorrow|بعد (?:(?:ال)?غد|غدا|بكره|بكرا))$/,
];

/** In these digits people write the years of the Persian calendar, which look like those of the Hijri one. */
const PERSIAN_YEAR = /[۰-۹]{4}/;

/** Reads a date as people answer with it: also `tomorrow`, `on 31 January please`, `يوم الخميس ٣١ يناير`. */
export function parseDateReply(text: string, timeZone: string): string | undefined {
	// Swedish writes dates as ISO 8601 does.
	const today = new Intl.DateTimeFormat('sv', { timeZone }).format(Date.now());
	const words = foldText(text)
		.replace(/[*_"“”«»#!\p{Extended_Pictographic}]/gu, ' ')
		.replace(/\p{L}+/gu, (word) => (isPoliteWord(word) ? '' : word))
		.replace(/ +/g, ' ')
		.replace(/^[ ,]+/, '');
	const date = stripEnd(words, ' .,،');
	const days = RELATIVE.findIndex((words) => words.test(date));
	if (days >= 0) return new Date(Date.parse(today) + days * DAY_MS).toISOString().slice(0, 10);
	const iso = parseDate(date, today);
	return iso && PERSIAN_YEAR.test(text) && !date.includes(iso.slice(0, 4)) ? undefined : iso;
}
