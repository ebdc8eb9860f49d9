import { NUMBERING_PLAN } from './numberingPlan';

/** What the numbering plan says about the numbers of one calling code. Lengths are without the code. */
export interface CallingCode {
	code: string;
	/** All lengths that are possible. */
	lengths: Set<number>;
	/** The lengths of landline and mobile numbers. */
	usualLengths: Set<number>;
	mobileLengths: Set<number>;
	/** The first digits of mobile numbers. */
	mobileDigits: Set<number>;
	/** What is dialled before a number within the country, such as 0. */
	prefixes: string[];
	/** ISO codes. */
	countries: string[];
}

/** Reads `89ac` as 8, 9, 10 and 12. */
function parseNumbers(text: string): Set<number> {
	return new Set([...text].map((digit) => Number.parseInt(digit, 16)));
}

let lastCode = 0;

function parseLine(line: string): CallingCode {
	const [distance, lengths, usual, mobile, digits, prefixes, countries] = line.split(';');
	const usualLengths = usual || lengths;
	lastCode += Number(distance || 1);
	return {
		code: String(lastCode),
		lengths: parseNumbers(lengths),
		usualLengths: parseNumbers(usualLengths),
		mobileLengths: parseNumbers(mobile || usualLengths),
		mobileDigits: parseNumbers(digits),
		prefixes: prefixes ? prefixes.split(',') : [],
		countries: countries.match(/../g) ?? [],
	};
}

const callingCodes = new Map(
	NUMBERING_PLAN.split('\n').map((line) => {
		const callingCode = parseLine(line);
		return [callingCode.code, callingCode];
	}),
);

const callingCodesByCountry = new Map(
	[...callingCodes.values()].flatMap((callingCode) =>
		callingCode.countries.map((iso) => [iso, callingCode] as const),
	),
);

/** Returns the calling code that the digits begin with. No code begins with another. */
export function findCallingCode(digits: string): CallingCode | undefined {
	return [1, 2, 3].map((length) => callingCodes.get(digits.slice(0, length))).find(Boolean);
}

/** Returns the calling code of a country, given by its ISO code in upper or lower case. */
export function getCallingCode(country: string): CallingCode | undefined {
	return callingCodesByCountry.get(country.trim().toUpperCase());
}

let countryNames: Intl.DisplayNames | undefined;

/** Returns the English name, which JavaScript knows; the ISO code if it knows none. The names take 30 ms to load. */
export function getCountryName(iso: string): string {
	countryNames ??= new Intl.DisplayNames('en', { type: 'region' });
	return countryNames.of(iso) ?? iso;
}

/** Returns all countries as `Egypt (+20)` with their ISO codes, in alphabetical order. */
export function listCountries(): Array<{ name: string; value: string }> {
	return [...callingCodes.values()]
		.flatMap(({ code, countries }) =>
			countries.map((iso) => ({ name: `${getCountryName(iso)} (+${code})`, value: iso })),
		)
		.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
