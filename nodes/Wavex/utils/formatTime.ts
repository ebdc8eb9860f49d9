import { tryToParseDateTime } from 'n8n-workflow';

/**
 * Returns a time for people, in the workflow's time zone, e.g. `2030-01-31 14:05:00 (Africa/Cairo)`.
 *
 * @param time in milliseconds since the epoch
 */
export function formatTime(time: number, zone: string): string {
	const local = tryToParseDateTime(new Date(time).toISOString(), zone).setZone(zone);
	return `${local.toFormat('yyyy-MM-dd HH:mm:ss')} (${zone})`;
}
