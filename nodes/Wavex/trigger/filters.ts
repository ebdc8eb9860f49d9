import type { IDataObject } from 'n8n-workflow';

import { isStatusOrChannel } from '../webhooks/chatKind';
import { MESSAGE_TYPES, NOT_COMPOSED } from '../webhooks/messageType';
import { containsKeyword, splitEntries } from './keywords';
import { isFromAny } from './senders';

/** The trigger's options; each may be missing. */
export interface TriggerOptions {
	sessionIds?: Array<string | number>;
	messageTypes?: string[];
	includeStatusAndChannels?: boolean;
	onlyFrom?: string;
	exceptFrom?: string;
	keywords?: string;
	ignoreGroups?: boolean;
	ignoreOwnMessages?: boolean;
	ignoreDuplicates?: boolean;
	maxAgeMinutes?: number;
	downloadFiles?: boolean;
	outputPerEvent?: boolean;
	raw?: boolean;
}

/** What customers write. A type that is not known is among them: a lost message is worse than one execution too many. */
const DEFAULT_TYPES = MESSAGE_TYPES.filter((type) => !NOT_COMPOSED.includes(type));

function passesMessageFilters(
	item: IDataObject,
	options: TriggerOptions,
	localCountry?: string,
): boolean {
	const { messageTypes = [], onlyFrom, exceptFrom } = options;
	const types = messageTypes.length > 0 ? messageTypes : DEFAULT_TYPES;
	if (!types.includes(String(item.messageType))) return false;
	if (!options.includeStatusAndChannels && isStatusOrChannel(item)) return false;
	if (splitEntries(onlyFrom).length > 0 && !isFromAny(item, onlyFrom, localCountry)) return false;
	if (isFromAny(item, exceptFrom, localCountry)) return false;
	const keywords = splitEntries(options.keywords);
	return keywords.length === 0 || containsKeyword(item.text, keywords);
}

/**
 * Whether the options allow this event to start the workflow, apart from `Ignore Duplicate Events`.
 *
 * @param item the parsed event
 * @param localCountry the credential's, for Only From and Except From
 */
export function passesFilters(
	item: IDataObject,
	options: TriggerOptions,
	localCountry?: string,
): boolean {
	const { sessionIds = [], ignoreGroups = false, ignoreOwnMessages = true } = options;
	if (sessionIds.length > 0 && !sessionIds.map(String).includes(String(item.whatsappSessionId)))
		return false;
	if (ignoreGroups && item.isGroup === true) return false;
	// Users of Message Sent want their own messages; as message.received they would make a bot reply to itself.
	if (ignoreOwnMessages && item.fromMe === true && item.event === 'message.received') return false;
	if (item.messageType !== null && !passesMessageFilters(item, options, localCountry)) return false;
	const maxAge = Number(options.maxAgeMinutes ?? 0) * 60_000;
	// The age of an event without a time is unknown: an old event is better than a lost message.
	if (!(maxAge > 0) || item.timestamp === null) return true;
	return Date.now() - Date.parse(String(item.timestamp)) <= maxAge;
}
