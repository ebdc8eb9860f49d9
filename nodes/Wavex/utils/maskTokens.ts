/** The two token formats that the API documents: `wavex_…` (permanent) and `ID|HASH` (of a session). */
const TOKENS = /\bwavex_[\w-]+|\b\d{1,20}\|[\w-]{8}[\w-]*/g;

/** Masking a shorter token would reveal more than it hides. */
const MIN_LENGTH = 16;

/** Returns only the first and last four characters of a token. */
function maskToken(token: string): string {
	return token.length < MIN_LENGTH ? '****' : `${token.slice(0, 4)}****${token.slice(-4)}`;
}

/** Masks everything in a text that looks like a token, and the `known` tokens. */
export function maskTokensIn(text: string, known: readonly string[] = []): string {
	const masked = known.reduce((result, token) => result.replaceAll(token, maskToken(token)), text);
	return masked.replace(TOKENS, maskToken);
}
