import { el, fill } from '../page/elements.js';
import { secondsOf } from '../page/times.js';
import { openEntry } from './entryDialog.js';

export function makeRow() {
	return el('li', {}, el('button', { type: 'button', class: 'entry-row' }));
}

/** One line of a log: `level` is good, bad, waiting or neutral. A click shows the whole entry. */
export function showRow(row, { title, entry, level, chip, main, facts }) {
	const button = row.firstElementChild;
	button.dataset.status = String(entry.status);
	button.onclick = () => openEntry(title, entry);
	fill(
		button,
		el('span', { class: `chip chip-${level}` }, chip),
		el('span', { class: 'entry-main', dir: 'ltr' }, main),
		el('span', { class: 'facts entry-facts' }, facts.filter(Boolean).join(' \u00b7 ')),
		el('time', { class: 'facts' }, secondsOf(entry.at)),
	);
}
