import fc from 'fast-check';
import parseWithLibrary, { getExampleNumber } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js';
import examples from 'libphonenumber-js/examples.mobile.json';

import { listCountries } from '../../../nodes/Wavex/utils/callingCodes';
import { parsePhoneNumber, toPhoneNumber } from '../../../nodes/Wavex/utils/phoneNumber';
import { normalizePersonId } from '../../../nodes/Wavex/utils/samePerson';

const SETTINGS = { seed: 20_261_128, numRuns: 50_000 };

const countries = listCountries().map(({ value }) => value);
const localCountry = fc.option(fc.constantFrom(...countries), { nil: undefined });

/** Whether the library calls a number possible. It does not know WhatsApp's form of Mexican numbers, with a 1 after the code. */
function isPossible(number: string): boolean {
	return (
		[number, normalizePersonId(number)].some((digits) =>
			parseWithLibrary(`+${digits}`)?.isPossible(),
		) && /^[1-9]\d{6,14}$/.test(number)
	);
}

const digits = fc.stringMatching(/^\d{1,8}$/);
const separator = fc.constantFrom(
	...[
		'',
		' ',
		'  ',
		'-',
		'.',
		'/',
		'(',
		')',
		'(0)',
		'+',
		'00',
		'\n',
		'\t',
		',',
		'_',
		'\u2212',
		'\u200f',
		'\ufe0f',
	],
	...[
		"'",
		'٠',
		'۵',
		'３',
		'\u3164',
		'x',
		'ext',
		'#',
		';',
		'@',
		'E+',
		'.0',
		'wa.me/',
		'tel:',
		'=',
		'~',
		'|',
	],
);
const usualSeparator = fc.constantFrom(
	' ',
	'-',
	'.',
	'/',
	'(',
	')',
	'_',
	'\u2212',
	'\u200f',
	'\ufe0f',
);

/** Random texts of digits, separators, prefixes and marks. */
const text = fc
	.tuple(
		fc.constantFrom('', '+', '00', '0', "'", '(', 'https://wa.me/', 'tel:'),
		fc.array(fc.tuple(digits, separator), { minLength: 1, maxLength: 6 }),
	)
	.map(([prefix, groups]) => prefix + groups.flat().join(''));

const code = fc.constantFrom(
	'1',
	'20',
	'44',
	'49',
	'52',
	'54',
	'55',
	'62',
	'7',
	'91',
	'966',
	'971',
);

/** The same with a country code in front, so that more of them are accepted. */
const numberText = fc
	.tuple(
		fc.constantFrom('+', '00', ''),
		code,
		fc.array(fc.tuple(fc.stringMatching(/^\d{1,4}$/), separator), { minLength: 2, maxLength: 4 }),
	)
	.map(([prefix, country, groups]) => prefix + country + groups.flat().join(''));

/** Example numbers with another digit, one less or one more, in groups. */
const nearlyValid = fc
	.tuple(
		fc.constantFrom(...countries),
		fc.constantFrom('+', '00', '', '0'),
		fc.array(fc.tuple(fc.nat(14), fc.stringMatching(/^\d{0,2}$/)), { maxLength: 2 }),
		fc.array(fc.tuple(fc.nat(16), usualSeparator), { maxLength: 4 }),
		fc.boolean(),
	)
	.map(([country, prefix, changes, marks, isNational]) => {
		const example = getExampleNumber(country as CountryCode, examples);
		let written = String(isNational ? example?.nationalNumber : example?.number.slice(1));
		for (const [at, digit] of changes)
			written = written.slice(0, at) + digit + written.slice(at + 1);
		for (const [at, mark] of marks) written = written.slice(0, at) + mark + written.slice(at);
		return prefix + written;
	});

it('sends to no number that the library calls impossible', () => {
	let accepted = 0;
	fc.assert(
		fc.property(
			fc.oneof(
				text,
				numberText,
				nearlyValid,
				nearlyValid,
				fc.string(),
				fc.double(),
				fc.maxSafeNat(),
			),
			localCountry,
			(value, country) => {
				const number = parsePhoneNumber(value, country);
				if (typeof number !== 'string') return true;
				accepted++;
				return isPossible(number);
			},
		),
		SETTINGS,
	);
	// Otherwise the property would prove nothing.
	expect(accepted).toBeGreaterThan(SETTINGS.numRuns / 10);
	console.info(`${SETTINGS.numRuns} random values, ${accepted} of them accepted, all possible`);
});

it('sends only digits that were written, in their order', () => {
	fc.assert(
		fc.property(numberText, (value) => {
			const number = parsePhoneNumber(value);
			if (typeof number !== 'string') return true;
			const written =
				toPhoneNumber(value) && value.normalize('NFKC').replace(/٠/g, '0').replace(/۵/g, '5');
			let position = 0;
			for (const digit of String(written)) if (digit === number[position]) position++;
			// A dialling prefix is left out; Argentina's 15 becomes a 9.
			return position === number.length || number.startsWith('549');
		}),
		SETTINGS,
	);
});

it('never joins two numbers', () => {
	const mark = fc.constantFrom(
		'/',
		' / ',
		'\n',
		' ',
		'  ',
		', ',
		';',
		' or ',
		' & ',
		'|',
		'\t',
		' - ',
		'+',
		'\r\n',
	);
	const number = fc.constantFrom(...countries).map((country) => {
		const example = getExampleNumber(country as CountryCode, examples);
		return [
			example?.number,
			example?.number.slice(1),
			example?.formatNational().replace(/\D/g, '').padStart(7, '2'),
		];
	});
	fc.assert(
		fc.property(
			number,
			number,
			mark,
			fc.nat(2),
			fc.nat(2),
			localCountry,
			(a, b, between, i, j, country) => {
				const both = `${a[i]}${between}${b[j]}`;
				return typeof parsePhoneNumber(both, country) !== 'string';
			},
		),
		SETTINGS,
	);
});

it('takes a LID of 16 digits or more for no phone number', () => {
	fc.assert(
		fc.property(fc.stringMatching(/^[1-9]\d{15,19}$/), localCountry, (lid, country) => {
			return toPhoneNumber(lid, country) === undefined;
		}),
		SETTINGS,
	);
});
