import { locale, translate } from '../language/translate.js';
const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const timeWithSeconds = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });

/** These four take an ISO 8601 time and format it in the browser's time zone. */
export const formatTime = (iso) => time.format(new Date(iso));
export const formatTimeWithSeconds = (iso) => timeWithSeconds.format(new Date(iso));
export const formatDay = (iso) => day.format(new Date(iso));
export const formatDateTime = (iso) => dateTime.format(new Date(iso));

/** Returns for example `42 s` or `3 min`. */
export function formatDuration(seconds) {
	return seconds < 100
		? translate('{seconds} s', { seconds: Math.ceil(seconds) })
		: translate('{minutes} min', { minutes: Math.ceil(seconds / 60) });
}

/** Returns for example `12 kB` or `3.4 MB`, in decimal units. */
export function formatFileSize(bytes) {
	if (bytes < 1000) return translate('{size} bytes', { size: bytes });
	if (bytes < 1_000_000) return translate('{size} kB', { size: Math.round(bytes / 1000) });
	return translate('{size} MB', { size: (bytes / 1_000_000).toFixed(1) });
}
