import type { IDataObject } from 'n8n-workflow';

import { fields, findValue, normalizeKey, toObject } from './payloadValues';

const PERSON = fields('from sender key phone chat_id remote_jid');

/** Whether an object says whose message it is. */
export function isRecord(object: IDataObject): boolean {
	return findValue([object], PERSON, (value) => value) !== null;
}

/** Around a message's record, these belong to our number. */
const OWN_KEYS = ['phone', 'phonenumber', 'sender'];

/**
 * Returns the objects of a message without what only seems to be its own: the number of the session beside a record whose chat
 * hides the sender's, the delivery's `id`, or, as in the API's answers, a `message` that describes the delivery beside a record
 * with an empty one.
 *
 * @param sources from the inside out
 */
export function removeEnvelope(sources: IDataObject[]): IDataObject[] {
	const index = sources.findIndex(isRecord);
	return sources.map((source, level) => {
		if (index < 0 || level <= index) return source;
		const others = [
			...OWN_KEYS,
			'message' in sources[index] && 'message',
			!sources[level + 1] && 'id',
		];
		return Object.fromEntries(
			Object.entries(source).filter(
				([key, value]) => toObject(value) ?? !others.includes(normalizeKey(key)),
			),
		) as IDataObject;
	});
}
