import { onChange, store } from '../data/store.js';
import { go, whereabouts } from '../page/address.js';
import { byId, el, fill } from '../page/elements.js';
import { startChatList } from './chatList.js';
import { startSessionList } from './sessionList.js';

function showAccounts() {
	const place = byId('accounts');
	const { account } = whereabouts();
	const select = place.querySelector('select');
	if (select?.options.length === store.accounts) {
		select.value = String(account);
		return;
	}
	if (store.accounts < 2) {
		fill(place);
		return;
	}
	const options = Array.from({ length: store.accounts }, (_, index) =>
		el('option', { value: String(index), selected: index === account }, `Account ${index + 1}`),
	);
	const move = ({ target }) => go({ account: Number(target.value), session: null, chat: null });
	fill(place, el('select', { 'aria-label': 'Account', on: { change: move } }, ...options));
}

export function startSidebar() {
	startSessionList();
	startChatList();
	onChange(showAccounts);
}
