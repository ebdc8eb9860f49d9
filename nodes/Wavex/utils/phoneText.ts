import { removeInvisible, toAsciiDigits } from './digits';

/** Why a value cannot be used. Both are parts of a sentence: `'…' contains two numbers`, `In 'To', enter one number.` */
export interface PhoneFault {
	problem: string;
	advice: string;
}

/** The digits of a number. International ones had a `+`, two zeros or a link before them, which are removed. */
export interface PhoneDigits {
	digits: string;
	isInternational: boolean;
	/** Whether they are grouped as a number with a country code of one or two digits is not. */
	isLocal: boolean;
	/** Without a zero that stood in brackets after the country code, as in `+44 (0)20 …`. */
	digitsWithoutTrunk?: string;
}

/** A number with its prefix, extension and separators is shorter. */
const MAX_LENGTH = 100;

/** Links that begin a chat: `https://wa.me/2012…`, `https://api.whatsapp.com/send?phone=2012…`. */
const CHAT_LINK =
	/^(?:https?:\/\/)?(?:www\.)?wa\.me\/([^/?#]+)|^(?:https?:\/\/)?(?:\w+\.)?whatsapp\.com\/send\/?\?(?:.*&)?phone=([^&#]+)|^whatsapp:\/\/send\/?\?(?:.*&)?phone=([^&#]+)/i;

const URI_SCHEME = /^(?:tel|whatsapp|sms|callto):(?:\/\/)?/i;

/** Quotes around a cell, and the apostrophe or formula that makes a spreadsheet keep a number as text. */
const QUOTES = /^=?["'`´‘’“”«]+|(?<!["'`´‘’“”»])["'`´‘’“”»]+$/g;

const THOUSANDS = /^\+?\d{1,3}(?:[,٬]\d{3})+(?:\.0+)?$/;
const DECIMAL_ZEROS = /^(\+?\d{7,})[.,]0{1,2}$/;
const DECIMALS = /^\+?\d{7,}[.,]\d{1,2}$/;
const EXPONENT = /^\+?\d(?:[.,]\d+)?e\+?\d{1,3}$/i;
const EXTENSION =
	/\d[\s,;.:-]*(?:ext(?:ension|n)?|x|#|доб|int|anexo|ramal|poste|dw)[\s.:=]*\d{1,7}$/i;

/** Spaces, every dash, the minus sign, and the other marks that separate groups of digits. */
const SEPARATORS = /[\s\p{Pd}\u2212\u2043\u02d7\u30fc./_·•()[\]]/gu;
const LINE_BREAK = /\d[^\d\t-\r\u0085\u2028\u2029]*[\t-\r\u0085\u2028\u2029][^\d]*\d/;
/** `(479) 555-0123`, or a first digit that is no country code: `8 (495) 123-45-67`. */
const LOCAL_GROUPS = /^\(?\d{3}\D{1,2}\d{3}\D\d{4}$|^[2-689]\D+[1-9]/;
const TRUNK_ZERO = /^((?:\+|00)?\d{1,3})\(0\)/;

const NOT_A_NUMBER: PhoneFault = {
	problem: 'is not a phone number',
	advice: 'enter the number with its country code, e.g. 201234567890',
};
const TWO_NUMBERS: PhoneFault = {
	problem: 'contains two numbers',
	advice: 'enter one number',
};
const EXTENSION_FAULT: PhoneFault = {
	problem: 'has an extension',
	advice: 'enter a number without an extension: WhatsApp has none',
};
const EXPONENT_FAULT: PhoneFault = {
	problem: 'was shortened by a spreadsheet',
	advice: 'enter the number again: its last digits are lost. Format the column as text first',
};
const DECIMALS_FAULT: PhoneFault = { ...NOT_A_NUMBER, problem: 'has decimals' };

const countDigits = (text: string) => text.replace(/\D/g, '').length;

/** Whether the groups of digits are two times the same shape, as in `555 1234 555 5678`. */
function repeatsItsShape(text: string): boolean {
	const lengths = (text.match(/\d+/g) ?? []).map(({ length }) => length);
	const half = lengths.length / 2;
	return (
		// With + or 00, 14 digits are one number: `+234 0802 123 4567`.
		!/^\D*00|\+/.test(text) &&
		countDigits(text) >= 14 &&
		lengths.slice(0, half).join() === lengths.slice(half).join()
	);
}

/**
 * Whether what follows a slash is another number, or other last digits (`…2223/4`). It belongs to the number when an area
 * code is before it, which with the country code has at most eight digits: `+49 123 / 42 42 42`.
 */
function hasAlternativeAfterSlash(text: string): boolean {
	const slash = text.lastIndexOf('/');
	if (slash < 0) return false;
	const before = countDigits(text.slice(0, slash).replace(/^\+?00/, ''));
	const after = countDigits(text.slice(slash));
	const isBare = !/^(?:\+|0)/.test(text);
	return before >= 9 || (before >= 7 && isBare) || (before >= 4 && after < 3);
}

function containsTwoNumbers(text: string): boolean {
	// More than 15 digits are no number, so a dash separates two as well.
	const separator = countDigits(text) > 15 ? /[^\d().]+/ : /[^\d().\p{Pd}\u2212_]+/u;
	const chunks = text
		.replace(/^\D*00/, '')
		.split(separator)
		.filter((chunk) => countDigits(chunk) >= 7);
	return (
		chunks.length > 1 ||
		LINE_BREAK.test(text) ||
		/\d[^\d+,;|\\&]*[+,;|\\&][^\d]*\d/.test(text) ||
		hasAlternativeAfterSlash(text) ||
		repeatsItsShape(text)
	);
}

function decodeLink(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** Returns the number of a link or URI with a `+` when it is certainly international, and any other text as it is. */
function unwrap(text: string): string {
	const link = CHAT_LINK.exec(text);
	const phone = link?.[1] ?? link?.[2] ?? link?.[3];
	return phone === undefined
		? text.replace(URI_SCHEME, '')
		: `+${decodeLink(phone).trim().replace(/^\+/, '')}`;
}

/**
 * Returns the digits of a number as people write, copy or export it. It does not know countries.
 *
 * @returns a fault when the value cannot be one phone number
 */
export function parsePhoneText(value: unknown): PhoneDigits | PhoneFault {
	const isNumber = typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
	if (typeof value !== 'string' && !isNumber) return NOT_A_NUMBER;
	if (String(value).length > MAX_LENGTH * 10) return NOT_A_NUMBER;
	const ascii = toAsciiDigits(
		String(value).replace(/[\uff01-\uff5e]/g, (character) =>
			String.fromCharCode(character.charCodeAt(0) - 0xfee0),
		),
	);
	const visible = removeInvisible(ascii).trim().replace(QUOTES, '').trim();
	// In text from right to left, a `+` before the number is often typed after it.
	const text = unwrap(visible)
		.trim()
		.replace(/^([^+]+)\+$/, '+$1');
	if (text.length > MAX_LENGTH) return NOT_A_NUMBER;
	if (EXPONENT.test(text)) return EXPONENT_FAULT;
	if (EXTENSION.test(text)) return EXTENSION_FAULT;
	const whole = (THOUSANDS.test(text) ? text.replace(/[,٬]/g, '') : text).replace(
		DECIMAL_ZEROS,
		'$1',
	);
	if (DECIMALS.test(whole)) return DECIMALS_FAULT;
	if (containsTwoNumbers(whole)) return TWO_NUMBERS;
	const compact = (marks: string) =>
		marks.replace(SEPARATORS, (separator) => (/[()]/.test(separator) ? separator : ''));
	const bare = compact(whole);
	const withTrunk = bare.replace(/[()]/g, '');
	const withoutTrunk = bare.replace(TRUNK_ZERO, '$1').replace(/[()]/g, '');
	if (!/^\+*\d+$/.test(withTrunk)) return NOT_A_NUMBER;
	const removePrefix = (number: string) => number.replace(/^(?:\++(?:00)?|00)/, '');
	return {
		digits: removePrefix(withTrunk),
		isInternational: /^(?:\+|00)/.test(withTrunk),
		isLocal: LOCAL_GROUPS.test(whole),
		...(withoutTrunk !== withTrunk && { digitsWithoutTrunk: removePrefix(withoutTrunk) }),
	};
}
