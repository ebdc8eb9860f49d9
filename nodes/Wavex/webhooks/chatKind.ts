import type { IDataObject } from 'n8n-workflow';

/** Whether the chat is nobody's: a status post, a channel or a broadcast list. */
export function isStatusOrChannel({ chatId }: IDataObject): boolean {
	return /@(?:broadcast|newsletter)$/.test(String(chatId));
}
