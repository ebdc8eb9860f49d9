import { el, fill } from './elements.js';
import { icon } from './icons.js';

/** Opens a dialog; it is taken away when it closes. Escape closes it, and focus goes back where it was. */
export function openDialog(title, ...content) {
	const close = el(
		'button',
		{ type: 'button', class: 'icon-button', 'aria-label': 'Close', on: { click: () => shut() } },
		icon('close'),
	);
	const dialog = el(
		'dialog',
		{ 'aria-label': title },
		el('header', { class: 'dialog-head' }, el('h2', {}, title), close),
		...content,
	);
	const shut = () => dialog.close();
	dialog.addEventListener('close', () => dialog.remove());
	dialog.addEventListener('click', (event) => {
		if (event.target === dialog) shut();
	});
	document.body.append(dialog);
	dialog.showModal();
	return dialog;
}

function field({ name, label, hint, choices, ...attributes }) {
	const id = `field-${name}`;
	const hintId = hint ? `${id}-hint` : null;
	const common = { id, name, 'aria-describedby': hintId };
	const input = choices
		? el('select', common, ...choices.map(([value, text]) => el('option', { value }, text)))
		: el('input', { type: 'text', autocomplete: 'off', dir: 'auto', ...common, ...attributes });
	return el(
		'div',
		{ class: 'field' },
		el('label', { for: id }, label),
		input,
		hint && el('p', { class: 'hint', id: hintId }, hint),
	);
}

/**
 * Opens a dialog with a form. `submit(values)` may throw or reject: the dialog then stays and says why.
 * A field is `{name, label, hint?, choices?: [[value, text]]}` and an input's attributes.
 */
export function openForm({ title, intro, fields, button, submit }) {
	const error = el('p', { class: 'error', role: 'alert' });
	const send = el('button', { type: 'submit', class: 'button primary' }, button);
	const form = el(
		'form',
		{ class: 'dialog-form' },
		intro ?? null,
		...fields.map(field),
		error,
		el('div', { class: 'dialog-buttons' }, send),
	);
	const dialog = openDialog(title, form);
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		fill(error);
		send.disabled = true;
		try {
			await submit(Object.fromEntries(new FormData(form)));
			dialog.close();
		} catch (failure) {
			fill(error, failure.message);
		} finally {
			send.disabled = false;
		}
	});
	form.querySelector('input, select')?.focus();
	return dialog;
}
