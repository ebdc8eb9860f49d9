import { parsePerson } from '../../../nodes/Wavex/utils/persons';
import { parsePhoneNumber, toPhoneNumber } from '../../../nodes/Wavex/utils/phoneNumber';

const NO_COUNTRY =
	"has no country code, and the credential's 'Country of Local Numbers' is not set";

describe('a value that is refused', () => {
	it.each<[unknown, string]>([
		['5551234/5555678', 'contains two numbers'],
		['5551234\n5555678', 'contains two numbers'],
		['5551234 5555678', 'contains two numbers'],
		['555 1234 555 5678', 'contains two numbers'],
		['555-1234 555-5678', 'contains two numbers'],
		['01001112223 - 01001112224', 'contains two numbers'],
		['01001112223-01001112224', 'contains two numbers'],
		['01001112223 or 01001112224', 'contains two numbers'],
		['0100 111 2223; 0100 111 2224', 'contains two numbers'],
		['+201001112223+201001112224', 'contains two numbers'],
		['+20-100-111-2223/4', 'contains two numbers'],
		['+20 100 111 2223/2224', 'contains two numbers'],
		['+20 100 111 2223 / 24', 'contains two numbers'],
		['+20 100 111\t2223', 'contains two numbers'],
		['1001112223', 'has 9 digits after +1, where numbers have 10'],
		['+20 100 111 222333', 'has 12 digits after +20 (Egypt), where numbers have 8 to 10'],
		['+52 1234', 'has 4 digits after +52 (Mexico), where numbers have 10'],
		['+966 051234567', 'has 8 digits after +966 (Saudi Arabia), where numbers have 9 or 10'],
		['612345678', 'has 7 digits after +61, where numbers have 9'],
		['+210 123456789', 'begins with no country code'],
		['+0100 111 2223', 'begins with no country code'],
		['2.01E+11', 'was shortened by a spreadsheet'],
		['2,01E+11', 'was shortened by a spreadsheet'],
		['201001112223.5', 'has decimals'],
		['+20 100 111 2223 ext. 5', 'has an extension'],
		['+20 100 111 2223 x5', 'has an extension'],
		['+201001112223#12', 'has an extension'],
		['tel:+201001112223;ext=12', 'has an extension'],
		['1234567890123456', 'has 16 digits, more than a phone number'],
		['01001112223', NO_COUNTRY],
		// In these groups they are no numbers of Norway, Vietnam and Iran.
		['(479) 555-0123', NO_COUNTRY],
		['8 (495) 123-45-67', NO_COUNTRY],
		['9881 1390', NO_COUNTRY],
		['https://wa.me/message/ABC', 'is not a phone number'],
		['https://wa.me/01001112223', 'begins with no country code'],
	])('%p %s', (value, problem) => {
		expect(parsePhoneNumber(value)).toMatchObject({ problem });
	});

	it.each([
		['612345678', 'FR'],
		['8123456789', 'IN'],
		['9123456789', 'RU'],
		['3123456789', 'IT'],
	])('%s lacks the zero or the code of %s, and is no short number of another country', (value) => {
		expect(typeof parsePhoneNumber(value)).not.toBe('string');
	});

	it.each([
		['77710009998', 'AT', '+77710009998 or +4377710009998'],
		// Landlines, and mobile numbers of Denmark, South Africa and Vietnam.
		['(45) 2078-3445', 'BR', '+4520783445 or +554520783445'],
		['2742 7728', 'CR', '+27427728 or +50627427728'],
		// No numbers of the country, in groups like local ones of another.
		['(479) 555-0123', 'EG', '+4795550123 or +204795550123'],
		['8 (495) 123-45-67', 'EG', '+84951234567 or a local number'],
		['(479) 555-0123', 'QA', '+4795550123 or a local number'],
		['8 (484) 086-02-99', 'RU', '+84840860299 or +74840860299'],
	])('%s in %s can be a number of two countries', (value, country, numbers) => {
		expect(parsePhoneNumber(value, country)).toMatchObject({ problem: `can mean ${numbers}` });
	});

	it('has a digit too many, and is no number of the USA with a 1 before it', () => {
		expect(typeof parsePhoneNumber('(11) 97123-45678', 'BR')).not.toBe('string');
	});
});

