import { parseReply } from '../../../nodes/Wavex/resources/message/sendAndWait/parseReply';
import type { Choice } from '../../../nodes/Wavex/resources/message/sendAndWait/parseChoice';

/** Saturday. In Cairo it is already Sunday, 29 November. */
const NOW = new Date('2026-11-28T22:30:00Z');

beforeAll(() => jest.useFakeTimers({ now: NOW, doNotFake: ['nextTick', 'setImmediate'] }));
afterAll(() => jest.useRealTimers());

const read = (type: string, text: string, choices: Choice[] = []) =>
	parseReply(text, { type, choices, pattern: '' }, 'Africa/Cairo');

const toChoices = (...labels: string[]) => labels.map((label) => ({ label, value: label }));
const YES_NO = toChoices('Yes', 'No');
const ARABIC = toChoices('نعم', 'لا');
const POLITE = toChoices('Yes, please', 'No, thanks');
const TIMES = toChoices('Tomorrow morning', 'Tomorrow evening', 'Next week');
const BRANCHES = toChoices('القاهرة', 'الإسكندرية', 'مستشفى النيل');
const APPROVAL = [
	{ label: 'Approve', value: 'approve', emoji: '👍' },
	{ label: 'Decline', value: 'decline', emoji: '👎' },
];
const SIGNS = [
	{ label: '👍 Yes', value: 'yes' },
	{ label: '❌ No', value: 'no' },
];
const MARKS = toChoices('✅', '❌');
const RATING = [
	{ label: 'Excellent', value: '5' },
	{ label: 'Good', value: '4' },
	{ label: 'Poor', value: '1' },
];

