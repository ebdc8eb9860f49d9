import { toAsciiDigits } from '../utils/digits';

/** The longest message of WhatsApp, in characters. */
const MAX_TEXT = 65_536;

/** Marks that readers leave out: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs; the Arabic tatweel. */
const MARKS =
	/[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\p{Cf}\u0640]/gu;

/** Letters that are written in several ways and have no decomposition in Unicode. */
const VARIANTS: Record<string, string> = {
	'\u0671': '\u0627', // alef wasla
	'\u0649': '\u064a', // alef maksura
	'\u06cc': '\u064a', // Persian yeh
	'\u0629': '\u0647', // teh marbuta
	'\u06be': '\u0647',
	'\u06c1': '\u0647',
	'\u06d5': '\u0647',
	'\u06a9': '\u0643', // Persian kaf
	'\u03c2': '\u03c3', // final sigma
	ł: 'l',
	ø: 'o',
	đ: 'd',
};
const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join('')}]`, 'g');

const WORD = /[\p{L}\p{M}\p{N}]+|\p{S}/gu;

/** Scripts without spaces between words. */
const NO_SPACES = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;

/** Returns the words of a text, each in the one form in which all ways of writing it are equal, with spaces around them. */
function normalizeWords(text: string): string {
	const letters = toAsciiDigits(text.slice(0, MAX_TEXT).normalize('NFKD').replace(MARKS, ''))
		// Upper case first: it makes ss of a sharp s.
		.toUpperCase()
		.toLowerCase()
		.replace(VARIANT, (letter) => VARIANTS[letter]);
	return ` ${(letters.match(WORD) ?? []).join(' ')} `;
}

/** Splits a text of entries, separated by commas or lines. An expression may return a list. */
export function splitEntries(value: unknown): string[] {
	return [value]
		.flat()
		.flatMap((entry) => String(entry ?? '').split(/[,\n;\u060c\u061b\uff0c\u3001]/))
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

/** Whether a text contains any of the words or phrases, in whole words. Case, accents and vowel signs do not count. */
export function containsKeyword(text: unknown, keywords: string[]): boolean {
	const words = normalizeWords(String(text ?? ''));
	return keywords.map(normalizeWords).some((keyword) => {
		const bare = keyword.trim();
		if (bare === '') return false;
		return words.includes(NO_SPACES.test(bare) ? bare : keyword);
	});
}
