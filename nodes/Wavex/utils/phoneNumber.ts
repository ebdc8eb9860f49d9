import { findCallingCode, getCountryName, getCallingCode } from './callingCodes';
import type { CallingCode } from './callingCodes';
import { removeInvisible } from './digits';
import { parsePhoneText } from './phoneText';
import type { PhoneFault } from './phoneText';

/** E.164 allows 15 digits with the country code. WhatsApp's LIDs have more. */
const MAX_DIGITS = 15;

/** A WhatsApp ID such as `2012…@c.us` or `1203…@g.us`; any other text with an @ in it is an e-mail address. */
const WHATSAPP_ID = /^[\w.:+-]{1,100}@(?:c\.us|g\.us|lid|s\.whatsapp\.net|broadcast|newsletter)$/;

/** The WhatsApp ID of a person, or of one of the person's devices. */
const PERSON_ID = /^([1-9]\d{6,14})(?::\d{1,4})?@(?:c\.us|s\.whatsapp\.net)$/i;

/** Within Argentina a mobile number is dialled with 15 after the area code, and from abroad with 9 before it. */
const ARGENTINE_MOBILE = /^0?(?=\d{12}$)(11|[23]\d{2,3})15(\d+)$/;

/** WhatsApp's form of a Mexican number, from when mobile numbers had a 1. */
const MEXICAN_MOBILE = /^1\d{10}$/;

/** Islands that share a calling code, but have fewer lengths: Tristan da Cunha (8…) and Bonaire (3…, 4…, 7…). */
const WRONG_LENGTHS: Record<string, RegExp> = { '290': /^8\d{4}$/, '599': /^[347]\d{7}$/ };

const WITH_COUNTRY_CODE =
	"enter the number with + and its country code, or select 'Country of Local Numbers' in the Wavex credential";

export type { PhoneFault } from './phoneText';

const isZero = (digits: string) => digits.startsWith('0');

/** Returns the number without the code and without its national prefix; undefined when its length is not possible. */
function toSignificantNumber(
	{ code, prefixes, usualLengths }: CallingCode,
	digits: string,
	lengths: Set<number>,
): string | undefined {
	if (code === '52' && MEXICAN_MOBILE.test(digits)) return digits;
	const national = code === '54' ? digits.replace(ARGENTINE_MOBILE, '9$1$2') : digits;
	const isPossible = lengths.has(national.length) && !WRONG_LENGTHS[code]?.test(national);
	// No significant number begins with 0 where 0 is the prefix. Elsewhere it may begin with the prefix, as in Russia with 8.
	const hasWrongZero = (number: string) => isZero(number) && prefixes.some(isZero);
	for (const prefix of prefixes) {
		const rest = national.slice(prefix.length);
		if (!national.startsWith(prefix) || !lengths.has(rest.length) || hasWrongZero(rest)) continue;
		const isUsual = usualLengths.has(rest.length) && !usualLengths.has(national.length);
		if (isZero(prefix) || !isPossible || isUsual) return rest;
	}
	return isPossible && !hasWrongZero(national) ? national : undefined;
}

/** Area code and mobile number in Brazil: without this, half of all foreign numbers would look Brazilian. */
const BRAZILIAN_MOBILE = /^\d\d9\d{8}$/;

function isMobile({ code, mobileLengths, mobileDigits }: CallingCode, significant: string) {
	if (code === '55') return BRAZILIAN_MOBILE.test(significant);
	return mobileLengths.has(significant.length) && mobileDigits.has(Number(significant[0]));
}

/** One way to read the digits. */
interface Reading {
	number: string;
	isMobile: boolean;
}

function read(
	callingCode: CallingCode | undefined,
	digits: string,
	lengths: Set<number> | undefined,
): Reading | undefined {
	if (!callingCode || !lengths) return undefined;
	const significant = toSignificantNumber(callingCode, digits, lengths);
	return significant === undefined
		? undefined
		: { number: callingCode.code + significant, isMobile: isMobile(callingCode, significant) };
}

/** Reads digits that begin with a country code. Without a `+`, only the usual lengths and no prefix but 0 are accepted. */
function readInternational(digits: string, hasPlus: boolean): Reading | undefined {
	const code = findCallingCode(digits);
	if (!code || hasPlus) return read(code, digits.slice(code?.code.length), code?.lengths);
	const prefixes = code.prefixes.filter(isZero);
	return read({ ...code, prefixes }, digits.slice(code.code.length), code.usualLengths);
}

/** Writes 8, 9 and 10 as `8 to 10`, and 8 and 10 as `8 or 10`. */
function formatLengths(lengths: Set<number>): string {
	const all = [...lengths];
	const last = all[all.length - 1];
	if (all.length > 2 && all.length === last - all[0] + 1) return `${all[0]} to ${last}`;
	return `${all.slice(0, -1).join(', ')}${all.length > 1 ? ' or ' : ''}${last}`;
}

