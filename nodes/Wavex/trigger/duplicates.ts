import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { NOT_COMPOSED } from '../webhooks/messageType';
import type { RegistrationState } from './registrationState';

/** How many deliveries are remembered: n8n writes them to its database with each delivery, 8 kB at most. */
const MAX_SEEN = 500;

/**
 * The deliveries that this process has seen, by the secret of their registration. n8n loads the static data before each
 * delivery and saves it afterwards: of two simultaneous deliveries it would keep only one. Therefore the static data of all of
 * them hold this same array.
 */
const seenInProcess = new Map<string, string[]>();

/** Identifies an event by its name, session and message ID, or by its name and body if it has no message ID. */
function fingerprint(
	{ event, whatsappSessionId, messageId, messageType, phone, text }: IDataObject,
	body: IDataObject,
): string {
	// An edit and a reaction may have the ID of the message that they belong to.
	const change = NOT_COMPOSED.includes(String(messageType)) ? [messageType, phone, text] : [];
	const key = messageId === null ? [body] : [whatsappSessionId, messageId, ...change];
	return createHash('sha256')
		.update(JSON.stringify([event, ...key]))
		.digest('base64url')
		.slice(0, 12);
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
	const seen = seenInProcess.get(secret) ?? [];
	seenInProcess.set(secret, seen);
	// Another process may have seen further ones.
	const all = new Set([...(state.seen ?? []), ...seen]);
	const current = fingerprint(item, body);
	if (all.has(current)) return true;
	seen.splice(0, seen.length, ...[...all, current].slice(-MAX_SEEN));
	state.seen = seen;
	return false;
}

/**
 * Makes n8n save what `isDuplicate` stored, before it responds. When n8n starts an execution (WorkflowRunner.run in n8n 2.41), it
 * creates a second Workflow over the same static data, which takes the data for unchanged. That happens before the next timer,
 * and n8n saves only after it has written the execution to its database.
 */
export async function saveDeliveries(state: RegistrationState): Promise<void> {
	await sleep(0);
	state.seen = seenInProcess.get(state.secret ?? '') ?? state.seen;
}

/** Forgets the deliveries of a registration that is deleted. */
export function forgetDeliveries({ secret = '' }: RegistrationState): void {
	seenInProcess.delete(secret);
}
