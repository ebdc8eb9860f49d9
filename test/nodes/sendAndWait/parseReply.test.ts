import { parseReply } from '../../../nodes/Wavex/resources/message/sendAndWait/parseReply';
import { validatePattern } from '../../../nodes/Wavex/resources/message/sendAndWait/safePattern';

const choices = [
	{ label: 'Tomorrow morning', value: 'morning' },
	{ label: 'غداً', value: 'later' },
];
const value = (type: string, text: string | null, pattern = '') =>
	parseReply(text, { type, choices, pattern });

it('takes any message, also one without text', () => {
	expect(value('any', ' Hello ')).toBe(' Hello ');
	expect(value('any', null)).toBeNull();
});

it.each(['choice', 'number', 'date', 'pattern'])('takes no picture for a %s', (type) => {
	expect(value(type, null, '.')).toBeUndefined();
});

it.each([
	['its number', '2', 'later'],
	['an Arabic-Indic digit', '٢', 'later'],
	['a Persian digit with a dot', '۱.', 'morning'],
	['brackets', '(1)', 'morning'],
	['the emoji of a digit', '1\ufe0f\u20e3', 'morning'],
	['its label in other letters', ' TOMORROW  morning ', 'morning'],
	['its label with a direction mark', '\u200fغداً', 'later'],
	['its value', 'Morning', 'morning'],
	['a number that is none', '3', undefined],
	['zero', '0', undefined],
	['a sentence', 'the first 1', undefined],
	['nothing', '', undefined],
])('takes a choice by %s', (_, text, expected) => {
	expect(value('choice', text)).toBe(expected);
});

it.each([
	['42', 42],
	['-1.5', -1.5],
	['1,5', 1.5],
	['1,500', 1500],
	['1,234,567.25', 1234567.25],
	['٣٫٥', 3.5],
	['١٬٢٣٤', 1234],
	[' ۴۲ ', 42],
	['4 2', undefined],
	['1e5', undefined],
	['Infinity', undefined],
	['12 boxes', undefined],
	['9'.repeat(16), undefined],
])('reads the number %p as %p', (text, expected) => {
	expect(value('number', text)).toBe(expected);
});

it.each([
	['31/12/2030', '2030-12-31'],
	['1.2.30', '2030-02-01'],
	['2030-12-31', '2030-12-31'],
	['٣١ / ١٢ / ٢٠٣٠', '2030-12-31'],
	['29/02/2028', '2028-02-29'],
	['29/02/2027', undefined],
	['31/06/2030', undefined],
	['12/31/2030', undefined],
	['0/1/2030', undefined],
	['tomorrow', undefined],
])('reads the date %p as %p', (text, expected) => {
	expect(value('date', text)).toBe(expected);
});

it.each([
	['all that fits', '^[A-Z]{2}\\d+$', ' ab123 ', 'ab123'],
	['the first group', 'order (\\d+)', 'My order 17, please', '17'],
	['nothing that does not fit', '^\\d+$', 'x', undefined],
	['nothing of a text that is too long', 'x', 'x'.repeat(151), undefined],
])('takes by a pattern %s', (_, pattern, text, expected) => {
	expect(value('pattern', text, pattern)).toBe(expected);
});

it.each([
	'^\\d{4}$',
	'(yes|no|نعم)',
	'^[\\w.+-]+@[\\w-]+\\.[\\w.-]+$',
	'(?:ab){2,3}',
	'[(*+]+',
	'\\(\\d+\\)',
	'^(\\d{2}[a-z]?)$',
	'^(?<year>\\d{4})(?=-)',
])('lets the pattern %s pass', (pattern) => {
	expect(validatePattern(pattern)).toBeUndefined();
});

it.each([
	['(a+)+$', /^has nested or consecutive repetitions/],
	['(a|a)*b', /^has nested or consecutive repetitions/],
	['(?:a?){50}', /^has nested or consecutive repetitions/],
	['((ab)*)*', /^has nested or consecutive repetitions/],
	[`${'a?'.repeat(40)}${'a'.repeat(40)}`, /^has nested or consecutive repetitions/],
	['.*.*.*.*x', /^has nested or consecutive repetitions/],
	['(a)\\1', /^has nested or consecutive repetitions/],
	['(', /is not a regular expression/],
	['a'.repeat(201), /has 201 characters/],
])('refuses the pattern %s', (pattern, fault) => {
	expect(validatePattern(pattern)).toMatch(fault);
});

it('is done within a second with the worst that may pass', () => {
	const patterns = ['^(.*)(.*)(.*)(.*)x$', '\\d+\\d+\\d+x', '^.*.*.*.*[^1]$'];
	// The processor's own time: others may keep the machine busy.
	const started = process.cpuUsage();
	for (const pattern of patterns) {
		expect(validatePattern(pattern)).toBeUndefined();
		expect(value('pattern', '1'.repeat(150), pattern)).toBeUndefined();
	}
	expect(process.cpuUsage(started).user / 1000).toBeLessThan(3000);
});
