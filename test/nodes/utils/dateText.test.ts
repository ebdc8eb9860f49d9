import fc from 'fast-check';

import { parseDateTime } from '../../../nodes/Wavex/utils/dateText';
import { runWithin } from '../../support/processorTime';

const NINE = '2030-01-31T09:00:00';

it.each([
	['2030-01-31T09:00', NINE],
	['2030-01-31T09:00:00.000', NINE],
	['2030-01-31 9:00', NINE],
	['2030/01/31 09:00', NINE],
	['31/01/2030 09:00', NINE],
	['31.1.2030, 9:00', NINE],
	['31-01-2030 at 09:00:00', NINE],
	['05/04/2030 09:00', '2030-04-05T09:00:00'],
	['31/01/2030 9:05 PM', '2030-01-31T21:05:00'],
	['31/01/2030 12:30 a.m.', '2030-01-31T00:30:00'],
	['31/01/2030 12:30pm', '2030-01-31T12:30:00'],
	['31 January 2030 09:00', NINE],
	['31st of jan. 2030, 9:00 am', NINE],
	['January 31, 2030 9:00 AM', NINE],
	['Sept 1st 2030 09:00', '2030-09-01T09:00:00'],
	['31-Jan-2030 09:00', NINE],
	['Thursday, 31 January 2030 at 09:00', NINE],
	['٣١/٠١/٢٠٣٠ ٠٩:٠٠', NINE],
	['۳۱ يناير ۲۰۳۰ ۹:۰۰ صباحًا', NINE],
	['31 يناير، 2030 الساعة 9:00 م', '2030-01-31T21:00:00'],
	['1 أبريل 2030 09:00', '2030-04-01T09:00:00'],
	['1 كانون الثاني 2030 09:00', '2030-01-01T09:00:00'],
	['\u200f15 تشرين الأول 2030 09:00', '2030-10-15T09:00:00'],
	['[DateTime: 2030-01-31T09:00:00.000]', NINE],
	['29/02/2028 00:00', '2028-02-29T00:00:00'],
])('reads %p without a zone', (text, local) => {
	expect(parseDateTime(text)).toEqual({ local, zone: '' });
});

it.each([
	['2030-01-31T09:00:00Z', 'Z'],
	['2030-01-31T09:00:00.123+02:00', '+02:00'],
	['2030-01-31 09:00-0500', '-0500'],
	['2030-01-31 09:00 +02', '+02'],
	['Thu, 31 Jan 2030 09:00:00 GMT', 'Z'],
	['Thu Jan 31 2030 09:00:00 GMT-0500 (Eastern Standard Time)', '-0500'],
	['31/01/2030 09:00 UTC+02:00', '+02:00'],
])('reads the zone of %p', (text, zone) => {
	expect(parseDateTime(text)).toEqual({ local: NINE, zone });
});

it.each([
	'',
	'tomorrow',
	'tomorrow at 09:00',
	'09:00',
	'2030-01-31',
	'31/01/2030',
	'1900000000',
	'1900000000000',
	'31/01/30 09:00',
	'31/02/2030 09:00',
	'29/02/2030 09:00',
	'01/31/2030 09:00',
	'00/01/2030 09:00',
	'31 Jam 2030 09:00',
	'31 June 2030 09:00',
	'Monday, 31 January 2030 09:00',
	'January 2030 09:00',
	'31/01/2030 24:00',
	'31/01/2030 25:00',
	'31/01/2030 09:60',
	'31/01/2030 13:00 pm',
	'31/01/2030 0:30 am',
	'31/01/2030 09:00-11:00',
	'2030-01-31T09:00:00-17:00',
	'31/01/203009:00',
	'31/01/2030 09:00 Europe/Berlin',
	'31/01/2030 09:00, please',
	'on 31/01/2030 09:00',
	'{"date": "2030-01-31T09:00:00"}',
	'[object Object]',
])('refuses %p', (text) => {
	expect(parseDateTime(text)).toBeUndefined();
});

it('reads a long text in no time', async () => {
	for (const part of ['1', '1:', '1/', ' ', 'a', '(', 'jan ', '31 jan 2030 ', '9:00 ', 'كانون ']) {
		const text = `${part.repeat(100_000)}!`;
		expect(await runWithin(1_000, () => parseDateTime(text))).toBeUndefined();
	}
});

const MONTHS = [
	...['January', 'Feb.', 'march', 'APR', 'May', 'Jun', 'July', 'Aug', 'Sept', 'October'],
	...['Nov', 'December', 'يناير', 'شباط', 'آذار', 'أبريل', 'أيار', 'يونيه', 'تموز', 'أغسطس'],
	...['أيلول', 'تشرين الأول', 'نوفمبر', 'كانون الأول'],
];
const pad = (number: number, length = 2) => String(number).padStart(length, '0');
const toArabicDigits = (text: string) =>
	text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));

it('reads every day in every form as the same time', () => {
	const day = fc.date({
		min: new Date('2026-01-01'),
		max: new Date('2099-12-31'),
		noInvalidDate: true,
	});
	const form = fc.nat(5);
	const separator = fc.constantFrom('/', '.', '-');
	const property = fc.property(day, form, separator, fc.boolean(), (date, kind, mark, isArabic) => {
		const local = date.toISOString().slice(0, 19);
		const [year, month, dayOfMonth] = local.slice(0, 10).split('-').map(Number);
		const time = local.slice(11);
		const isAfternoon = date.getUTCHours() >= 12;
		const hour = date.getUTCHours() % 12 || 12;
		const text = [
			`${local}`,
			`${year}${mark}${pad(month)}${mark}${pad(dayOfMonth)} ${time}`,
			`${pad(dayOfMonth)}${mark}${pad(month)}${mark}${year} ${time}`,
			`${dayOfMonth}${mark}${month}${mark}${year}, ${hour}${time.slice(2)} ${isAfternoon ? 'pm' : 'AM'}`,
			`${dayOfMonth} ${MONTHS[month - 1]} ${year} ${time}`,
			`${dayOfMonth} ${MONTHS[month + 11]} ${year} ${hour}${time.slice(2)} ${isAfternoon ? 'م' : 'ص'}`,
		][kind];
		const given = isArabic && kind > 0 ? toArabicDigits(text) : text;
		expect(parseDateTime(given)).toEqual({ local, zone: '' });
	});
	fc.assert(property, { seed: 16, numRuns: 2000 });
});

it('never reads a text as a time that it does not contain', () => {
	const token = fc.constantFrom(
		'31',
		'02',
		'2030',
		'/',
		' ',
		':',
		'09',
		'may',
		'at',
		'-',
		'pm',
		'٣',
		'T',
	);
	const property = fc.property(fc.array(token, { maxLength: 14 }), (tokens) => {
		const parsed = parseDateTime(tokens.join(''));
		if (!parsed) return;
		expect(new Date(`${parsed.local}Z`).toISOString()).toBe(`${parsed.local}.000Z`);
		expect(tokens.join('')).toMatch(/2030|٣/);
	});
	fc.assert(property, { seed: 16, numRuns: 5000 });
});
