import fc from 'fast-check';

import {
	matchPattern,
	validatePattern,
} from '../../../nodes/Wavex/resources/message/sendAndWait/safePattern';

it.each([
	['the whole match', '^[A-Z]{2}\\d+$', ' ab123 ', 'ab123'],
	['the first group', 'order (\\d+)', 'My order 17, please', '17'],
	['the first group of its last repetition', '^(?:(\\w+) ?)+$', 'one two three', 'three'],
	['the whole match where the group took no part', '^(?:(a)|b)+$', 'ab', 'ab'],
	['a group in a lookahead', '^(?=.*(\\d{4}))', 'code 1234', '1234'],
	['a group in a lookbehind', '(?<=(\\d+) )EGP', '150 EGP', '150'],
	['nothing when the text does not match', '^\\d+$', 'x', undefined],
	['nothing of a text that is too long', 'x', 'x'.repeat(151), undefined],
	['Arabic-Indic digits as 0 to 9', '^\\d{4}$', '١٢٣٤', '1234'],
	['Persian digits as 0 to 9', '^[A-Z]{2}([0-9]+)$', 'AB۱۲', '12'],
	['what follows a direction mark', '^\\d{4}$', '\u200f1234', '1234'],
	['what stands between direction marks', '^(\\d+) جنيه$', '\u2067١٥٠ جنيه\u2069', '150'],
	['Arabic digits that the pattern itself names', '^[٠-٩]+$', '١٢', '١٢'],
])('returns %s', (_, pattern, text, expected) => {
	expect(validatePattern(pattern)).toBeUndefined();
	expect(matchPattern(pattern, text)).toBe(expected);
});

it.each([
	['(a)\\1', 'contains a back-reference'],
	['(?<n>a)\\k<n>', 'contains a back-reference'],
	['(?=a(?!b))', 'contains a lookaround within another one'],
	['(?:(?:a{50}){50}){50}', /^repeats too much/],
	['(?:(?:(?:){2000}){2000}){2000}', /^repeats too much/],
	['a{1000000000}', /^repeats too much/],
	['(', /is not a regular expression/],
	['a'.repeat(201), /has 201 characters/],
])('rejects the pattern %s', (pattern, problem) => {
	expect(validatePattern(pattern)).toMatch(problem);
});

// With JavaScript's own engine each of these takes from seconds to longer than the universe exists.
it.each([
	[`^${'a?'.repeat(28)}b`, undefined],
	[`^${'a?'.repeat(90)}b`, undefined],
	['^(a+)+$', undefined],
	['^(?:a|a)*b', undefined],
	['^(?:a|aa)+$', undefined],
	['(x+x+)+y', undefined],
	['^(?:.?){150}(?:.?){100}x$', undefined],
	['.*.*.*.*.*.*.*x', undefined],
	['^(?:(?:a*)*)*$', undefined],
	['(?<=^(?:a+)+)!', '!'],
	['^(?!(?:a+)+$)', ''],
])('matches 149 letters and a sign with %s', (pattern, expected) => {
	expect(validatePattern(pattern)).toBeUndefined();
	expect(matchPattern(pattern, `${'a'.repeat(149)}!`)).toBe(expected);
});

const character = fc.constantFrom(
	...'aAbk1_ 😀ſ',
	...['.', '\\d', '\\W', '\\s', '\\(', '\\p{L}', '\\u0061', '\\u{1F600}', '\\ud83d\\ude00'],
	...['[ab]', '[^a]', '[a-c1]', '[\\]|)a]'],
);
const assertion = fc.constantFrom('^', '$', '\\b', '\\B');
const quantifier = fc.constantFrom(
	...['', '', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{0,2}', '{1,}', '{2,3}?', '{0}'],
);
const group = fc.constantFrom('(', '(', '(?:');
const lookaround = fc.constantFrom('(?=', '(?!', '(?<=', '(?<!');

const { alternatives: pattern } = fc.letrec<{ part: string; alternatives: string }>((tie) => ({
	part: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		fc.tuple(character, quantifier).map((texts) => texts.join('')),
		assertion,
		fc
			.tuple(group, tie('alternatives'), fc.constant(')'), quantifier)
			.map((texts) => texts.join('')),
		fc.tuple(lookaround, tie('alternatives'), fc.constant(')')).map((texts) => texts.join('')),
	),
	alternatives: fc
		.array(
			fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
			{ minLength: 1, maxLength: 3 },
		)
		.map((texts) => texts.join('|')),
}));
const text = fc.array(fc.constantFrom(...'aAbkKs1 😀\n'), { maxLength: 8 });

it('finds what JavaScript finds with any pattern that it accepts', () => {
	let matches = 0;
	fc.assert(
		fc.property(pattern, text, (source, characters) => {
			fc.pre(validatePattern(source) === undefined);
			const plain = characters.join('').trim();
			const match = new RegExp(source, 'iu').exec(plain);
			// V8 also finds empty matches in the middle of a character of two code units.
			fc.pre(!/[\udc00-\udfff]/.test(plain[match?.index ?? -1] ?? ''));
			if (match) matches++;
			expect(matchPattern(source, plain)).toBe(match ? (match[1] ?? match[0]) : undefined);
		}),
		{ seed: 18, numRuns: 3_000 },
	);
	expect(matches).toBeGreaterThan(1_000);
});
