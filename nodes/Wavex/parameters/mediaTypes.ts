/** The types of WhatsApp's media and of common documents, by the extension of the file name. The API detects any other type itself. */
const MIME_TYPES: Record<string, string> = {
	'3gp': 'video/3gpp',
	aac: 'audio/aac',
	amr: 'audio/amr',
	csv: 'text/csv',
	doc: 'application/msword',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	gif: 'image/gif',
	html: 'text/html',
	ics: 'text/calendar',
	jpg: 'image/jpeg',
	jpeg: 'image/jpeg',
	json: 'application/json',
	m4a: 'audio/mp4',
	mp3: 'audio/mpeg',
	mp4: 'video/mp4',
	odt: 'application/vnd.oasis.opendocument.text',
	ods: 'application/vnd.oasis.opendocument.spreadsheet',
	ogg: 'audio/ogg',
	opus: 'audio/ogg',
	pdf: 'application/pdf',
	png: 'image/png',
	ppt: 'application/vnd.ms-powerpoint',
	pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	rtf: 'application/rtf',
	txt: 'text/plain',
	vcf: 'text/vcard',
	webp: 'image/webp',
	xls: 'application/vnd.ms-excel',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	xml: 'application/xml',
	zip: 'application/zip',
};

/** Types that say only that there is a file. */
const UNSPECIFIC_TYPE = /^(?:application|binary)\/(?:octet-stream|(?:x-|force-)?download)\b/i;

/** An extension has a letter: `Price list 1.5` has none. */
const EXTENSION = /\.(?=\w*[a-z])(\w{1,10})$/i;

/** Returns the extension of a file name in lower case, without the dot. */
export function getExtension(name: string): string | undefined {
	return EXTENSION.exec(name)?.[1].toLowerCase();
}

/** Returns the extension for files of this type; undefined when the type is not in the table. */
export function getExtensionByType(mimeType: string): string | undefined {
	const type = mimeType.split(';')[0].trim().toLowerCase();
	return Object.keys(MIME_TYPES).find((extension) => MIME_TYPES[extension] === type);
}

/** Returns the type of the source, or that of the file name when the source has none or one that says nothing. */
export function chooseMimeType(type: string | undefined, name: string): string | undefined {
	const known = type?.trim();
	if (known && !UNSPECIFIC_TYPE.test(known)) return known;
	return MIME_TYPES[getExtension(name) ?? ''] ?? (known || undefined);
}

/** How the base64 of a file begins whose type is known by its first bytes. */
const TYPES_BY_START: Record<string, string> = {
	'/9j/': 'image/jpeg',
	iVBORw0KGgo: 'image/png',
	JVBERi0: 'application/pdf',
	R0lGOD: 'image/gif',
	SUQz: 'audio/mpeg',
	T2dnUw: 'audio/ogg',
	UEsDB: 'application/zip',
};

/** Returns the type that the first bytes of a file show; undefined when they are not in the table. */
export function findTypeByContent(base64: string): string | undefined {
	const start = Object.keys(TYPES_BY_START).find((text) => base64.startsWith(text));
	return start && TYPES_BY_START[start];
}

/** What a message with a file is. */
export type MediaKind = 'audio' | 'document' | 'image' | 'video';

/** Returns the kind of message that suits a type; undefined when that is uncertain. `text/plain` is n8n's type of unknown files. */
export function getMediaKind(mimeType: string): MediaKind | undefined {
	const type = mimeType.split(';')[0].trim().toLowerCase();
	const [, kind] = /^(audio|image|video)\//.exec(type) ?? [];
	if (kind) return kind as MediaKind;
	return type !== 'text/plain' && Object.values(MIME_TYPES).includes(type) ? 'document' : undefined;
}
