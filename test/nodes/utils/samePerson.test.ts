import { isSamePerson } from '../../../nodes/Wavex/utils/samePerson';

it.each([
	['5511999998888', '551199998888'],
	['5511999998888@c.us', '551199998888@s.whatsapp.net'],
	['5215534372942', '525534372942'],
	['5491123456789', '541123456789'],
	['201234567890:12@s.whatsapp.net', '201234567890@c.us'],
	['84147483647@lid', '84147483647@LID'],
])('%s is the same person as %s', (first, second) => {
	expect(isSamePerson(first, second)).toBe(true);
	expect(isSamePerson(second, first)).toBe(true);
});

it.each([
	['5511999998888', '5511999998887'],
	['201234567890', '201234567891'],
	['84147483647@lid', '84147483647@c.us'],
	['120363012345678901@g.us', '120363012345678902@g.us'],
	['12125550123', '2125550123'],
])('%s is not the same person as %s', (first, second) => {
	expect(isSamePerson(first, second)).toBe(false);
});
