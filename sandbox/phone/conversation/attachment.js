import { controlUrl } from '../data/control.js';
import { kindOf } from '../data/summary.js';
import { avatar } from '../page/avatar.js';
import { el, written } from '../page/elements.js';
import { icon } from '../page/icons.js';
import { sizeOf } from '../page/times.js';

function nameOf(message) {
	return message.media.filename ?? kindOf(message);
}

function fileCard(message, hint) {
	const { mime_type, size, url, file } = message.media;
	const facts = [mime_type, size !== null && sizeOf(size)].filter(Boolean).join(', ');
	const words = el(
		'span',
		{ class: 'card-words' },
		written('strong', 'name', nameOf(message)),
		el('span', { class: 'facts' }, facts),
		url && written('span', 'facts', url),
		hint && el('span', { class: 'facts' }, hint),
	);
	const sign = icon(message.type === 'image' ? 'picture' : 'file');
	if (!file) return el('div', { class: 'card' }, sign, words);
	const download = { href: controlUrl(file), download: message.media.filename ?? true };
	return el('a', { class: 'card', ...download }, sign, words);
}

/** Shows the file itself; what the browser cannot show becomes a card to download. */
function shown(message, tag, attributes) {
	const node = el(tag, { class: `media media-${tag}`, ...attributes });
	const src = controlUrl(message.media.file);
	const sorry = 'This browser cannot show it, or the sandbox no longer keeps it.';
	node.addEventListener('error', () => node.replaceWith(fileCard(message, sorry)));
	node.src = src;
	return node;
}

/** Files by URL are never fetched: the page calls nobody but the sandbox. */
function mediaOf(message) {
	const { file } = message.media;
	const label = nameOf(message);
	if (!file) return fileCard(message, 'By its URL; the sandbox does not fetch it.');
	if (message.type === 'image') return shown(message, 'img', { alt: label });
	if (message.type === 'video' || message.type === 'audio') {
		return shown(message, message.type, {
			controls: true,
			preload: 'metadata',
			'aria-label': label,
		});
	}
	return fileCard(message);
}

function placeCard({ latitude, longitude, description }) {
	return el(
		'div',
		{ class: 'place' },
		el('span', { class: 'map', 'aria-hidden': 'true' }, icon('place')),
		description && written('strong', 'name', description),
		el('span', { class: 'facts' }, `${latitude}, ${longitude}`),
	);
}

function contactCard({ name, phone }) {
	return el(
		'div',
		{ class: 'card' },
		avatar({ id: phone, name, isGroup: false }),
		el(
			'span',
			{ class: 'card-words' },
			written('strong', 'name', name),
			el('span', { class: 'facts' }, phone),
		),
	);
}

/** What a message carries beside its text; null when it carries nothing. */
export function attachmentOf(message) {
	if (message.media) return mediaOf(message);
	if (message.location) return placeCard(message.location);
	return message.contact ? contactCard(message.contact) : null;
}
