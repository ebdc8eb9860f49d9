import { getById } from './elements.js';

/** Announces the text to screen readers only. */
export function announce(text) {
	getById('announcements').textContent = text;
}
