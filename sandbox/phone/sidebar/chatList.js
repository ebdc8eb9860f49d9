import { getChats, getCurrentSession } from '../data/chats.js';
import { summarizeMessage } from '../data/messageSummary.js';
import { formatLink, getRoute } from '../data/navigation.js';
import { onStoreChange, store } from '../data/store.js';
import { translate, translateCount } from '../language/translate.js';
import { createAvatar } from '../page/avatar.js';
import {
	createElement,
	createUserText,
	getById,
	setChildren,
	setCurrent,
} from '../page/elements.js';
import { formatTime } from '../page/format.js';
import { createIcon } from '../page/icons.js';
import { createKeyedList } from '../page/keyedList.js';
import { createTick } from '../page/tick.js';
import { openNewChatForm } from './newChat.js';

/** A campaign can create thousands of chats; the search finds those beyond this number. */
const MAX_ROWS = 200;

function createRow() {
	return createElement(
		'li',
		{},
		createElement('a', { class: 'chat', data: { testid: 'chat-item' } }),
	);
}

function createPreview({ lastMessage, isGroup }) {
	if (!lastMessage) return [translate('No messages yet')];
	const { from_me, sender_name } = lastMessage;
	const sender = isGroup && !from_me && sender_name ? `${sender_name}: ` : '';
	const text = createUserText('span', 'text', sender + summarizeMessage(lastMessage));
	return [from_me && createTick(lastMessage), text];
}

function updateRow(row, chat) {
	const { id, session, name, lastMessage, isCurrent } = chat;
	const link = row.firstElementChild;
	link.href = formatLink({ session, chat: id, activity: false });
	link.dataset.chatId = id;
	setCurrent(link, isCurrent);
	setChildren(
		link,
		createAvatar(chat),
		createElement(
			'span',
			{ class: 'chat-top' },
			createUserText('span', 'name', name),
			lastMessage && createElement('time', {}, formatTime(lastMessage.created_at)),
		),
		createElement('span', { class: 'preview' }, ...createPreview(chat)),
	);
}

function filterChats(chats, search) {
	const term = search.trim().toLowerCase();
	return chats.filter(({ id, name }) => `${name} ${id}`.toLowerCase().includes(term));
}

/** Returns the text below the list; empty if there is nothing to explain. */
function getListNote(count, total) {
	if (!getCurrentSession()) return translate('Create a session first.');
	if (total === 0) return translate('No chats yet. Start a new chat.');
	if (count === 0) return translate('No chat matches this name or number.');
	if (count <= MAX_ROWS) return '';
	const more = count - MAX_ROWS;
	return translateCount(
		'1 more chat. Search to find it.',
		'{count} more chats. Search to find them.',
		more,
	);
}

export function startChatList() {
	const search = getById('chat-search');
	const newChatButton = getById('new-chat');
	const note = getById('chats-note');
	setChildren(newChatButton, createIcon('plus'));
	newChatButton.addEventListener('click', openNewChatForm);
	const updateList = createKeyedList(getById('chat-list'), {
		getKey: ({ id }) => id,
		createNode: createRow,
		updateNode: updateRow,
		focusable: 'a',
	});
	const update = () => {
		const session = getCurrentSession();
		const { chat: openChat } = getRoute();
		const all = session ? getChats(session) : [];
		const matches = filterChats(all, search.value);
		updateList(
			matches
				.slice(0, MAX_ROWS)
				.map((chat) => ({ ...chat, session: session.id, isCurrent: chat.id === openChat })),
		);
		newChatButton.disabled = !session;
		const text = store.connected === null ? '' : getListNote(matches.length, all.length);
		note.hidden = text === '';
		setChildren(note, text);
	};
	search.addEventListener('input', update);
	onStoreChange(update);
}
