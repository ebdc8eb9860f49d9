import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import type { RegistrationState } from './registrationState';

/** How many deliveries are remembered: n8n writes them to its database with each delivery, 8 kB at most. */
const MAX_SEEN = 500;

/**
 * The deliveries that this process has seen, by the secret of their registration. n8n loads the static data before each
 * delivery and saves it afterwards: of two simultaneous deliveries it would keep only one.
 */
const seenInProcess = new Map<string, string[]>();

/** Identifies a delivery by event, session and message id, or by event and body if it has no message id. */
function fingerprint(
	{ event, whatsappSessionId, messageId }: IDataObject,
	body: IDataObject,
): string {
	const text = JSON.stringify([
		event,
		...(messageId === null ? [body] : [whatsappSessionId, messageId]),
	]);
	return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}

/**
 * Whether this delivery has come before. Remembers it if not.
 *
 * @param item the parsed delivery
 * @param body the delivery as received
 */
export function isDuplicate(
	state: RegistrationState,
	item: IDataObject,
	body: IDataObject,
): boolean {
	const { secret = '' } = state;
	const seen = [...new Set([...(state.seen ?? []), ...(seenInProcess.get(secret) ?? [])])];
	const current = fingerprint(item, body);
	if (seen.includes(current)) return true;
	state.seen = [...seen, current].slice(-MAX_SEEN);
	seenInProcess.set(secret, state.seen);
	return false;
}

/** Forgets the deliveries of a registration that is deleted. */
export function forgetDeliveries({ secret = '' }: RegistrationState): void {
	seenInProcess.delete(secret);
}
