import metadata from 'libphonenumber-js/metadata.max.json';

import { getFirstDigits } from './firstDigits';

/** Positions in the metadata of libphonenumber-js 1.13 (its METADATA.md). */
const CODE = 0;
const PATTERN = 2;
const LENGTHS = 3;
const NATIONAL_PREFIX = 5;
const PREFIX_FOR_PARSING = 7;
const TYPES = 11;
const FIXED_LINE = 0;
const MOBILE = 1;

/** E.164 allows 15 digits; the shortest numbers have 7. Both with the country code. */
const MIN_DIGITS = 7;
const MAX_DIGITS = 15;

type Plan = Array<string | number | number[] | Type[]>;
type Type = 0 | [pattern: string, lengths?: number[]];

const countries = metadata.countries as unknown as Record<string, Plan>;

/** Further national prefixes that libphonenumber accepts: in Belarus `8 0…`, in Lithuania the old `8`. */
const OTHER_PREFIXES: Record<string, string[]> = { '[08]': ['0', '8'], '0|80?': ['80', '8', '0'] };

/** Writes `[8, 9, 10, 12]` as `89ac`: each number is one hexadecimal digit. */
function formatNumbers(numbers: number[]): string {
	return numbers.map((number) => number.toString(16)).join('');
}

function formatLengths(plan: Plan, lengths: number[]): string {
	const code = String(plan[CODE]).length;
	return formatNumbers(
		lengths.filter((length) => length + code >= MIN_DIGITS && length + code <= MAX_DIGITS),
	);
}

function getType(plan: Plan, type: number): { pattern: string; lengths: number[] } | undefined {
	const found = ((plan[TYPES] || []) as Type[])[type];
	// Where mobile numbers look like landlines, as in North America, the pattern is empty.
	return found && found[0]
		? { pattern: found[0], lengths: found[1] ?? (plan[LENGTHS] as number[]) }
		: undefined;
}

function getPrefixes(plan: Plan): string {
	const prefix = plan[NATIONAL_PREFIX];
	if (typeof prefix !== 'string') return '';
	return (OTHER_PREFIXES[String(plan[PREFIX_FOR_PARSING])] ?? [prefix]).join();
}

function sortNumbers(lists: number[][]): number[] {
	return [...new Set(lists.flat())].sort((a, b) => a - b);
}

/** Returns the fields of a line but the first, the calling code. */
function createFields(isoCodes: string[], plan: Plan): string[] {
	const lengths = formatLengths(plan, plan[LENGTHS] as number[]);
	const fixedLine = getType(plan, FIXED_LINE);
	const mobile = getType(plan, MOBILE) ?? fixedLine;
	const usualTypes = [fixedLine, mobile].flatMap((type) => type?.lengths ?? []);
	const usual = usualTypes.length > 0 ? formatLengths(plan, sortNumbers([usualTypes])) : lengths;
	const mobileLengths = mobile ? formatLengths(plan, mobile.lengths) : usual;
	const fields = [
		lengths,
		usual === lengths ? '' : usual,
		mobileLengths === usual ? '' : mobileLengths,
		formatNumbers(getFirstDigits(mobile?.pattern ?? String(plan[PATTERN]))),
		getPrefixes(plan),
		isoCodes.join(''),
	];
	for (const iso of isoCodes) {
		if (getPrefixes(countries[iso]) === getPrefixes(plan)) continue;
		throw new Error(
			`${iso} has another national prefix than ${isoCodes[0]}, which has the same code`,
		);
	}
	return fields;
}

/** Returns the numbering plans of libphonenumber as text, one line for each calling code, in order. */
export function createNumberingPlan(): string {
	const geographic = Object.entries(metadata.country_calling_codes).map(
		([code, isoCodes]) => [Number(code), createFields(isoCodes, countries[isoCodes[0]])] as const,
	);
	const others = Object.entries(metadata.nonGeographic as unknown as Record<string, Plan>).map(
		([code, plan]) => [Number(code), createFields([], plan)] as const,
	);
	return [...geographic, ...others]
		.sort(([a], [b]) => a - b)
		.map(([code, fields], index, lines) => {
			const distance = code - (lines[index - 1]?.[0] ?? 0);
			return [distance === 1 ? '' : distance, ...fields].join(';');
		})
		.join('\n');
}
