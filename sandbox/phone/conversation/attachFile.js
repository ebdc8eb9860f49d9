import { translate } from '../language/translate.js';
import { openForm } from '../page/dialog.js';
import { createElement, createUserText } from '../page/elements.js';
import { formatFileSize } from '../page/format.js';
import { showNotice } from '../page/notice.js';

/** WhatsApp's limit for one file. */
const MAX_BYTES = 16 * 1024 * 1024;

function getMessageType({ type }) {
	const family = type.split('/')[0];
	return ['image', 'video', 'audio'].includes(family) ? family : 'document';
}

function readAsBase64(file) {
	return new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => resolve(reader.result.split(',')[1]);
		reader.onerror = () =>
			reject(new Error(translate('The file could not be read. Choose it again.')));
		reader.readAsDataURL(file);
	});
}

async function sendFile(sendMessage, file, caption) {
	await sendMessage({
		type: getMessageType(file),
		text: caption.trim() || null,
		media_base64: await readAsBase64(file),
		mime_type: file.type || 'application/octet-stream',
		filename: file.name.slice(-255),
	});
}

function getSizeError({ size }) {
	if (size === 0) return translate('The file is empty. Choose another file.');
	if (size <= MAX_BYTES) return null;
	return translate('The file is {size}. WhatsApp accepts up to 16 MB. Choose a smaller file.', {
		size: formatFileSize(size),
	});
}

function openCaptionForm(sendMessage, file) {
	const sizeError = getSizeError(file);
	if (sizeError) {
		showNotice(sizeError);
		return;
	}
	const isPhoto = getMessageType(file) === 'image';
	const url = isPhoto ? URL.createObjectURL(file) : null;
	const removeImage = ({ target }) => target.remove();
	const intro = createElement(
		'div',
		{ class: 'file-intro' },
		url && createElement('img', { src: url, alt: '', on: { error: removeImage } }),
		createElement('p', {}, createUserText('bdi', '', file.name), `, ${formatFileSize(file.size)}`),
	);
	const dialog = openForm({
		title: translate(isPhoto ? 'Send photo' : 'Send file'),
		intro,
		fields: [{ name: 'caption', label: translate('Caption (optional)'), maxlength: '4096' }],
		button: translate('Send'),
		submit: ({ caption }) => sendFile(sendMessage, file, caption),
	});
	dialog.addEventListener('close', () => url && URL.revokeObjectURL(url));
}

/** Opens the browser's file picker, then a form for the caption. */
export function chooseFile(sendMessage) {
	const input = createElement('input', { type: 'file' });
	input.addEventListener('change', () => {
		if (input.files[0]) openCaptionForm(sendMessage, input.files[0]);
	});
	input.click();
}
