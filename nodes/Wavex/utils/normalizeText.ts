import { removeInvisible, toAsciiDigits } from './digits';

/** Normalizes a text for comparison: digits 0 to 9, lower case, and no invisible characters that phones insert. */
export function normalizeText(text: string): string {
	return removeInvisible(toAsciiDigits(text.normalize('NFKC')))
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
}

/** Letters that people write for each other, by the one that stands for both; NFKD makes أ, إ and آ a bare alef. */
const VARIANTS: Record<string, string> = { ى: 'ي', ی: 'ي', ة: 'ه', ٱ: 'ا', ک: 'ك' };

/** Normalizes a text for comparison by what is meant: also without accents, vowel signs and tatweel, `1️⃣` as 1. */
export function foldText(text: string): string {
	return normalizeText(text)
		.normalize('NFKD')
		.replace(/[\u0300-\u036f\u064b-\u065f\u0670\u20e3\u0640\p{Emoji_Modifier}]/gu, '')
		.replace(/[ىیةٱک]/g, (letter) => VARIANTS[letter])
		.replace('🔟', '10')
		.normalize('NFC');
}

/** Words around an answer that do not change it. One that is missing makes the sender ask again; a wrong one would misread. */
const POLITE = new Set(
	(
		'i im ill id want choose chose pick picked select selected take prefer like would go with for my me the a an it its is to ' +
		'option choice number answer please pls plz thanks thank thx you so very much sorry sir ' +
		'inshallah ok okay sure hi hello just only on in ' +
		'انا اريد اختار اخترت اختيار اختياري الاختيار خيار الخيار رقم الرقم عايز عاوز عايزه ابغي ابي بدي هو هي من فضلك لو سمحت ' +
		'سمحتي شكرا جزيلا لك لكم تمام طيب اوك اوكي ان انشاء شاءالله شاء باذن الله يوم الموافق في فقط السلام عليكم مرحبا اهلا'
	).split(' '),
);

/** Whether a folded word says nothing about which answer it is. */
export function isPoliteWord(word: string): boolean {
	return POLITE.has(word);
}
