import { createElement } from './elements.js';
import { createIcon } from './icons.js';

/** The number of `avatar-color-N` classes in style/chats.css. */
const COLORS = 8;

function pickColor(text) {
	let hash = 0;
	for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0), 0x9e3779b1);
	return (hash >>> 8) % COLORS;
}

/** Returns the initials of a name's first two words; empty if they do not start with letters. */
function getInitials(name) {
	const words = name.trim().split(/\s+/, 2);
	const letters = words.map((word) => /^\p{L}/u.exec(word)?.[0] ?? '');
	return letters.join('').toUpperCase();
}

export function createAvatar({ id, name, isGroup }) {
	const content = isGroup ? createIcon('group') : getInitials(name) || createIcon('person');
	const className = `avatar avatar-color-${pickColor(id)}`;
	return createElement('span', { class: className, 'aria-hidden': 'true' }, content);
}
