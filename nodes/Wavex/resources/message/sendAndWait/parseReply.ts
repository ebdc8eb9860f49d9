import { toAsciiDigits } from '../../../utils/phoneNumber';
import { matchPattern } from './safePattern';

export interface Choice {
	label: string;
	value: string;
}

/** What counts as a reply. */
export interface ExpectedReply {
	type: string;
	choices: Choice[];
	pattern: string;
}

/** A text as it is compared: digits as 0 to 9, without case, and without what phones put in by themselves. */
function normalize(text: string): string {
	return toAsciiDigits(text.normalize('NFKC'))
		.replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]/g, '')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
}

/** By its number (`2`, `2.`, `(2)`), its label or its value. */
function parseChoice(text: string, choices: Choice[]): string | undefined {
	const said = normalize(text);
	const chosen = choices.find(({ label, value }) =>
		[normalize(label), normalize(value)].includes(said),
	);
	if (chosen) return chosen.value;
	const number = /^\(?(\d{1,3})[.)]?$/.exec(said.replace(/\u20e3/g, ''))?.[1];
	return number === undefined ? undefined : choices[Number(number) - 1]?.value;
}

/** `1,500.25`, `1.5`, `١٬٥٠٠٫٢٥`; a comma is for thousands where three digits follow, otherwise for decimals. */
function parseNumber(text: string): number | undefined {
	const said = normalize(text).replaceAll('\u066c', '').replace('\u066b', '.');
	const isGrouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(said);
	const digits = isGrouped ? said.replaceAll(',', '') : said.replace(',', '.');
	return /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(digits) ? Number(digits) : undefined;
}

/** `31/12/2030` (the day first), also with dots, dashes or a year of two digits, or `2030-12-31`; as ISO 8601. */
function parseDate(text: string): string | undefined {
	const said = normalize(text).replace(/ ?([/.-]) ?/g, '$1');
	const parts = (
		/^(?<year>\d{4})[/.-](?<month>\d{1,2})[/.-](?<day>\d{1,2})$/.exec(said) ??
		/^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4}|\d{2})$/.exec(said)
	)?.groups;
	if (!parts) return undefined;
	const { year, month, day } = parts;
	const full = year.length === 2 ? `20${year}` : year;
	const iso = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const date = new Date(`${iso}T00:00:00Z`);
	// The 31st of June becomes the 1st of July.
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

/**
 * What a reply says, in the form that was asked for; undefined when it does not fit.
 *
 * @param text null for a message without text, such as a picture
 */
export function parseReply(
	text: string | null,
	{ type, choices, pattern }: ExpectedReply,
): string | number | null | undefined {
	if (type === 'any') return text;
	if (text === null) return undefined;
	if (type === 'choice') return parseChoice(text, choices);
	if (type === 'number') return parseNumber(text);
	if (type === 'date') return parseDate(text);
	return matchPattern(pattern, text.trim());
}
