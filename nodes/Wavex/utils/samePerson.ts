/** `5511999998888@c.us`, `5511999998888:12@s.whatsapp.net` (a linked device of that person), or bare digits. */
const PERSON_ID = /^(\d{5,15})(?::\d{1,4})?(?:@(?:c\.us|s\.whatsapp\.net))?$/;

/**
 * WhatsApp writes some numbers in two ways: with and without the digit that Brazil (9), Mexico (1) and Argentina (9) put
 * between the code and a mobile number. In Brazil mobile numbers began with 6, 8 or 9 before they got the digit; landlines
 * and radio telephones begin with the others, and belong to somebody else.
 */
const EXTRA_MOBILE_DIGIT = [/^(55\d{2})9([689]\d{7})$/, /^(52)1(\d{10})$/, /^(54)9(\d{10})$/];

/** Returns the one form of an ID in which all ways of writing it are equal. An ID without a phone number stays as it is. */
export function normalizePersonId(id: string): string {
	const digits = PERSON_ID.exec(id.trim())?.[1];
	if (digits === undefined) return id.trim().toLowerCase();
	return EXTRA_MOBILE_DIGIT.reduce((number, form) => number.replace(form, '$1$2'), digits);
}

/** Returns whether two phone numbers or WhatsApp IDs belong to the same person. */
export function isSamePerson(first: string, second: string): boolean {
	return normalizePersonId(first) === normalizePersonId(second);
}
