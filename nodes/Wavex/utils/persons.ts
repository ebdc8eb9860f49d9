import { removeInvisible } from './digits';
import { getNumberOfId, parsePhoneNumber } from './phoneNumber';
import type { PhoneFault } from './phoneText';

const GROUP_ID = /^[\w.-]{1,100}@g\.us$/i;

const ENTER_NUMBER = 'enter a phone number with its country code, e.g. 201234567890';

/** WhatsApp IDs that are not a person, and what they are. */
const OTHER_IDS: Array<[pattern: RegExp, fault: PhoneFault]> = [
	[
		/^[\w.:-]+@lid$/i,
		{
			problem: 'is a LID, which contains no phone number',
			advice:
				"use the person's phone number, for example from your contacts: the API cannot send to a LID",
		},
	],
	[
		/^[\w.-]+@newsletter$/i,
		{ problem: 'is a channel, to which nobody can send through the API', advice: ENTER_NUMBER },
	],
	[
		/^status@broadcast$/i,
		{ problem: 'is the WhatsApp status, not a person', advice: ENTER_NUMBER },
	],
	[/^[\w.-]+@broadcast$/i, { problem: 'is a broadcast list, not a person', advice: ENTER_NUMBER }],
	[
		/^\d+(?::\d+)?@(?:c\.us|s\.whatsapp\.net)$/i,
		{ problem: 'contains no phone number', advice: ENTER_NUMBER },
	],
	[
		GROUP_ID,
		{
			problem: 'is a group',
			advice: `${ENTER_NUMBER}, or send to the group with Group: Send Message`,
		},
	],
];

/**
 * Returns the phone number that a value contains, in the form that the API accepts. In the WhatsApp ID of a person these are
 * the digits: the API does not accept all forms of IDs.
 *
 * @param localCountry ISO code of the country whose numbers may lack the country code
 * @param allowsGroups whether the ID of a group is accepted as well
 * @returns a fault when it names nobody to whom the API can send
 */
export function parsePerson(
	value: unknown,
	localCountry?: string,
	allowsGroups = false,
): string | PhoneFault {
	const text = typeof value === 'string' ? removeInvisible(value).trim() : '';
	if (!text.includes('@')) return parsePhoneNumber(value, localCountry);
	const number = getNumberOfId(text);
	if (number) return number;
	if (allowsGroups && GROUP_ID.test(text)) return text;
	const other = OTHER_IDS.find(([pattern]) => pattern.test(text));
	return other?.[1] ?? { problem: 'is not a phone number', advice: ENTER_NUMBER };
}
