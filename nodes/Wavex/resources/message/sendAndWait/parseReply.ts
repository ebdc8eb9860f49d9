import { toAsciiDigits } from '../../../utils/digits';
import { matchPattern } from './safePattern';

export interface Choice {
	label: string;
	value: string;
}

/** Which reply is valid. */
export interface ExpectedReply {
	type: string;
	choices: Choice[];
	pattern: string;
}

/** Normalizes a text for comparison: digits 0 to 9, lower case, and no invisible characters that phones insert. */
function normalize(text: string): string {
	return toAsciiDigits(text.normalize('NFKC'))
		.replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]/g, '')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
}

/** Finds the choice by its number (`2`, `2.`, `(2)`), its label or its value. */
function parseChoice(text: string, choices: Choice[]): string | undefined {
	const reply = normalize(text);
	const choice = choices.find(({ label, value }) =>
		[normalize(label), normalize(value)].includes(reply),
	);
	if (choice) return choice.value;
	const number = /^\(?(\d{1,3})[.)]?$/.exec(reply.replace(/\u20e3/g, ''))?.[1];
	return number === undefined ? undefined : choices[Number(number) - 1]?.value;
}

/** Reads `1,500.25`, `1.5`, `١٬٥٠٠٫٢٥`. A comma separates thousands where three digits follow, and decimals otherwise. */
function parseNumber(text: string): number | undefined {
	const number = normalize(text).replaceAll('\u066c', '').replace('\u066b', '.');
	const isGrouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(number);
	const digits = isGrouped ? number.replaceAll(',', '') : number.replace(',', '.');
	return /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(digits) ? Number(digits) : undefined;
}

/** Converts `31/12/2030` (the day first; also with dots, dashes or a two-digit year) or `2030-12-31` to ISO 8601. */
function parseDate(text: string): string | undefined {
	const reply = normalize(text).replace(/ ?([/.-]) ?/g, '$1');
	const parts = (
		/^(?<year>\d{4})[/.-](?<month>\d{1,2})[/.-](?<day>\d{1,2})$/.exec(reply) ??
		/^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4}|\d{2})$/.exec(reply)
	)?.groups;
	if (!parts) return undefined;
	const { year, month, day } = parts;
	const fullYear = year.length === 2 ? `20${year}` : year;
	const iso = `${fullYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const date = new Date(`${iso}T00:00:00Z`);
	// JavaScript turns 31 June into 1 July.
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

/**
 * Returns the value of a reply in the expected form, or undefined when the reply is invalid.
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
