import { parseChoice } from './parseChoice';
import type { Choice } from './parseChoice';
import { parseDateReply } from './parseDateReply';
import { parseNumber } from './parseNumber';
import { matchPattern } from './safePattern';

/** Which reply is valid. */
export interface ExpectedReply {
	type: string;
	choices: Choice[];
	pattern: string;
}

/**
 * Returns the value of a reply in the expected form, or undefined when the reply is invalid.
 *
 * @param text null for a message without text, such as a picture
 * @param timeZone in which today's date counts
 */
export function parseReply(
	text: string | null,
	{ type, choices, pattern }: ExpectedReply,
	timeZone: string,
): string | number | null | undefined {
	if (type === 'any') return text;
	if (text === null) return undefined;
	if (type === 'choice') return parseChoice(text, choices);
	if (type === 'number') return parseNumber(text);
	if (type === 'date') return parseDateReply(text, timeZone);
	return matchPattern(pattern, text);
}
