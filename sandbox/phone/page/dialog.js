import { translate } from '../language/translate.js';
import { createElement, setChildren } from './elements.js';
import { createIcon } from './icons.js';

/** Opens a modal dialog and removes it when it closes. The browser handles Escape and restores focus. */
export function openDialog(title, ...content) {
	const close = () => dialog.close();
	const closeButton = createElement(
		'button',
		{
			type: 'button',
			class: 'icon-button',
			'aria-label': translate('Close'),
			on: { click: close },
		},
		createIcon('close'),
	);
	const dialog = createElement(
		'dialog',
		{ 'aria-label': title },
		createElement('header', { class: 'dialog-head' }, createElement('h2', {}, title), closeButton),
		...content,
	);
	dialog.addEventListener('close', () => dialog.remove());
	dialog.addEventListener('click', (event) => {
		if (event.target === dialog) close();
	});
	document.body.append(dialog);
	dialog.showModal();
	return dialog;
}

/** Opens a dialog with a list of actions. An item is `{icon?, label, hint, run}`; a click closes the dialog. */
export function openMenu(title, { intro, items }) {
	const rows = items.map(({ icon, label, hint, run }) => {
		const click = () => {
			dialog.close();
			return run();
		};
		const button = createElement(
			'button',
			{ type: 'button', class: icon ? 'menu-item with-icon' : 'menu-item', on: { click } },
			icon && createIcon(icon),
			createElement('strong', {}, label),
			createElement('span', {}, hint),
		);
		return createElement('li', {}, button);
	});
	const dialog = openDialog(
		title,
		intro && createElement('p', { class: 'dialog-intro' }, intro),
		createElement('ul', { class: 'menu' }, ...rows),
	);
}

function createField({ name, label, hint, ...attributes }) {
	const id = `field-${name}`;
	const hintId = hint ? `${id}-hint` : null;
	return createElement(
		'div',
		{ class: 'field' },
		createElement('label', { for: id }, label),
		createElement('input', {
			type: 'text',
			autocomplete: 'off',
			dir: 'auto',
			id,
			name,
			'aria-describedby': hintId,
			...attributes,
		}),
		hint && createElement('p', { class: 'hint', id: hintId }, hint),
	);
}

/**
 * Opens a dialog with a form. If `submit(values)` throws or rejects, the dialog stays open and shows the
 * error. A field is `{name, label, hint?}` and the attributes of its input.
 */
export function openForm({ title, intro, fields, button, submit }) {
	const error = createElement('p', { class: 'error', role: 'alert' });
	const submitButton = createElement('button', { type: 'submit', class: 'button primary' }, button);
	const form = createElement(
		'form',
		{ class: 'dialog-form' },
		intro,
		...fields.map(createField),
		error,
		createElement('div', { class: 'dialog-buttons' }, submitButton),
	);
	const dialog = openDialog(title, form);
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		setChildren(error);
		submitButton.disabled = true;
		try {
			await submit(Object.fromEntries(new FormData(form)));
			dialog.close();
		} catch (failure) {
			setChildren(error, failure.message);
		} finally {
			submitButton.disabled = false;
		}
	});
	form.querySelector('input')?.focus();
	return dialog;
}
