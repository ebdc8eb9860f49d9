import { getExampleNumber } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js';
import examples from 'libphonenumber-js/examples.mobile.json';

import { getCallingCode, listCountries } from '../../../nodes/Wavex/utils/callingCodes';
import { parsePhoneNumber } from '../../../nodes/Wavex/utils/phoneNumber';

interface Example {
	/** `201001234567`, as the API accepts it. */
	digits: string;
	code: string;
	/** Without the code. */
	significant: string;
	/** As people in the country write it, with blanks and dashes. */
	national: string;
	international: string;
	/** What is dialled before it within the country; empty for none. */
	prefix: string;
}

function createExample(country: string): Example {
	const example = getExampleNumber(country as CountryCode, examples);
	if (!example) throw new Error(`The library has no example for ${country}`);
	const digits = example.number.slice(1);
	return {
		digits,
		code: example.countryCallingCode,
		significant: example.nationalNumber,
		national: example.formatNational(),
		international: example.formatInternational(),
		prefix: getCallingCode(country)?.prefixes[0] ?? '',
	};
}

const toArabic = (text: string) =>
	text.replace(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit)));
const toPersian = (text: string) =>
	text.replace(/\d/g, (digit) => String.fromCodePoint(0x06f0 + Number(digit)));
const toFullWidth = (text: string) =>
	text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
const group = (digits: string, size: number, mark: string) =>
	digits.replace(new RegExp(`\\B(?=(?:\\d{${size}})+$)`, 'g'), mark);

/** Ways of writing a number that need no country in the credential. */
const INTERNATIONAL: Record<string, (example: Example) => unknown> = {
	'E.164': ({ digits }) => `+${digits}`,
	'two zeros': ({ digits }) => `00${digits}`,
	'digits only': ({ digits }) => digits,
	'the international format': ({ international }) => international,
	'dashes of every kind': ({ code, significant }) =>
		`+${code}\u2212${group(significant, 3, '\u2011')}`,
	'the zero after the code': ({ code, prefix, significant }) => `+${code} ${prefix}${significant}`,
	'the zero in brackets': ({ code, prefix, significant }) =>
		`+${code} ${prefix && `(${prefix})`} ${group(significant, 4, ' ')}`,
	'Arabic digits': ({ digits }) => toArabic(`+${digits}`),
	'Persian digits': ({ digits }) => toPersian(`00${digits}`),
	'full-width digits': ({ digits }) => `\uff0b${toFullWidth(digits)}`,
	marks: ({ international }) => `\u202a${international.replace(/(\d)/g, '$1\ufe0f\u00ad')}\u202c`,
	'a number of a sheet': ({ digits }) => Number(digits),
	'a decimal of a sheet': ({ digits }) => `${digits}.0`,
	'thousands of a sheet': ({ digits }) => group(digits, 3, ','),
	'an apostrophe of a sheet': ({ digits }) => `'+${digits}`,
	'a tel: URI': ({ digits }) => `tel:+${digits}`,
	'a link': ({ digits }) => `https://wa.me/${digits}?text=Hello`,
	'another link': ({ digits }) => `https://api.whatsapp.com/send?text=a&phone=%2B${digits}`,
	underscores: ({ digits, code, significant }) => `+${code}_${significant}${digits && '_'}`,
};

/** Ways of writing a local number; the credential names its country. */
const LOCAL: Record<string, (example: Example) => unknown> = {
	'the national format': ({ national }) => national,
	'the national format with other separators': ({ national }) =>
		` ${national.replace(/[ -]/g, '.')}\u200f`,
	'national digits': ({ national }) => national.replace(/\D/g, ''),
	'the national format in Arabic digits': ({ national }) => toArabic(national),
	'the prefix and the number': ({ prefix, significant }) => prefix + significant,
	'no prefix, as a sheet drops the zero': ({ significant }) =>
		significant.startsWith('0') ? significant : Number(significant),
};

const countries = listCountries().map(({ value }) => value);

describe.each(countries)('numbers of %s', (country) => {
	const example = createExample(country);

	it.each(Object.entries(INTERNATIONAL))('%s', (_, write) => {
		const text = write(example);
		expect(parsePhoneNumber(text)).toBe(example.digits);
		expect(parsePhoneNumber(text, country)).toBe(example.digits);
	});

	it.each(Object.entries(LOCAL))('%s, with the country', (_, write) => {
		expect(parsePhoneNumber(write(example), country)).toBe(example.digits);
	});
});

it('reads as many numbers as the documentation says', () => {
	const ways = 2 * Object.keys(INTERNATIONAL).length + Object.keys(LOCAL).length;
	expect([countries.length, countries.length * ways]).toEqual([245, 10_780]);
});

it("reads a foreign number without + correctly, unless it looks like a number of the credential's country", () => {
	const examples = countries.map(createExample);
	const counts = { right: 0, local: 0, refused: 0 };
	for (const country of countries) {
		const { code } = createExample(country);
		for (const { digits } of examples) {
			const number = parsePhoneNumber(digits, country);
			if (number === digits) counts.right++;
			else if (typeof number !== 'string') counts.refused++;
			else {
				expect(number).toBe(code + digits);
				counts.local++;
			}
		}
	}
	console.info(`${countries.length ** 2} foreign numbers without +: ${JSON.stringify(counts)}`);
	// The documentation gives these shares.
	expect(counts.right / countries.length ** 2).toBeGreaterThan(0.96);
	expect(counts.local / countries.length ** 2).toBeLessThan(0.025);
});
