export interface DataUri {
	/** With its parameters, such as `audio/ogg; codecs=opus`; empty when the URI names none. */
	mimeType: string;
	base64: string;
}

const SCHEME = 'data:';
const ENCODING = ';base64';

/** Parses `data:image/png;base64,…`. Returns undefined for any other text. Searches without a regex, since the text may be a whole file. */
export function parseDataUri(text: string): DataUri | undefined {
	const uri = text.trimStart();
	if (uri.slice(0, SCHEME.length).toLowerCase() !== SCHEME) return undefined;
	const comma = uri.indexOf(',');
	const typeEnd = comma - ENCODING.length;
	if (typeEnd < SCHEME.length) return undefined;
	if (uri.slice(typeEnd, comma).toLowerCase() !== ENCODING) return undefined;
	return { mimeType: uri.slice(SCHEME.length, typeEnd), base64: uri.slice(comma + 1) };
}
