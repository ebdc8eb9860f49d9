/** Returns the URL; undefined for a text that is none. `URL.canParse` refuses letters such as ü once Node 20 has compiled its caller. */
export function parseUrl(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}
