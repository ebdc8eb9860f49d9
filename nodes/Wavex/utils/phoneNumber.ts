/** Digits of other scripts that keyboards in the Arab world and Iran type, by their first code point (Unicode blocks Arabic, Arabic Supplement). */
const DIGIT_ZEROS = [0x0660, 0x06f0];

/** E.164 allows 15 digits; the shortest national numbers, with their country code, have 7. */
const MIN_DIGITS = 7;
const MAX_DIGITS = 15;

/** A WhatsApp ID such as `2012…@c.us` or `1203…@g.us`; any other text with an @ in it is an e-mail address. */
const WHATSAPP_ID = /^[\w.:+-]{1,100}@(?:c\.us|g\.us|lid|s\.whatsapp\.net|broadcast|newsletter)$/;

/** What a table makes of a number that it takes for one: `201234567890.0`. That zero is none of its digits. */
const DECIMAL_ZEROS = /^(\+?\d{7,})\.0{1,2}$/;

/** The zero that is dialled inside a country only, as in `+44 (0)20 …`. */
const TRUNK_ZERO = /^((?:\+|00)?\d{1,3})\(0\)/;

/** A text with its Arabic-Indic and Persian digits as 0 to 9. */
export function toAsciiDigits(text: string): string {
	return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => {
		const code = digit.charCodeAt(0);
		const zero = DIGIT_ZEROS.find((first) => code >= first && code <= first + 9) ?? code;
		return String(code - zero);
	});
}

/**
 * Makes of what people paste (`+20 123-456 7890`, `00201…`, Arabic-Indic digits) what the API takes: digits with the country code.
 * An id that holds `@` (a group, a LID) is nobody's number and comes back untouched.
 *
 * @returns the number, or undefined when it cannot be one
 */
export function toPhoneNumber(typed: unknown): string | undefined {
	const isNumber = Number.isSafeInteger(typed) && Number(typed) > 0;
	if (typeof typed !== 'string' && !isNumber) return undefined;
	const text = String(typed).trim();
	if (text.includes('@')) return WHATSAPP_ID.test(text) ? text : undefined;
	const bare = toAsciiDigits(text)
		.replace(DECIMAL_ZEROS, '$1')
		// Blanks, dashes, dots, slashes and the invisible direction marks that come along when a number is copied.
		.replace(/[\s\-\u2010-\u2015./\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
		.replace(TRUNK_ZERO, '$1')
		.replace(/[()]/g, '');
	const digits = bare.replace(/^(\+|00)+/, '');
	// No country code begins with 0: this is a number as it is dialled inside its country.
	if (!/^[1-9]\d*$/.test(digits)) return undefined;
	return digits.length >= MIN_DIGITS && digits.length <= MAX_DIGITS ? digits : undefined;
}
