import { tickOf, wordOf } from '../data/ticks.js';
import { el } from './elements.js';
import { icon } from './icons.js';

/** The ticks of a message that went out; read aloud as a word. */
export function tick(message) {
	const state = tickOf(message);
	return el(
		'span',
		{ class: `tick tick-${state}`, data: { testid: 'tick', tick: state } },
		icon(state),
		el('span', { class: 'unseen' }, wordOf(state)),
	);
}
