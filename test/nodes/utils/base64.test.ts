import { isBase64 } from '../../../nodes/Wavex/utils/base64';

it.each(['aGk=', 'aGk', 'a-_b', 'aGVs\r\nbG8=', '+/8='])('takes %j', (text) => {
	expect(isBase64(text)).toBe(true);
});

it.each(['', '=', 'a===', 'a=b', 'a,b', 'نعم', 'data:;base64,aGk='])('refuses %j', (text) => {
	expect(isBase64(text)).toBe(false);
});

it('reads a text of 100 million characters, which a repeating pattern cannot', () => {
	expect(isBase64('A'.repeat(100_000_000))).toBe(true);
});
