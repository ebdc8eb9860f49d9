import { parseReply } from '../../../nodes/Wavex/resources/message/sendAndWait/parseReply';
import { validatePattern } from '../../../nodes/Wavex/resources/message/sendAndWait/safePattern';

const choices = [
	{ label: 'Tomorrow morning', value: 'morning' },
	{ label: 'غداً', value: 'later' },
];
const parse = (type: string, text: string | null, pattern = '') =>
	parseReply(text, { type, choices, pattern }, 'Africa/Cairo');

it('accepts any message, including one without text', () => {
	expect(parse('any', ' Hello ')).toBe(' Hello ');
	expect(parse('any', null)).toBeNull();
});

it.each(['choice', 'number', 'date', 'pattern'])('rejects a picture for a %s', (type) => {
	expect(parse(type, null, '.')).toBeUndefined();
});

it.each([
	['its number', '2', 'later'],
	['an Arabic-Indic digit', '٢', 'later'],
	['a Persian digit with a dot', '۱.', 'morning'],
	['parentheses', '(1)', 'morning'],
	['the emoji of a digit', '1\ufe0f\u20e3', 'morning'],
	['its label in another case', ' TOMORROW  morning ', 'morning'],
	['its label with a direction mark', '\u200fغداً', 'later'],
	['its value', 'Morning', 'morning'],
	['a number that is not in the list', '3', undefined],
	['zero', '0', undefined],
	['a sentence', 'the first 1', undefined],
	['nothing', '', undefined],
])('reads a choice by %s', (_, text, expected) => {
	expect(parse('choice', text)).toBe(expected);
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
	expect(parse('number', text)).toBe(expected);
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
])('reads the date %p as %p', (text, expected) => {
	expect(parse('date', text)).toBe(expected);
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
])('accepts the pattern %s', (pattern) => {
	expect(validatePattern(pattern)).toBeUndefined();
});
