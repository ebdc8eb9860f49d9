import { openDialog } from '../page/dialog.js';
import { createElement } from '../page/elements.js';

/** Returns a delivery's body as an object, because it is easier to read than the JSON string that was sent. */
function parseBody({ kind, body }) {
	if (kind !== 'delivery') return body;
	try {
		return JSON.parse(body);
	} catch {
		// The journal truncates long bodies.
		return body;
	}
}

/** Opens a dialog with a journal entry as JSON. */
export function openEntryDialog(title, entry) {
	const { firstId: _, ...fields } = entry;
	const json = JSON.stringify({ ...fields, body: parseBody(entry) }, null, 2);
	const content = createElement('pre', { class: 'entry', tabindex: '0', dir: 'ltr' }, json);
	openDialog(title, content).classList.add('wide');
}
