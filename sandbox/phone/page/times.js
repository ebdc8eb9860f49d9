const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const clockWithSeconds = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const both = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

/** All take an ISO 8601 time and answer it in the reader's time zone. */
export const timeOf = (iso) => clock.format(new Date(iso));
export const secondsOf = (iso) => clockWithSeconds.format(new Date(iso));
export const dayOf = (iso) => day.format(new Date(iso));
export const momentOf = (iso) => both.format(new Date(iso));

/** `42 s`, `3 min`. */
export function spanOf(seconds) {
	return seconds < 100 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}

/** `12 kB`, `3.4 MB`. */
export function sizeOf(bytes) {
	if (bytes < 1000) return `${bytes} bytes`;
	if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
	return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
