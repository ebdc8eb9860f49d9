import { removeInvisible } from '../../../utils/digits';
import { isSamePerson } from '../../../utils/samePerson';
import { isStatusOrChannel } from '../../../webhooks/chatKind';
import { NOT_COMPOSED } from '../../../webhooks/messageType';
import type { ParsedEvent } from '../../../webhooks/parseDeliveries';
import { isOfSession } from './replyFilter';
import type { WaitState } from './waitState';

/** WhatsApp exists since 2009. */
const MIN_TIME = Date.UTC(2009, 0);

/** How far the clock that a message's time comes from may be ahead of this n8n's. Time zones differ by more. */
const MAX_AHEAD_MS = 600_000;

/** Whether somebody wrote or sent something: WhatsApp also delivers notices that contain nothing. */
function isComposed({ item, files }: ParsedEvent): boolean {
	const type = String(item.messageType);
	if (NOT_COMPOSED.includes(type)) return false;
	const isKnown = !['text', 'unknown', 'null'].includes(type);
	const isFilled = removeInvisible(String(item.text ?? '')).trim() !== '';
	return (
		isKnown || isFilled || files.length > 0 || Boolean(item.media ?? item.location ?? item.contacts)
	);
}

/** WhatsApp's times may lack milliseconds. */
function isEarlier(time: number, other: number): boolean {
	return Math.floor(time / 1000) < Math.floor(other / 1000);
}

/**
 * Whether a message is from before the question, by its ID or its time. A time that cannot be right decides nothing; where
 * the API writes local times without a zone, either reading may be right.
 */
function isFromBefore({ item, writtenAt }: ParsedEvent, wait: WaitState, now: number): boolean {
	const { since, zoneMs = 0, earlier } = wait;
	if (item.messageId !== null && earlier?.ids.includes(String(item.messageId))) return true;
	// The time of the delivery may be that of a later attempt.
	const written = Date.parse(String(writtenAt ?? item.timestamp));
	if (!(written >= MIN_TIME)) return false;
	// Both times come from the same fields, so that neither clocks nor zones matter.
	if (isEarlier(Date.parse(String(item.timestamp)), Date.parse(earlier?.time ?? ''))) return true;
	const possible = [written, written - zoneMs].filter((time) => time <= now + MAX_AHEAD_MS);
	return possible.length > 0 && possible.every((time) => isEarlier(time, Date.parse(since)));
}

/** Whether this is a message that somebody wrote in the recipient's chat after the question, and not one of ours. */
export function isReply(event: ParsedEvent, wait: WaitState, now = Date.now()): boolean {
	const { item } = event;
	const { to, sessionId, groupMember } = wait;
	if (item.event !== 'message.received' || item.fromMe || isStatusOrChannel(item)) return false;
	if (!isComposed(event) || !isOfSession(item, sessionId) || isFromBefore(event, wait, now))
		return false;
	// A delivery may name a person by the number and, as the chat, by the LID.
	const isFrom = (person: string) =>
		[item.phone, item.chatId].some((id) => id !== null && isSamePerson(String(id), person));
	if (!item.isGroup) return isFrom(to);
	return item.chatId === to && (groupMember === undefined || isFrom(groupMember));
}
