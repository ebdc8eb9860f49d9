import { openDialog } from '../page/dialog.js';
import { el } from '../page/elements.js';

/** Shows a journal entry as it is. */
export function openEntry(title, entry) {
	const { first: _, ...rest } = entry;
	let { body } = rest;
	// A delivery's body is the very text that was sent; read as JSON it is easier on the eye.
	try {
		if (entry.kind === 'delivery') body = JSON.parse(body);
	} catch {
		// It was cut, or is none: the text itself is shown.
	}
	const text = JSON.stringify({ ...rest, body }, null, 2);
	openDialog(title, el('pre', { class: 'entry', tabindex: '0', dir: 'ltr' }, text)).classList.add(
		'wide',
	);
}
