import { randomBytes, timingSafeEqual } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

/** The query parameter of the registered URL that carries the secret. */
export const SECRET_PARAMETER = 'secret';

/** A fresh secret for one registration: 256 random bits, safe in a URL. */
export function createSecret(): string {
	return randomBytes(32).toString('hex');
}

/** Compares in constant time. False when either is missing, so a trigger without a secret lets nobody in. */
function matchesSecret(given: unknown, expected: unknown): boolean {
	if (typeof given !== 'string' || typeof expected !== 'string' || expected === '') return false;
	const [a, b] = [Buffer.from(given), Buffer.from(expected)];
	return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Whether a call comes from the API: only the API knows the URL that was registered. The API documents no signature;
 * if its calls carry one some day, this is the one place to check it.
 *
 * @param secret what the trigger remembers of its registration
 */
export function isAuthorized(query: IDataObject, secret: unknown): boolean {
	return matchesSecret(query[SECRET_PARAMETER], secret);
}
