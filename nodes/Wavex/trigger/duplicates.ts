import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import type { RegistrationState } from './subscription';

/** How many deliveries are remembered: n8n writes them to its database with each delivery, 8 kB at most. */
const MAX_SEEN = 500;

/**
 * What this process remembers of each registration, by its secret. n8n loads the static data for each delivery and saves
 * it after: of two deliveries at once it would keep one.
 */
const seenInProcess = new Map<string, string[]>();

/** What tells one delivery from another: event, session and message id, or event and body where there is no message id. */
function fingerprint({ event, sessionId, messageId }: IDataObject, body: IDataObject): string {
	const text = JSON.stringify([event, ...(messageId === null ? [body] : [sessionId, messageId])]);
	return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}

/**
 * Whether this delivery came before, and remembers it if not.
 *
 * @param item the delivery as it was read
 * @param body the delivery as it came
 */
export function isDuplicate(
	memory: RegistrationState,
	item: IDataObject,
	body: IDataObject,
): boolean {
	const seen = [
		...new Set([...(memory.seen ?? []), ...(seenInProcess.get(memory.secret ?? '') ?? [])]),
	];
	const own = fingerprint(item, body);
	if (seen.includes(own)) return true;
	const kept = [...seen, own].slice(-MAX_SEEN);
	seenInProcess.set(memory.secret ?? '', kept);
	memory.seen = kept;
	return false;
}

/** Forgets a registration that is taken away. */
export function forgetDeliveries({ secret = '' }: RegistrationState): void {
	seenInProcess.delete(secret);
}
