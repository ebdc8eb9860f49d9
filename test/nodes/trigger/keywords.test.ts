import fc from 'fast-check';

import { containsKeyword, splitEntries } from '../../../nodes/Wavex/trigger/keywords';
import { runWithin } from '../../support/processorTime';

it.each([
	// keyword, text
	['order', 'ORDER'],
	['order', 'My order, please!'],
	['where is my order', 'Hello! Where  is\nmy ORDER?'],
	['cafe', 'CAFÉ'],
	['CAFÉ', 'the cafe'],
	['naïve', 'naive'],
	['strasse', 'Straße'],
	['ısı', 'ISI'],
	['lodz', 'Łódź'],
	['ΟΔΟΣ', 'οδος;'],
	['ещё', 'еще'],
	['سعر', 'كم السِّعْر؟ سَعْر'],
	['مدرسه', 'المكان: مدرسة'],
	['احمد', 'أحمد'],
	['إحمد', 'آحمد'],
	['على', 'علي'],
	['سلام', 'ســـلام عليكم'],
	['کتاب', 'كتاب'],
	['١٢٣', 'order 123'],
	['123', 'رقم ١٢٣'],
	['👍', 'ok 👍🏽'],
	['c++', 'I like C++!'],
	["don't", 'I don’t know'],
	['退款', '我要退款'],
	['ขอบคุณ', 'ขอบคุณครับ'],
	['ﻻ', 'لا'],
])('%s is in %s', (keyword, text) => {
	expect(containsKeyword(text, [keyword])).toBe(true);
});

it.each([
	['order', 'border'],
	['order', 'orders'],
	['my order', 'my old order'],
	['سعر', 'اسعار'],
	['c++', 'Vitamin C'],
	['👍', '👎'],
	['order', ''],
	['order', null],
	['...', 'Anything...'],
	['', 'Anything'],
])('%s is not in %s', (keyword, text) => {
	expect(containsKeyword(text, [keyword])).toBe(false);
});

it('splits entries at commas of all scripts and at lines, and takes lists', () => {
	const expected = ['a b', 'c', 'd', 'e', 'f'];
	expect(splitEntries(' a b ,c،d;\ne , , f')).toEqual(expected);
	expect(splitEntries(['a b', 'c,d', 'e', 'f'])).toEqual(expected);
	expect([undefined, null, '', []].flatMap(splitEntries)).toEqual([]);
	expect(splitEntries(5)).toEqual(['5']);
});

it('finds its own words in any text, and never throws', () => {
	const word = fc.constantFrom('order', 'سعر', 'où', 'цена', '12');
	fc.assert(
		fc.property(fc.fullUnicodeString(), word, fc.fullUnicodeString(), (before, keyword, after) => {
			expect(containsKeyword(`${before} ${keyword} ${after}`, [keyword.toUpperCase()])).toBe(true);
		}),
		{ seed: 17, numRuns: 2_000 },
	);
});

it.each([
	['one long word', 'a'.repeat(1_000_000)],
	['words that begin alike', 'aaaa '.repeat(200_000)],
	['marks', 'a\u0300'.repeat(500_000)],
	['ligatures that decompose', '\ufdfa'.repeat(100_000)],
])('takes little time for %s', async (_, text) => {
	const keywords = Array.from({ length: 50 }, (__, n) => `${'aaaa '.repeat(n + 1)}b`);
	expect(await runWithin(1_000, () => containsKeyword(text, keywords))).toBe(false);
});
