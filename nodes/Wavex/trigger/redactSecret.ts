import type { IDataObject } from 'n8n-workflow';

/** Deeper than any message; n8n itself fails to store what is nested a few thousand deep. */
const MAX_DEPTH = 100;

/**
 * A copy of what came in that can be shown: a body or a header may repeat the URL that was called, and with it the
 * secret. What is nested more than 100 deep becomes null.
 */
export function redactSecret(value: unknown, secret: string, depth = 0): unknown {
	if (typeof value === 'string') return value.replaceAll(secret, '****');
	if (typeof value !== 'object' || value === null) return value;
	if (depth === MAX_DEPTH) return null;
	const copy = (inner: unknown) => redactSecret(inner, secret, depth + 1);
	if (Array.isArray(value)) return value.map(copy);
	// Defines each key, `__proto__` as well, where an assignment would change the prototype.
	return Object.fromEntries(
		Object.entries(value as IDataObject).map(([key, inner]) => [
			key.replaceAll(secret, '****'),
			copy(inner),
		]),
	);
}
