import { randomBytes, timingSafeEqual } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

/** The query parameter of the registered URL that holds the secret. */
export const SECRET_PARAMETER = 'secret';

/** The message of the response to a call without the secret. */
export const REFUSAL = 'This URL accepts calls of the Wavex API only';

/** The secrets that this process has created; n8n stores a secret only once its registration has succeeded. */
const newSecrets: string[] = [];

/** How many registrations may be under way at the same time. */
const MAX_NEW_SECRETS = 100;

/** Returns a new secret for one registration: 256 random bits, safe in a URL. */
export function createSecret(): string {
	const secret = randomBytes(32).toString('hex');
	newSecrets.push(secret);
	if (newSecrets.length > MAX_NEW_SECRETS) newSecrets.shift();
	return secret;
}

/** Whether a call has a secret that this process has just created: the API may check the URL while it is being registered. */
export function hasNewSecret(query: IDataObject): boolean {
	return newSecrets.some((secret) => matchesSecret(query[SECRET_PARAMETER], secret));
}

/** Compares in constant time. False when either is missing, so a trigger without a secret rejects every call. */
function matchesSecret(value: unknown, expected: unknown): boolean {
	if (typeof value !== 'string' || typeof expected !== 'string' || expected === '') return false;
	const [a, b] = [Buffer.from(value), Buffer.from(expected)];
	return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Whether a call comes from the API: only the API knows the registered URL. The API documents no signature; if it sends one
 * in future, it must be verified here.
 *
 * @param secret as the trigger stored it at registration
 */
export function isAuthorized(query: IDataObject, secret: unknown): boolean {
	return matchesSecret(query[SECRET_PARAMETER], secret);
}

/** Deeper than any message; n8n itself fails to store what is nested a few thousand levels deep. */
const MAX_DEPTH = 100;

/**
 * Returns a copy of a body or headers that an item can show: they may repeat the called URL, and with it the secret.
 * Anything nested more than 100 levels deep becomes null.
 */
export function redactSecret(value: unknown, secret: string, depth = 0): unknown {
	if (typeof value === 'string') return value.replaceAll(secret, '****');
	if (typeof value !== 'object' || value === null) return value;
	if (depth === MAX_DEPTH) return null;
	const redact = (inner: unknown) => redactSecret(inner, secret, depth + 1);
	if (Array.isArray(value)) return value.map(redact);
	// Unlike an assignment, this cannot change the prototype for the key `__proto__`.
	return Object.fromEntries(
		Object.entries(value as IDataObject).map(([key, inner]) => [
			key.replaceAll(secret, '****'),
			redact(inner),
		]),
	);
}
