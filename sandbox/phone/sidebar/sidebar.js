import { getRoute, navigate } from '../data/navigation.js';
import { onStoreChange, store } from '../data/store.js';
import { translate } from '../language/translate.js';
import { createElement, getById, setChildren } from '../page/elements.js';
import { startChatList } from './chatList.js';
import { startSessionList } from './sessionList.js';

/** Shows a select for the account if the sandbox has several. */
function updateAccountSelect() {
	const container = getById('accounts');
	const { account } = getRoute();
	const select = container.querySelector('select');
	if (select?.options.length === store.accounts) {
		select.value = String(account);
		return;
	}
	if (store.accounts < 2) {
		setChildren(container);
		return;
	}
	const options = Array.from({ length: store.accounts }, (_, index) =>
		createElement(
			'option',
			{ value: String(index), selected: index === account },
			translate('Account {number}', { number: index + 1 }),
		),
	);
	const change = ({ target }) =>
		navigate({ account: Number(target.value), session: null, chat: null });
	const attributes = { 'aria-label': translate('Account'), on: { change } };
	setChildren(container, createElement('select', attributes, ...options));
}

export function startSidebar() {
	startSessionList();
	startChatList();
	onStoreChange(updateAccountSelect);
}
