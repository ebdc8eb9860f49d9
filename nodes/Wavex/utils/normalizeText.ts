import { toAsciiDigits } from './digits';

/** Normalizes a text for comparison: digits 0 to 9, lower case, and no invisible characters that phones insert. */
export function normalizeText(text: string): string {
	return toAsciiDigits(text.normalize('NFKC'))
		.replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]/g, '')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
}
