import { findGroup, formatPhone, getChats, getCurrentSession, isPostChat } from '../data/chats.js';
import { getRoute, navigate } from '../data/navigation.js';
import { onStoreChange, store } from '../data/store.js';
import { translate, translateCount } from '../language/translate.js';
import { createAvatar } from '../page/avatar.js';
import { createElement, createUserText, getById, setChildren } from '../page/elements.js';
import { createIcon } from '../page/icons.js';
import { createComposer } from './composer.js';
import { createMessageList } from './messageList.js';
import { createWelcome, getWelcomeKey } from './welcome.js';

function countMembers(session, id) {
	const count = findGroup(session, id)?.participants.length;
	if (!count) return translate('Group');
	return translateCount('Group, 1 member', 'Group, {count} members', count);
}

/** Says whose phone the page plays. */
function getSubtitle(session, { id, isGroup }) {
	const { name } = session;
	if (isPostChat({ id })) return translate('What customers posted');
	if (isGroup) {
		const sentence = 'The phones of the members, in a chat with {name}. {group}';
		return translate(sentence, { name, group: countMembers(session, id) });
	}
	const phone = formatPhone(id) ?? translate('Hidden number');
	return translate('This customer\u2019s phone: {phone}, in a chat with {name}', { phone, name });
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
				'aria-label': translate('Back to chats'),
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
		const isOpen = chat && session;
		const key = isOpen ? JSON.stringify([account, session.id, chat]) : getWelcomeKey();
		const isOther = key !== currentKey;
		if (isOther) {
			currentKey = key;
			if (isOpen) updateChat = openChat(container, session.id, chat);
			else setChildren(container, createWelcome());
		}
		if (isOpen) updateChat();
		// On touch screens, focus opens a keyboard that covers the chat.
		const shouldFocus = isOther && isOpen && !matchMedia('(pointer: coarse)').matches;
		if (shouldFocus) container.querySelector('textarea').focus();
	};
	container.addEventListener('keydown', closeChatOnEscape);
	onStoreChange(update);
}
