/** The two token formats that the API documents: `wavex_…` (permanent) and `ID|HASH` (of a session). */
const TOKENS = /\bwavex_[\w-]+|\b\d{1,20}\|[\w-]{8}[\w-]*/g;

/** Masking a shorter token would reveal more than it hides. */
const MIN_LENGTH = 16;

/** In characters. Text would become unreadable if anything shorter were masked in it. */
const MIN_TOKEN_LENGTH = 6;

/** How many tokens are remembered: more than the credentials that one n8n uses at a time. */
const MAX_TOKENS = 200;

/** The tokens that this process has used, each with the forms in which a text may contain it. */
const formsByToken = new Map<string, string[]>();

/** Returns only the first and last four characters of a token. */
function maskToken(token: string): string {
	return token.length < MIN_LENGTH ? '****' : `${token.slice(0, 4)}****${token.slice(-4)}`;
}

/** Returns a token as it stands in text, in JSON, in URLs, and in base64 alone or as a header. */
function getForms(token: string): string[] {
	const encoded = encodeURIComponent(token);
	const base64 = [token, `Bearer ${token}`].flatMap((text) => {
		const bytes = Buffer.from(text);
		return [bytes.toString('base64').split('=')[0], bytes.toString('base64url')];
	});
	const forms = [token, JSON.stringify(token).slice(1, -1), encoded, ...base64];
	const lowerCase = encoded.replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase());
	return [...new Set([...forms, lowerCase])].sort((a, b) => b.length - a.length);
}

/** Makes `maskTokensIn` mask this token wherever it stands. Called with each token before it is used. */
export function rememberToken(token: string): void {
	if (token.length < MIN_TOKEN_LENGTH || formsByToken.has(token)) return;
	formsByToken.set(token, getForms(token));
	const [oldest] = formsByToken.keys();
	if (formsByToken.size > MAX_TOKENS) formsByToken.delete(oldest);
}

/** Masks the tokens that were used, the `known` ones, and everything else in a text that looks like a token. */
export function maskTokensIn(text: string, known: readonly string[] = []): string {
	const forms = [...formsByToken, ...known.map((token) => [token, [token]] as const)];
	let masked = text;
	for (const [token, values] of forms) {
		for (const value of values) masked = masked.replaceAll(value, () => maskToken(token));
	}
	return masked.replace(TOKENS, maskToken);
}

/** Returns a copy of data in which `maskTokensIn` was applied to every text and key. What is nested deeper than `depth` is left out. */
export function maskTokensInData<T>(value: T, known: readonly string[] = [], depth = Infinity): T {
	if (typeof value === 'string') return maskTokensIn(value, known) as T;
	if (typeof value !== 'object' || value === null) return value;
	if (depth === 0) return undefined as T;
	const maskInner = (inner: unknown) => maskTokensInData(inner, known, depth - 1);
	if (Array.isArray(value)) return value.map(maskInner) as T;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [maskTokensIn(key, known), maskInner(inner)]),
	) as T;
}
