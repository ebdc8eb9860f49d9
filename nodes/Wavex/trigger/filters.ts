import type { IDataObject } from 'n8n-workflow';

/** The trigger's options; each may be missing. */
export interface TriggerOptions {
	sessionIds?: Array<string | number>;
	ignoreGroups?: boolean;
	ignoreOwnMessages?: boolean;
	ignoreDuplicates?: boolean;
	maxAgeMinutes?: number;
	downloadFiles?: boolean;
	outputPerEvent?: boolean;
	raw?: boolean;
}

/**
 * Whether the options allow this event to start the workflow, apart from `Ignore Duplicate Events`.
 *
 * @param item the parsed delivery
 */
export function passesFilters(item: IDataObject, options: TriggerOptions): boolean {
	const { sessionIds = [], ignoreGroups = false, ignoreOwnMessages = true } = options;
	if (sessionIds.length > 0 && !sessionIds.map(String).includes(String(item.whatsappSessionId)))
		return false;
	if (ignoreGroups && item.isGroup === true) return false;
	// Users of Message Sent want their own messages; as message.received they would make a bot reply to itself.
	if (ignoreOwnMessages && item.fromMe === true && item.event === 'message.received') return false;
	const maxAge = Number(options.maxAgeMinutes ?? 0) * 60_000;
	// The age of an event without a time is unknown: an old event is better than a lost message.
	if (!(maxAge > 0) || item.timestamp === null) return true;
	return Date.now() - Date.parse(String(item.timestamp)) <= maxAge;
}