describe('a number that is read', () => {
	it.each<[unknown, string, string?]>([
		['+49 123 / 42 42 42', '49123424242'],
		['0049 (0)30 / 1234567', '49301234567'],
		['030/1234567', '49301234567', 'DE'],
		['+2001001112223', '201001112223'],
		['+20 0100 111 2223', '201001112223'],
		['+966 055 123 4567', '966551234567'],
		['+234 0802 123 4567', '2348021234567'],
		['0062 8123 4567 8901', '62812345678901'],
		['0020100 1112223', '201001112223'],
		['966551234567+', '966551234567'],
		['+39 06 1234 5678', '390612345678'],
		['+39 (0)6 1234 5678', '390612345678'],
		['06 1234 5678', '390612345678', 'IT'],
		['+34 (0)612 345 678', '34612345678'],
		['1001112223', '201001112223', 'EG'],
		[1001112223, '201001112223', 'eg'],
		['201001112223', '201001112223', 'EG'],
		['966551234567', '966551234567', 'EG'],
		['2015550123', '12015550123', 'US'],
		['1 201 555 0123', '12015550123', 'US'],
		['8 912 345-67-89', '79123456789', 'RU'],
		['8 029 491-19-11', '375294911911', 'BY'],
		['06 30 123 4567', '36301234567', 'HU'],
		['011 15-2345-6789', '5491123456789', 'AR'],
		['(11) 96123-4567', '5511961234567', 'BR'],
		['5215534372942', '5215534372942'],
		['9123456789', '919123456789', 'IN'],
		['whatsapp:+201001112223', '201001112223'],
		['whatsapp://send?phone=201001112223', '201001112223'],
		['wa.me/201001112223', '201001112223', 'US'],
		['https://wa.me/15123456789', '15123456789', 'DE'],
		['="01001112223"', '201001112223', 'EG'],
		['’01001112223', '201001112223', 'EG'],
		['201,001,112,223.00', '201001112223'],
		['२०१००१११२२२३', '201001112223'],
		['20100\ufe0f\u00ad\u034f\u180e\u3164\u2800111\u06dd2223', '201001112223'],
		['+20\u2212100\u30fc111\ufe632223', '201001112223'],
	])('%p is %s', (...[value, number, country]) => {
		expect(parsePhoneNumber(value, country)).toBe(number);
	});
});

describe('who can be written to', () => {
	it.each([
		['201001112223@c.us', '201001112223'],
		['201001112223@S.WhatsApp.net', '201001112223'],
		['201001112223:12@s.whatsapp.net', '201001112223'],
		['\u200e201001112223@c.us ', '201001112223'],
		// WhatsApp's ID of a Brazilian number may lack a digit; the digits of an ID are sent as they are.
		['551199998888@c.us', '551199998888'],
	])('the person %p', (value, number) => {
		expect(parsePerson(value, 'EG')).toBe(number);
		expect(toPhoneNumber(value, 'EG')).toBe(number);
	});

	it('a group, where it is allowed', () => {
		expect(parsePerson('2010-1234@g.us', undefined, true)).toBe('2010-1234@g.us');
		expect(parsePerson('2010-1234@g.us')).toMatchObject({ problem: 'is a group' });
	});

	it.each([
		['123@lid', /LID/],
		['12:3@lid', /LID/],
		['120363@newsletter', /channel/],
		['status@broadcast', /status/],
		['123@broadcast', /broadcast list/],
		['1234567890123456@c.us', /contains no phone number/],
		['00201001112223@c.us', /contains no phone number/],
		['john@example.com', /is not a phone number/],
		['a@c.us/../x?y', /is not a phone number/],
		['1234567890123456', /more than a phone number/],
	])('not %p, even where groups are', (value, problem) => {
		expect(parsePerson(value, undefined, true)).toMatchObject({
			problem: expect.stringMatching(problem),
		});
	});
});
