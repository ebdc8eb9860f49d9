import type { IDataObject } from 'n8n-workflow';

/** The trigger's options; each may be missing. */
export interface TriggerOptions {
	sessionIds?: Array<string | number>;
	ignoreGroups?: boolean;
	ignoreOwnMessages?: boolean;
	ignoreDuplicates?: boolean;
	maxAgeMinutes?: number;
	outputPerEvent?: boolean;
	raw?: boolean;
}

/**
 * Whether the options let this event start the workflow; `Ignore Duplicates` is not among what is asked here.
 *
 * @param item the delivery as it was read
 */
export function passesFilters(item: IDataObject, options: TriggerOptions): boolean {
	const { sessionIds = [], ignoreGroups = false, ignoreOwnMessages = true } = options;
	if (sessionIds.length > 0 && !sessionIds.map(String).includes(String(item.sessionId)))
		return false;
	if (ignoreGroups && item.isGroup === true) return false;
	// Who chose Message Sent wants his own messages; as received ones they make a bot answer itself.
	if (ignoreOwnMessages && item.fromMe === true && item.event === 'message.received') return false;
	const maxAge = Number(options.maxAgeMinutes ?? 0) * 60_000;
	// Without a time its age is not known: better one too many than a message lost.
	if (!(maxAge > 0) || item.timestamp === null) return true;
	return Date.now() - Date.parse(String(item.timestamp)) <= maxAge;
}
