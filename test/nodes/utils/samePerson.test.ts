import fc from 'fast-check';
import parsePhoneNumber, { getExampleNumber } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js';
import examples from 'libphonenumber-js/examples.mobile.json';

import { listCountries } from '../../../nodes/Wavex/utils/callingCodes';
import { isSamePerson, normalizePersonId } from '../../../nodes/Wavex/utils/samePerson';

it.each([
	['5511999998888', '551199998888'],
	['5511999998888@c.us', '551199998888@s.whatsapp.net'],
	['5215534372942', '525534372942'],
	['5491123456789', '541123456789'],
	['201234567890:12@s.whatsapp.net', '201234567890@c.us'],
	['84147483647@lid', '84147483647@LID'],
])('%s is the same person as %s', (first, second) => {
	expect(isSamePerson(first, second)).toBe(true);
	expect(isSamePerson(second, first)).toBe(true);
});

it.each([
	['5511999998888', '5511999998887'],
	['201234567890', '201234567891'],
	['84147483647@lid', '84147483647@c.us'],
	['120363012345678901@g.us', '120363012345678902@g.us'],
	['12125550123', '2125550123'],
	['551133334444', '5511933334444'],
	['551177778888', '5511977778888'],
	['5511999998888', '5521999998888'],
	['5215534372942', '15534372942'],
	['1234567890123456', '1234567890123456@c.us'],
])('%s is not the same person as %s', (first, second) => {
	expect(isSamePerson(first, second)).toBe(false);
});

/** The example mobile number of each country that has one, as digits. */
const numbers = listCountries().map(({ value }) =>
	String(getExampleNumber(value as CountryCode, examples)?.number.slice(1)),
);

it('tells the example numbers of all countries apart', () => {
	const persons = new Set(numbers.map(normalizePersonId));
	expect(persons.size).toBe(new Set(numbers).size);
});

it('takes two numbers for one person only where the library knows no two valid ones', () => {
	const other = fc.tuple(
		fc.constantFrom('55', '52', '54', '20', '1'),
		fc.stringMatching(/^[1-9]\d{7,11}$/),
	);
	const areValid = (...digits: string[]) =>
		digits.every((number) => parsePhoneNumber(`+${number}`)?.isValid());
	fc.assert(
		fc.property(other, fc.constantFrom('9', '1', '0'), ([code, rest], digit) => {
			const at = code === '55' ? 2 : 0;
			const first = code + rest;
			const second = code + rest.slice(0, at) + digit + rest.slice(at);
			// In Argentina a landline and its mobile form are one line of the numbering plan.
			if (code === '54' || !isSamePerson(first, second)) return true;
			return !areValid(first, second);
		}),
		{ seed: 15, numRuns: 20_000 },
	);
});