/** Rows of choices, the answer as somebody types it, and the value; undefined where the sender is asked again. */
const CHOICES: Array<[string, Choice[], string, string | undefined]> = (
	[
		[
			YES_NO,
			'Yes',
			['Yes.', 'YES!', 'yes', '*yes*', '_Yes_', 'Yes 😊', '😊 yes', 'Yes 👍', '"Yes"'],
		],
		[YES_NO, 'Yes', ['Yes please', 'yes, thank you!', 'ok yes', 'Hi, yes please', 'Yes yes yes']],
		[YES_NO, 'Yes', ['1', '1.', '1)', '(1)', '1,', '#1', '# 1', '1️⃣', '１', '①', '-1', '1-', '01']],
		[YES_NO, 'Yes', ['١', '١)', '۱', '١-', '\u200f١', '١️⃣', '1️⃣ Yes', '1. Yes', '1 - Yes', '1 1']],
		[YES_NO, 'No', ['No', 'no!', 'NO…', 'No thanks', 'No, thank you', 'no.', 'NO 🙏']],
		[
			YES_NO,
			'No',
			['2', 'option 2', 'Option: 2', 'choice 2', 'number 2', 'No. 2', '2 please', 'I choose 2'],
		],
		[
			YES_NO,
			'No',
			["I'd like 2", "I'll take 2", 'I want number 2, please', 'my choice is 2', '2\nthanks'],
		],
		[
			YES_NO,
			'No',
			['رقم 2', 'رقم ٢', 'الخيار ٢', 'اختار 2', 'أختار رقم ٢ من فضلك', 'خيار2', '2 لو سمحت'],
		],
		[
			ARABIC,
			'نعم',
			['نعم', 'نعم.', 'نعم!', 'نَعَم', 'نعـــم', '*نعم*', 'نعم 😊', 'نعم شكراً', 'نعم، من فضلك'],
		],
		[
			ARABIC,
			'نعم',
			['السلام عليكم، نعم', 'نعم إن شاء الله', 'طيب نعم', 'أنا أريد نعم', '\u202bنعم\u202c'],
		],
		[ARABIC, 'لا', ['لا', 'لا.', 'لا شكرا', 'لا، شكراً جزيلاً', '٢', '٢.', 'رقم ٢']],
		[POLITE, 'Yes, please', ['Yes please', 'yes, please!', 'YES PLEASE 🙏', '1', 'Yes, please']],
		[POLITE, 'No, thanks', ['no thanks', 'No, Thanks.', '2', 'no  thanks']],
		[
			TIMES,
			'Tomorrow evening',
			['tomorrow evening', 'Tomorrow evening please', '2. Tomorrow evening'],
		],
		[
			TIMES,
			'Tomorrow evening',
			['I prefer tomorrow evening', 'tomorrow-evening', 'Tomorrow\nevening'],
		],
		[BRANCHES, 'القاهرة', ['القاهره', 'القاهرة', 'القاهرةُ', 'القـاهرة', 'أريد القاهرة', '١']],
		[BRANCHES, 'الإسكندرية', ['الاسكندرية', 'الأسكندريه', 'الإسكندرية من فضلك', 'الخيار ٢']],
		[BRANCHES, 'مستشفى النيل', ['مستشفي النيل', 'مستشفى النيل', 'مستشفی النیل', '3️⃣']],
		[APPROVAL, 'approve', ['👍', '👍🏽', '👍👍', 'Approve 👍', 'approve', '1', 'Approve please']],
		[APPROVAL, 'decline', ['👎', '👎🏿', 'Decline', 'decline!', '2']],
		[RATING, '5', ['1', 'Excellent', 'excellent!', '5']],
		[RATING, '1', ['3', 'poor']],
		[
			YES_NO,
			undefined,
			['yes or no', 'yes/no', 'Yes no', '1 or 2', '1 2', '1,2', '1-2', '1/2', '2. Yes'],
		],
		[
			YES_NO,
			undefined,
			['3', '0', '12', '1.5', '1st', '2pm', '2%', '$2', '+1', '1/2 hour', '2 days', 'x2'],
		],
		[
			SIGNS,
			'no',
			['No', 'no thanks', '❌ No', '2. ❌ No', '❌ no please', '2', 'No ❌', 'no❌', '❌'],
		],
		[SIGNS, undefined, ['❌ Yes', 'yes ❌', 'No 🚫', 'yes 👎', '👍 no no 👎']],
		[MARKS, '✅', ['✅', '✅ please', '✅✅']],
		[MARKS, undefined, ['✅ ❌', '❌✅', '🚫']],
		[YES_NO, undefined, ['1 ❌', '❌ Yes', 'yes 🚫']],
		[YES_NO, 'No', ['Sorry, no', 'No, thank you very much', 'No thanks, sorry']],
		[ARABIC, 'نعم', ['نعم شكرا لك', 'نعم إنشاء الله', 'نعم بإذن الله']],
		[
			YES_NO,
			undefined,
			['not yes', 'Not 1', "don't want 2", 'neither 1', 'no problem', 'no. maybe 2', 'yes?'],
		],
		[
			YES_NO,
			undefined,
			['number two please', 'I have 2 kids', 'at 1 o’clock', 'yes but tomorrow', 'yesterday'],
		],
		[
			YES_NO,
			undefined,
			['', ' ', '?', '👍', '👎', 'Yes 👎', '~yes~', 'ok', 'please', 'What is 1?', 'nope'],
		],
		[
			ARABIC,
			undefined,
			['ليس نعم', 'لا مشكلة', 'نعم أو لا', 'نعم لا', 'مش رقم ١', 'عندي ٢ أولاد', 'لا أعرف'],
		],
		[ARABIC, undefined, ['نعم؟', 'نعمة', 'الاثنين', '٣', '١ أو ٢', '١٫٥', 'تمام']],
		[
			TIMES,
			undefined,
			['tomorrow', 'morning', 'tomorrow morning or evening', 'next weekend', 'not next week'],
		],
		[BRANCHES, undefined, ['النيل', 'مستشفى', 'القاهرة أو الإسكندرية', 'غير القاهرة']],
		[APPROVAL, undefined, ['👍👎', 'Approve 👎', 'do not approve', 'approved?', 'yes']],
	] as Array<[Choice[], string | undefined, string[]]>
).flatMap(([choices, value, texts]) =>
	texts.map((text): [string, Choice[], string, string | undefined] => [
		text,
		choices,
		choices.map(({ label }) => label).join(' | '),
		value,
	]),
);

