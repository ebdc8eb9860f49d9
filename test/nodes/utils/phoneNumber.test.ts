import { toPhoneNumber } from '../../../nodes/Wavex/utils/phoneNumber';

describe('toPhoneNumber', () => {
	it.each<[string, unknown]>([
		['digits', '201234567890'],
		['a JavaScript number', 201234567890],
		['a plus, spaces and a dash', '+20 123-456 7890'],
		['two leading zeros', '00201234567890'],
		['a plus before the zeros', '+00201234567890'],
		['brackets, dots and a slash', ' +20 (123)/456.78.90 '],
		['full-width digits', '２０１２３４５６７８９０'],
		['typographic dashes', '+20\u2011123\u2013456\u20147890'],
		['non-breaking spaces', '+20\u00a0123\u202f456\u00a07890'],
		['Arabic-Indic digits', '٢٠١٢٣٤٥٦٧٨٩٠'],
		['Persian digits', '+۲۰۱۲۳۴۵۶۷۸۹۰'],
		['Arabic-Indic zeros in front', '٠٠٢٠١٢٣٤٥٦٧٨٩٠'],
		['direction marks', '\u202a+20 123 456 7890\u202c\u200e'],
		['an Arabic letter mark and a zero-width space', '\u061c2012345\u200b67890'],
		['direction isolates', '\u2066201234567890\u2069'],
		['a byte order mark', '\ufeff201234567890'],
		['the decimal zero of a spreadsheet', '201234567890.0'],
		['two decimal zeros', '+201234567890.00'],
		['the trunk zero', '+20 (0) 123 456 7890'],
		['the trunk zero after an international prefix', '0020(0)1234567890'],
		['the trunk zero without a plus', '20 (0)1234567890'],
	])('accepts %s', (_, value) => {
		expect(toPhoneNumber(value)).toBe('201234567890');
	});

	it.each([
		'a@g.us',
		'00201234567890@c.us',
		'+20@c.us',
		'2012-34@g.us',
		'12:3@lid',
		'status@broadcast',
	])('returns the ID %s unchanged', (id) => expect(toPhoneNumber(id)).toBe(id));

	it.each<[string, unknown]>([
		['nothing', ''],
		['spaces', '  '],
		['a word', 'Nathan'],
		['digits among letters', '20123456789O'],
		['two numbers', '201234567890, 201234567891'],
		['a plus inside', '20+1234567890'],
		['a number without its country code', '01234567890'],
		['six digits', '123456'],
		['sixteen digits', '1234567890123456'],
		['a fraction', 1.5e9 + 0.5],
		['a negative number', -201234567890],
		['infinity', Infinity],
		['an object', { phone: '201234567890' }],
		['a list', ['201234567890']],
		['null', null],
		['undefined', undefined],
		['a boolean', true],
		['two at signs', 'a@b@c.us'],
		['an e-mail address', 'john@example.com'],
		['an ID that leads to another path', 'a@c.us/../x?y'],
		['an ID of spaces', ' @ '],
		['an ID of 10 kB', `${'1'.repeat(10_000)}@g.us`],
	])('rejects %s', (_, value) => {
		expect(toPhoneNumber(value)).toBeUndefined();
	});
});
