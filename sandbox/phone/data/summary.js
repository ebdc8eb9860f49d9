const KINDS = {
	image: 'Picture',
	document: 'Document',
	video: 'Video',
	audio: 'Audio',
	location: 'Location',
	contact: 'Contact card',
};

export function kindOf(message) {
	return KINDS[message.type] ?? 'Message of an unknown kind';
}

const MAX_LENGTH = 120;

/** One line that says what a message holds. */
export function summaryOf(message) {
	const text = message.text?.slice(0, MAX_LENGTH);
	if (message.type === 'text') return text ?? '';
	const name = message.contact?.name ?? message.location?.description ?? message.media?.filename;
	const more = text || name?.slice(0, MAX_LENGTH);
	return more ? `${kindOf(message)}: ${more}` : kindOf(message);
}
