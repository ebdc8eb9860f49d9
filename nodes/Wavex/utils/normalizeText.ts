import { removeInvisible, toAsciiDigits } from './digits';

/** Normalizes a text for comparison: digits 0 to 9, lower case, and no invisible characters that phones insert. */
export function normalizeText(text: string): string {
	return removeInvisible(toAsciiDigits(text.normalize('NFKC')))
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
}
