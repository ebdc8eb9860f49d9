import { parseDate } from '../../../utils/dateText';
import { normalizeText } from '../../../utils/normalizeText';
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

/** Finds the choice by its number (`2`, `2.`, `(2)`), its label or its value. */
function parseChoice(text: string, choices: Choice[]): string | undefined {
	const reply = normalizeText(text);
	const choice = choices.find(({ label, value }) =>
		[normalizeText(label), normalizeText(value)].includes(reply),
	);
	if (choice) return choice.value;
	const number = /^\(?(\d{1,3})[.)]?$/.exec(reply.replace(/\u20e3/g, ''))?.[1];
	return number === undefined ? undefined : choices[Number(number) - 1]?.value;
}

/** Reads `1,500.25`, `1.5`, `١٬٥٠٠٫٢٥`. A comma separates thousands where three digits follow, and decimals otherwise. */
function parseNumber(text: string): number | undefined {
	const number = normalizeText(text).replaceAll('\u066c', '').replace('\u066b', '.');
	const isGrouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(number);
	const digits = isGrouped ? number.replaceAll(',', '') : number.replace(',', '.');
	return /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(digits) ? Number(digits) : undefined;
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
	return matchPattern(pattern, text);
}
