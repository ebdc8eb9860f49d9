import { findGroup, formatPhone, getChats, getCurrentSession } from '../data/chats.js';
import { getRoute, navigate } from '../data/navigation.js';
import { onStoreChange, store } from '../data/store.js';
import { createAvatar } from '../page/avatar.js';
import { createElement, createUserText, getById, setChildren } from '../page/elements.js';
import { createIcon } from '../page/icons.js';
import { createComposer } from './composer.js';
import { createMessageList } from './messageList.js';
import { createWelcome } from './welcome.js';

function getSubtitle(session, { id, isGroup }) {
	if (!isGroup) return formatPhone(id) ?? 'Hidden number';
	const count = findGroup(session, id)?.participants.length;
	if (!count) return 'Group';
	return count === 1 ? 'Group, 1 member' : `Group, ${count} members`;
}

function createHeader() {
	const closeChat = () => navigate({ chat: null });
	return createElement(
		'header',
		{ class: 'conversation-head' },
		createElement(
			'button',
			{
				type: 'button',
				class: 'icon-button back',
				'aria-label': 'Back to chats',
				on: { click: closeChat },
			},
			createIcon('back'),
		),
		createElement('div', { class: 'conversation-contact' }),
	);
}

function updateHeader(header, session, chat) {
	const text = createElement(
		'div',
		{ class: 'conversation-text' },
		createUserText('h2', 'name', chat.name),
		createElement('p', {}, getSubtitle(session, chat)),
	);
	setChildren(header.querySelector('.conversation-contact'), createAvatar(chat), text);
}

/** Creates the view of one chat in `container`. Returns a function to call after each change. */
function openChat(container, sessionId, chatId) {
	const header = createHeader();
	const messages = createMessageList(sessionId, chatId);
	const composer = createComposer(sessionId, chatId);
	setChildren(container, header, messages.node, composer.node);
	let currentTitle;
	return () => {
		const session = getCurrentSession();
		const chat = getChats(session).find(({ id }) => id === chatId);
		const title = JSON.stringify([chat.name, getSubtitle(session, chat)]);
		if (title !== currentTitle) updateHeader(header, session, chat);
		currentTitle = title;
		messages.update(chat);
		composer.update(session, chat);
	};
}

function closeChatOnEscape(event) {
	if (event.key !== 'Escape' || document.querySelector('dialog')) return;
	const { chat } = getRoute();
	navigate({ chat: null });
	const links = [...getById('chat-list').querySelectorAll('a')];
	links.find((link) => link.dataset.chatId === chat)?.focus();
}

export function startConversation() {
	const container = getById('conversation');
	let updateChat;
	let currentKey;
	const update = () => {
		if (store.connected === null) return;
		const { account, chat } = getRoute();
		const session = getCurrentSession();
		const key = chat && session ? JSON.stringify([account, session.id, chat]) : null;
		const isOther = key !== currentKey;
		if (isOther) {
			currentKey = key;
			if (key) updateChat = openChat(container, session.id, chat);
			else setChildren(container, createWelcome());
		}
		if (key) updateChat();
		// On touch screens, focus opens a keyboard that covers the chat.
		const shouldFocus = isOther && key && !matchMedia('(pointer: coarse)').matches;
		if (shouldFocus) container.querySelector('textarea').focus();
	};
	container.addEventListener('keydown', closeChatOnEscape);
	onStoreChange(update);
}
