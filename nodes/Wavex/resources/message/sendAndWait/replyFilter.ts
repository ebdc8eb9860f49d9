import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { normalizePersonId } from '../../../utils/samePerson';

/** 16 bits: too few to find the number by them, enough to skip nearly all messages of others. */
const HASH_LENGTH = 4;

function hashPerson(id: string): string {
	return createHash('sha256').update(normalizePersonId(id)).digest('hex').slice(0, HASH_LENGTH);
}

/** Returns what the resume URL says about the wait, for `mayBeReply`. */
export function createReplyFilter(to: string, sessionId: string): Record<string, string> {
	return { from: hashPerson(to), session: sessionId };
}

/** Whether the event reached the session of the wait; unknown counts. */
export function isOfSession({ whatsappSessionId }: IDataObject, sessionId: unknown): boolean {
	// A text is what WhatsApp's library calls the session by; only the ids of records can be compared.
	const isRecordId = /^\d+$/.test(String(whatsappSessionId));
	return !isRecordId || String(whatsappSessionId) === sessionId;
}

/**
 * Returns false for an event that cannot be a reply, by the resume URL alone. n8n creates an expression engine, about 50 ms
 * of CPU time, for whatever reads the wait itself, and every message of the account reaches every wait.
 */
export function mayBeReply(item: IDataObject, { from, session }: IDataObject): boolean {
	if (item.event !== 'message.received' || item.fromMe) return false;
	if (session !== undefined && !isOfSession(item, session)) return false;
	// Any field: which of them name the sender or the chat is decided with the wait.
	const texts = Object.values(item).filter((value) => typeof value === 'string');
	return from === undefined || texts.some((text) => hashPerson(text) === from);
}
