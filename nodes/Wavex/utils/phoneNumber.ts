/** First code points of the Arabic-Indic and Persian digits, which Arabic and Persian keyboards type (Unicode block Arabic). */
const DIGIT_ZEROS = [0x0660, 0x06f0];

/** E.164 allows 15 digits; the shortest national numbers, with their country code, have 7. */
const MIN_DIGITS = 7;
const MAX_DIGITS = 15;

/** A WhatsApp ID such as `2012…@c.us` or `1203…@g.us`; any other text with an @ in it is an e-mail address. */
const WHATSAPP_ID = /^[\w.:+-]{1,100}@(?:c\.us|g\.us|lid|s\.whatsapp\.net|broadcast|newsletter)$/;

/** A spreadsheet may turn a phone number into a decimal number: `201234567890.0`. */
const DECIMAL_ZEROS = /^(\+?\d{7,})\.0{1,2}$/;

/** The zero that is dialled only within a country, as in `+44 (0)20 …`. */
const TRUNK_ZERO = /^((?:\+|00)?\d{1,3})\(0\)/;

/** Replaces Arabic-Indic and Persian digits with 0 to 9. */
export function toAsciiDigits(text: string): string {
	return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => {
		const code = digit.charCodeAt(0);
		const zero = DIGIT_ZEROS.find((first) => code >= first && code <= first + 9) ?? code;
		return String(code - zero);
	});
}

/**
 * Normalizes a phone number as people paste it (`+20 123-456 7890`, `00201…`, Arabic-Indic digits) to what the API accepts:
 * digits with the country code. A WhatsApp ID with `@` (a group, a LID) is returned unchanged.
 *
 * @returns undefined when the value cannot be a phone number
 */
export function toPhoneNumber(value: unknown): string | undefined {
	const isNumber = Number.isSafeInteger(value) && Number(value) > 0;
	if (typeof value !== 'string' && !isNumber) return undefined;
	const text = String(value).trim();
	if (text.includes('@')) return WHATSAPP_ID.test(text) ? text : undefined;
	const bare = toAsciiDigits(text)
		.replace(DECIMAL_ZEROS, '$1')
		// Spaces, dashes, dots, slashes and the invisible direction marks that are copied along with a number.
		.replace(/[\s\-\u2010-\u2015./\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
		.replace(TRUNK_ZERO, '$1')
		.replace(/[()]/g, '');
	const digits = bare.replace(/^(\+|00)+/, '');
	// No country code begins with 0: this number lacks its country code.
	if (!/^[1-9]\d*$/.test(digits)) return undefined;
	return digits.length >= MIN_DIGITS && digits.length <= MAX_DIGITS ? digits : undefined;
}
