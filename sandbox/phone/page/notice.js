import { byId, fill } from './elements.js';

const SHOWN_MS = 6_000;
let timer;

/** Says in a corner what went wrong. */
export function notice(text) {
	const place = byId('notice');
	fill(place, text);
	place.hidden = false;
	clearTimeout(timer);
	timer = setTimeout(() => (place.hidden = true), SHOWN_MS);
}

/** Runs what a button does, and says what went wrong. */
export async function attempt(run) {
	try {
		await run();
	} catch (error) {
		notice(error.message);
	}
}
