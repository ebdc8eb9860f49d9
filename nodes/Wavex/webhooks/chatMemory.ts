import type { IDataObject } from 'n8n-workflow';

import { normalizePersonId } from '../utils/samePerson';

/**
 * Returns a text that is the same for all messages of one chat with one of our numbers, and for no others: Simple Memory reads
 * `sessionId` and keeps the conversations apart by it. A message whose chat is unknown has a text of its own; null if even its
 * ID is unknown.
 *
 * @param item the parsed delivery of a message
 */
export function createMemoryKey(item: IDataObject): string | null {
	const { whatsappSessionId, chatId, phone, fromMe, messageId } = item;
	const chat = chatId ?? (fromMe ? null : phone);
	if (!chat && !messageId) return null;
	const key = chat ? normalizePersonId(String(chat)) : `message ${String(messageId)}`;
	return `${String(whatsappSessionId ?? '')}:${key}`;
}
