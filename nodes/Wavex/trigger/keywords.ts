import { foldText } from '../utils/normalizeText';

/** The longest message of WhatsApp, in characters. */
const MAX_TEXT = 65_536;

const WORD = /[\p{L}\p{M}\p{N}]+|\p{S}/gu;

/** Scripts without spaces between words. */
const NO_SPACES = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;

/** Returns the words of a text, each in the one form in which all ways of writing it are equal, with spaces around them. */
function normalizeWords(text: string): string {
	const letters = foldText(text.slice(0, MAX_TEXT));
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
