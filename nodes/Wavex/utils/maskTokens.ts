/** The two forms that the API documents: `wavex_…` (permanent) and `ID|HASH` (of a session). */
const TOKENS = /\bwavex_[\w-]+|\b\d+\|[\w-]{8,}/g;

/** Shorter ones would show more than they hide. */
const MIN_LENGTH = 16;

/** A token as it may be shown: its first and last four characters. */
export function maskToken(token: string): string {
	return token.length < MIN_LENGTH ? '****' : `${token.slice(0, 4)}****${token.slice(-4)}`;
}

/** A text with every token in it masked: what looks like one, and the `known` ones. */
export function maskTokensIn(text: string, known: readonly string[] = []): string {
	const masked = known.reduce((shown, token) => shown.replaceAll(token, maskToken(token)), text);
	return masked.replace(TOKENS, maskToken);
}