it.each(CHOICES)('reads the choice %j', (text, choices, _, value) => {
	expect(read('choice', text, choices)).toBe(value);
});

it('tells labels that differ in a sign only', () => {
	const choices = toChoices('C', 'C++', '👍', '👎', 'Anything else?');
	expect(choices.map(({ label }) => read('choice', label, choices))).toEqual([
		...['C', 'C++', '👍', '👎', 'Anything else?'],
	]);
	expect(read('choice', 'C++ please', choices)).toBe('C++');
	const numbers = toChoices('10', '20');
	expect(['20', '2', '10 please', '1'].map((text) => read('choice', text, numbers))).toEqual([
		...['20', '20', '10', '10'],
	]);
});

it.each([
	[
		1234.56,
		['1.234,56', '1,234.56', '1 234,56', '1 234.56', '1234,56', '١٬٢٣٤٫٥٦', "1'234.56", '١٢٣٤٫٥٦'],
	],
	[
		1500,
		['1 500', '1\u00a0500', '1\u202f500', '1,500', '1500', '١٥٠٠', '١٬٥٠٠', '1500.', '1,500.00'],
	],
	[3.5, ['٣،٥', '3,5', '3.5', '٣٫٥', '3,50', '۳٫۵', '+3.5', 'It is 3.5', '3.5 please', '*3.5*']],
	[2, ['2️⃣', '2', '٢', '2 😊', '#2', '2!', 'number 2', 'رقم ٢', 'أريد ٢ من فضلك', '２']],
	[
		150,
		[
			'EGP 150',
			'150 EGP',
			'150EGP',
			'150 جنيه',
			'١٥٠ جنيهًا',
			'١٥٠ جنيه مصري',
			'150 LE',
			'150 L.E.',
		],
	],
	[
		150,
		[
			'$150',
			'€ 150',
			'150 US dollars',
			'150 ج.م',
			'150 ريال سعودي',
			'SAR 150',
			'150 only',
			'150 فقط',
		],
	],
	[150, ['R$ 150,00', '150 TL', '“150”', '150 dhs']],
	[1.5, ['1٫500', '١٫٥٠٠', '1.50']],
	[undefined, ['1.500', '€ 100.000', '١.٥٠٠']],
	[undefined, ['5*6', '5!5', '5😊6', '“5”6']],
	[-5, ['-5', '−5', '–5', '-٥']],
	[1234567, ['1.234.567', '1,234,567', '1 234 567', '12,34,567', '١٬٢٣٤٬٥٦٧']],
	[0.5, ['.5', '0,5', '٠٫٥', '0.50']],
	[
		undefined,
		['', 'two', 'اثنان', '12 boxes', '2 weeks', '150 thousand', '150k', '150 ألف', '1.234.567.5'],
	],
	[
		undefined,
		['2 or 3', '2-3', '2 3', '1/2', '½', '50%', '1e5', '0x10', '٥-٦', '1,2,3', '1 egp 500', '?'],
	],
	[
		undefined,
		[
			'EGP',
			'ten',
			'2:30',
			'about 5',
			'9'.repeat(16),
			'1 000 50',
			'Infinity',
			'5 ونصف',
			'3 جنيه ونصف',
		],
	],
] as Array<[number | undefined, string[]]>)('reads the number %p from %j', (value, texts) => {
	expect(texts.map((text) => [text, read('number', text)])).toEqual(
		texts.map((text) => [text, value]),
	);
});

