import type { IDataObject } from 'n8n-workflow';

/** Upper bound for `Retry-After`. The API has no longer window; a value beyond any date must not become one. */
const MAX_RETRY_AFTER_MS = 24 * 3_600_000;

function getNumberHeader(headers: IDataObject, name: string): number | undefined {
	const text = headers[name];
	return text === undefined || text === '' || !Number.isFinite(Number(text))
		? undefined
		: Number(text);
}

/** Returns how many requests are left in the window that the API shows. */
export function getRemaining(headers: IDataObject): number | undefined {
	return getNumberHeader(headers, 'x-ratelimit-remaining');
}

/**
 * Returns `Retry-After` in milliseconds, undefined when it says nothing. The header holds seconds or a date (RFC 9110, 10.2.3);
 * a date is compared with the server's own clock where the response has it.
 */
export function getRetryAfter(headers: IDataObject): number | undefined {
	const seconds = getNumberHeader(headers, 'retry-after');
	const sentAt = Date.parse(String(headers.date ?? '')) || Date.now();
	const ms =
		seconds === undefined
			? Date.parse(String(headers['retry-after'] ?? '')) - sentAt
			: seconds * 1000;
	return ms > 0 ? Math.min(ms, MAX_RETRY_AFTER_MS) : undefined;
}
