import { openForm } from '../page/dialog.js';
import { el, written } from '../page/elements.js';
import { notice } from '../page/notice.js';
import { sizeOf } from '../page/times.js';

/** WhatsApp's ceiling for one file. */
const MAX_BYTES = 16 * 1024 * 1024;

function typeOf({ type }) {
	const kind = type.split('/')[0];
	return ['image', 'video', 'audio'].includes(kind) ? kind : 'document';
}

/** The file as a data URI. */
function read(file) {
	return new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => resolve(reader.result);
		reader.onerror = () => reject(new Error('The file could not be read. Choose it again.'));
		reader.readAsDataURL(file);
	});
}

async function send(write, file, caption) {
	const encoded = (await read(file)).split(',')[1];
	await write({
		type: typeOf(file),
		text: caption.trim() || null,
		media_base64: encoded,
		mime_type: file.type || 'application/octet-stream',
		filename: file.name.slice(-255),
	});
}

function reasonToRefuse(file) {
	if (file.size === 0) return 'The file is empty. Choose another one.';
	if (file.size <= MAX_BYTES) return null;
	return `The file has ${sizeOf(file.size)}; WhatsApp takes up to 16 MB. Choose a smaller one.`;
}

function confirm(write, file) {
	const refused = reasonToRefuse(file);
	if (refused) {
		notice(refused);
		return;
	}
	const isPicture = typeOf(file) === 'image';
	const url = isPicture ? URL.createObjectURL(file) : null;
	const intro = el(
		'div',
		{ class: 'file-intro' },
		url && el('img', { src: url, alt: '', on: { error: ({ target }) => target.remove() } }),
		el('p', {}, written('bdi', '', file.name), `, ${sizeOf(file.size)}`),
	);
	const dialog = openForm({
		title: isPicture ? 'Send a picture' : 'Send a file',
		intro,
		fields: [{ name: 'caption', label: 'Caption (optional)', maxlength: '4096' }],
		button: 'Send',
		submit: ({ caption }) => send(write, file, caption),
	});
	dialog.addEventListener('close', () => url && URL.revokeObjectURL(url));
}

/** Lets the browser ask for a file, then for a caption. */
export function chooseFile(write) {
	const input = el('input', { type: 'file' });
	input.addEventListener('change', () => {
		if (input.files[0]) confirm(write, input.files[0]);
	});
	input.click();
}
