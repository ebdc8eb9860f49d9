import { onStoreChange, store } from '../data/store.js';
import { createElement, getById, setChildren } from '../page/elements.js';
import { formatTimeWithSeconds } from '../page/format.js';
import { createKeyedList } from '../page/keyedList.js';
import { openEntryDialog } from './entryDialog.js';

function createRow() {
	return createElement('li', {}, createElement('button', { type: 'button', class: 'entry-row' }));
}

function updateRow(row, { title, entry, level, label, main, facts }) {
	const button = row.firstElementChild;
	button.dataset.status = String(entry.status);
	button.onclick = () => openEntryDialog(title, entry);
	setChildren(
		button,
		createElement('span', { class: `chip chip-${level}` }, label),
		createElement('span', { class: 'entry-main', dir: 'ltr' }, main),
		createElement('span', { class: 'facts entry-facts' }, facts.filter(Boolean).join(' \u00b7 ')),
		createElement('time', { class: 'facts' }, formatTimeWithSeconds(entry.at)),
	);
}

/**
 * Starts a list of journal entries, newest first. A click on a row shows the whole entry. `describeEntry`
 * returns a row: `{id, title, entry, level, label, main, facts}` with the level good, bad or waiting.
 */
export function startActivityList({ listId, emptyId, getEntries, describeEntry, getEmptyText }) {
	const empty = getById(emptyId);
	const updateList = createKeyedList(getById(listId), {
		getKey: ({ id }) => id,
		createNode: createRow,
		updateNode: updateRow,
		focusable: 'button',
	});
	onStoreChange(() => {
		const entries = getEntries();
		updateList(entries.map(describeEntry));
		empty.hidden = store.connected === null || entries.length > 0;
		setChildren(empty, getEmptyText());
	});
}