/** Returns why digits with a country code are no number: the code or the length is wrong. */
function describeDigits(digits: string, hasPlus: boolean): PhoneFault {
	const found = findCallingCode(digits);
	if (!found) return { problem: 'begins with no country code', advice: WITH_COUNTRY_CODE };
	const { code, countries, prefixes, lengths, usualLengths } = found;
	const country =
		countries.length === 1 ? `+${code} (${getCountryName(countries[0])})` : `+${code}`;
	const national = digits.slice(code.length);
	const count = prefixes.includes('0') ? national.replace(/^0/, '').length : national.length;
	const expected = formatLengths(hasPlus ? lengths : usualLengths);
	return {
		problem: `has ${count} digits after ${country}, where numbers have ${expected}`,
		advice: WITH_COUNTRY_CODE,
	};
}

/** Decides how digits without `+` and `00` are meant. */
function parseBareDigits(digits: string, isLocal: boolean, localCountry?: string) {
	const international = isZero(digits) ? undefined : readInternational(digits, false);
	// Whole numbers of fewer than ten digits, or in groups like local ones, exist where the country code has three.
	const hasShortCode = findCallingCode(digits)?.code.length !== 3;
	if (localCountry === undefined) {
		if (international && !(hasShortCode && (isLocal || digits.length < 10)))
			return international.number;
		return isZero(digits) || international
			? {
					problem:
						"has no country code, and the credential's 'Country of Local Numbers' is not set",
					advice: WITH_COUNTRY_CODE,
				}
			: describeDigits(digits, false);
	}
	const code = getCallingCode(localCountry);
	if (!code) {
		return {
			problem: `cannot be read: the credential's local country '${localCountry}' is not a country code such as EG`,
			advice: "select 'Country of Local Numbers' in the Wavex credential",
		};
	}
	const local = read(code, digits, code.lengths);
	if (!international) return local?.number ?? describeDigits(`${code.code}${digits}`, true);
	const isOwn = digits.startsWith(code.code);
	const advice = 'enter the number with + and its country code';
	const isGroupedAsLocal = isLocal && hasShortCode && !isOwn;
	if (!local) {
		return isGroupedAsLocal
			? { problem: `can mean +${international.number} or a local number`, advice }
			: international.number;
	}
	if (local.isMobile) return (isOwn && international.isMobile ? international : local).number;
	// Where no zero comes before a landline, it can look like a mobile number of another country. Italy's have their own zero.
	const length = local.number.length - code.code.length;
	const needsZero = code.code === '39' || (code.code !== '55' && code.prefixes.some(isZero));
	const mayBeLandline =
		isGroupedAsLocal || (!isOwn && !needsZero && length < 11 && code.mobileLengths.has(length));
	if (local.number === international.number || (international.isMobile && !mayBeLandline))
		return international.number;
	return { problem: `can mean +${international.number} or +${local.number}`, advice };
}

/**
 * Returns a phone number as people write it in the one form that the API accepts: digits with the country code.
 *
 * @param localCountry ISO code of the country whose numbers may lack the country code
 * @returns a fault when the value is no phone number, or could be more than one
 */
export function parsePhoneNumber(value: unknown, localCountry?: string): string | PhoneFault {
	const text = parsePhoneText(value);
	if ('problem' in text) return text;
	const { digits, isInternational, isLocal, digitsWithoutTrunk } = text;
	// A national zero after the country code is not counted.
	const hasZero = isInternational || isZero(digits);
	if (digits.length > MAX_DIGITS + (hasZero ? 1 : 0)) {
		return {
			problem: `has ${digits.length} digits, more than a phone number`,
			advice: 'enter a phone number: 16 digits and more are a LID, to which the API cannot send',
		};
	}
	const parse = (number: string) =>
		isInternational
			? (readInternational(number, true)?.number ?? describeDigits(number, true))
			: parseBareDigits(number, isLocal, localCountry);
	const parsed = parse(digits);
	// Spain has no national zero, but some write `+34 (0)…`.
	return typeof parsed !== 'string' && digitsWithoutTrunk ? parse(digitsWithoutTrunk) : parsed;
}

/** Returns the digits of a person's WhatsApp ID; undefined when the text is none. */
export function getNumberOfId(text: string): string | undefined {
	return PERSON_ID.exec(text)?.[1];
}

/**
 * Returns a phone number like `parsePhoneNumber`, also of a person's WhatsApp ID. Any other ID (a group, a LID) is returned
 * unchanged.
 *
 * @returns undefined when the value cannot be a phone number
 */
export function toPhoneNumber(value: unknown, localCountry?: string): string | undefined {
	const text = typeof value === 'string' ? removeInvisible(value).trim() : '';
	if (text.includes('@')) return getNumberOfId(text) ?? (WHATSAPP_ID.test(text) ? text : undefined);
	const number = parsePhoneNumber(value, localCountry);
	return typeof number === 'string' ? number : undefined;
}
