import { getById, setChildren } from './elements.js';

const VISIBLE_MS = 6_000;
let timer;

/** Shows an error message above the page for a few seconds. */
export function showNotice(text) {
	const node = getById('notice');
	setChildren(node, text);
	node.hidden = false;
	clearTimeout(timer);
	timer = setTimeout(() => (node.hidden = true), VISIBLE_MS);
}

/** Runs a button's action and shows a notice if it fails. */
export async function runAction(action) {
	try {
		await action();
	} catch (error) {
		showNotice(error.message);
	}
}
