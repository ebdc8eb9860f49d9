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