it.each([
	[
		'2030-01-31',
		[
			'31 January 2030',
			'31 Jan 2030',
			'January 31, 2030',
			'Jan 31st, 2030',
			'31/1/2030',
			'31.01.30',
		],
	],
	[
		'2030-01-31',
		[
			'٣١ يناير ٢٠٣٠',
			'31 كانون الثاني 2030',
			'31 جانفي 2030',
			'Thursday, 31 January 2030',
			'31-Jan-30',
		],
	],
	[
		'2030-01-31',
		[
			'2030-01-31',
			'2030/1/31',
			'٣١/١/٢٠٣٠',
			'31st of January 2030',
			'الخميس 31 يناير 2030',
			'31 / 1 / 2030',
		],
	],
	[
		'2030-01-31',
		[
			'on 31/1/2030 please',
			'31/1/2030م',
			'يوم ٣١/١/٢٠٣٠',
			'*31/1/2030*',
			'31/1/2030.',
			'٣١ من يناير ٢٠٣٠',
		],
	],
	[
		'2027-01-31',
		['31 يناير', '31 January', 'Jan 31', '31/1', '٣١/١', 'the 31st of January', 'on January 31st'],
	],
	[
		'2026-12-31',
		['31/12', '31-12', '31.12.', 'December 31', '٣١ ديسمبر', '31 كانون الأول', '31/12/26'],
	],
	['2026-11-29', ['today', 'اليوم', 'النهارده', '29/11', 'Today!']],
	[
		'2026-11-30',
		[
			'tomorrow',
			'Tomorrow please',
			'غدا',
			'غداً',
			'غدًا إن شاء الله',
			'بكرة',
			'بكره',
			'30/11',
			'tomorrow 😊',
		],
	],
	['2026-11-30', ['غد', 'يوم غدٍ', 'tommorow', '“tomorrow”']],
	['2030-01-31', ['يوم الخميس الموافق ٣١ يناير ٢٠٣٠', 'الخميس الموافق 31/1/2030']],
	// A range, not a year.
	[undefined, ['May 10-15', 'May 1 to 12', 'Jan 5, 10', '1!2/5']],
	['2026-12-01', ['the day after tomorrow', 'بعد غد', 'بعد بكرة', 'بعد الغد', '1/12']],
	['2027-11-28', ['28/11', '28 November', '٢٨ نوفمبر']],
	['2028-02-29', ['29/2', '29 February', '٢٩ فبراير', '29/02/2028']],
	['1985-03-15', ['15/3/85', '15.3.1985', '15 مارس 85', '15 March 85']],
	['1999-02-01', ['01/02/99', '1/2/1999']],
	['2046-05-01', ['1/5/46', '1 May 2046']],
	['1947-05-01', ['1/5/47']],
	// Hijri, by the calendar of Umm al-Qura.
	['2026-03-04', ['15/9/1447', '١٥/٩/١٤٤٧', '1447-09-15', '15/9/1447 هـ', '15/09/1447هـ']],
	['1984-09-26', ['1/1/1405']],
	[undefined, ['31/12/1447', '31/2/1447', '1/1/1200هـ', '۱۴۰۴/۹/۷', '31/12/2569']],
	[
		undefined,
		[
			'31/06/2030',
			'29/02/2027',
			'12/31/2030',
			'0/1/2030',
			'32/1',
			'31/13',
			'Friday 31 January 2030',
		],
	],
	[
		undefined,
		[
			'',
			'later',
			'next week',
			'Sunday',
			'January',
			'January 2030',
			'2030',
			'31',
			'not tomorrow',
			'غدا أو بعد غد',
		],
	],
	[
		undefined,
		[
			'31/12 or 1/1',
			'31 يناير أو 1 فبراير',
			'may',
			'yesterday',
			'31/12/203',
			'1/2/3',
			'الجمعة 31 يناير 2030',
		],
	],
] as Array<[string | undefined, string[]]>)('reads the date %p from %j', (value, texts) => {
	expect(texts.map((text) => [text, read('date', text)])).toEqual(
		texts.map((text) => [text, value]),
	);
});
