import { removeInvisible, toAsciiDigits } from './digits';

/** Normalizes a text for comparison: digits 0 to 9, lower case, and no invisible characters that phones insert. */
export function normalizeText(text: string): string {
	return removeInvisible(toAsciiDigits(text.normalize('NFKC')))
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
}

/**
 * Letters that people write for another one: of alef, yeh, heh, kaf and sigma, and those without a decomposition in Unicode. NFKD
 * makes أ, إ and آ a bare alef.
 */
const VARIANTS = Object.fromEntries(
	'ٱا ىي یي ةه ھه ہه ەه کك ςσ łl øo đd'.split(' ').map(([letter, usual]) => [letter, usual]),
);
const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join('')}]`, 'g');

/** Marks that readers leave out: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs and tatweel, skin tones. */
const MARKS =
	/[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u20e3\u0640\p{Emoji_Modifier}]/gu;

/** Normalizes a text for comparison by what is meant: also without accents, vowel signs and tatweel, `1️⃣` as 1. */
export function foldText(text: string): string {
	// Upper case first: it makes ss of a sharp s.
	return normalizeText(text.toUpperCase())
		.normalize('NFKD')
		.replace(MARKS, '')
		.replace(VARIANT, (letter) => VARIANTS[letter])
		.replace('🔟', '10')
		.normalize('NFC');
}

/** Words around an answer that do not change it. One that is missing makes the sender ask again; a wrong one would misread. */
const POLITE = new Set(
	(
		'i im ill id want choose chose pick picked select selected take prefer like would go with for my me the a an it its is to ' +
		'option choice number answer please pls plz thanks thank thx you very much sorry ' +
		'ok okay sure hi hello just only on in ' +
		'انا اريد اختار اخترت اختيار اختياري الاختيار خيار الخيار رقم الرقم عايز عاوز عايزه ابغي ابي بدي هو هي من فضلك لو سمحت ' +
		'سمحتي شكرا جزيلا لك لكم تمام طيب اوك اوكي ان انشاء شاء باذن الله يوم الموافق في فقط السلام عليكم مرحبا اهلا'
	).split(' '),
);

/** Whether a folded word says nothing about which answer it is. */
export function isPoliteWord(word: string): boolean {
	return POLITE.has(word);
}
