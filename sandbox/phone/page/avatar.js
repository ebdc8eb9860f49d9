import { el } from './elements.js';
import { icon } from './icons.js';

const COLOURS = 8;

function colourOf(text) {
	let mixed = 0;
	for (const letter of text) mixed = Math.imul(mixed ^ letter.codePointAt(0), 0x9e3779b1);
	return (mixed >>> 8) % COLOURS;
}

/** The first letters of a name's first two words; empty when it does not begin with letters. */
function initialsOf(name) {
	const words = name.trim().split(/\s+/, 2);
	const letters = words.map((word) => /^\p{L}/u.exec(word)?.[0] ?? '');
	return letters.join('').toUpperCase();
}

/** A round sign for a chat or a person: initials where the name has letters. */
export function avatar({ id, name, isGroup }) {
	const content = isGroup ? icon('group') : initialsOf(name) || icon('person');
	return el('span', { class: `avatar colour-${colourOf(id)}`, 'aria-hidden': 'true' }, content);
}
