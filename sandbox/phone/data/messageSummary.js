import { translate } from '../language/translate.js';
const TYPE_LABELS = {
	image: 'Photo',
	document: 'Document',
	video: 'Video',
	audio: 'Audio',
	sticker: 'Sticker',
	location: 'Location',
	contact: 'Contact',
};

export function getTypeLabel(message) {
	return translate(TYPE_LABELS[message.type] ?? 'Unknown message type');
}

const MAX_LENGTH = 120;

/** Returns a message's content in one line. */
export function summarizeMessage(message) {
	if (message.is_deleted) return translate('Deleted message');
	const text = message.text?.slice(0, MAX_LENGTH);
	if (message.type === 'text') return text ?? '';
	const name = message.contact?.name ?? message.location?.description ?? message.media?.filename;
	const detail = text || name?.slice(0, MAX_LENGTH);
	return detail ? `${getTypeLabel(message)}: ${detail}` : getTypeLabel(message);
}
