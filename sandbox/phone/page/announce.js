import { byId } from './elements.js';

/** Says it to screen readers without showing it. */
export function announce(text) {
	byId('announcements').textContent = text;
}
