import { getControlUrl } from '../data/controlApi.js';
import { getTypeLabel } from '../data/messageSummary.js';
import { translate } from '../language/translate.js';
import { createAvatar } from '../page/avatar.js';
import { createElement, createUserText } from '../page/elements.js';
import { formatFileSize } from '../page/format.js';
import { createIcon } from '../page/icons.js';

function getFileName(message) {
	return message.media.filename ?? getTypeLabel(message);
}

function createFileCard(message, hint) {
	const { mime_type, size, url, file } = message.media;
	const facts = [mime_type, size !== null && formatFileSize(size)].filter(Boolean).join(', ');
	const text = createElement(
		'span',
		{ class: 'card-text' },
		createUserText('strong', 'name', getFileName(message)),
		createElement('span', { class: 'facts' }, facts),
		url && createUserText('span', 'facts', url),
		hint && createElement('span', { class: 'facts' }, hint),
	);
	const fileIcon = createIcon(message.type === 'image' ? 'photo' : 'file');
	if (!file) return createElement('div', { class: 'card' }, fileIcon, text);
	const download = { href: getControlUrl(file), download: message.media.filename ?? true };
	return createElement('a', { class: 'card', ...download }, fileIcon, text);
}

/** Creates a media element; if the browser cannot display the file, a card to download it replaces it. */
function createMediaElement(message, tag, attributes) {
	const node = createElement(tag, { class: `media media-${tag}`, ...attributes });
	const hint = translate(
		'This browser cannot display the file, or the sandbox no longer stores it.',
	);
	node.addEventListener('error', () => node.replaceWith(createFileCard(message, hint)));
	node.src = getControlUrl(message.media.file);
	return node;
}

/** The page never downloads media by URL: it sends requests to the sandbox only. */
function createMedia(message) {
	const label = getFileName(message);
	if (!message.media.file) {
		return createFileCard(
			message,
			translate('Sent by URL. The sandbox does not download the file.'),
		);
	}
	if (message.type === 'image' || message.type === 'sticker')
		return createMediaElement(message, 'img', { alt: label });
	if (message.type === 'video' || message.type === 'audio') {
		return createMediaElement(message, message.type, {
			controls: true,
			preload: 'metadata',
			'aria-label': label,
		});
	}
	return createFileCard(message);
}

function createLocationCard({ latitude, longitude, description }) {
	return createElement(
		'div',
		{ class: 'location' },
		createElement('span', { class: 'map', 'aria-hidden': 'true' }, createIcon('location')),
		description && createUserText('strong', 'name', description),
		createElement('span', { class: 'facts', dir: 'ltr' }, `${latitude}, ${longitude}`),
	);
}

function createContactCard({ name, phone }) {
	return createElement(
		'div',
		{ class: 'card' },
		createAvatar({ id: phone, name, isGroup: false }),
		createElement(
			'span',
			{ class: 'card-text' },
			createUserText('strong', 'name', name),
			createElement('span', { class: 'facts', dir: 'ltr' }, phone),
		),
	);
}

/** Creates the media, location or contact of a message; returns null if it has none. */
export function createAttachment(message) {
	if (message.media) return createMedia(message);
	if (message.location) return createLocationCard(message.location);
	return message.contact ? createContactCard(message.contact) : null;
}
