import { chatsOf, currentSession } from '../data/chats.js';
import { onChange, store } from '../data/store.js';
import { summaryOf } from '../data/summary.js';
import { linkTo, whereabouts } from '../page/address.js';
import { arrowKeys } from '../page/arrowKeys.js';
import { avatar } from '../page/avatar.js';
import { byId, el, fill, written } from '../page/elements.js';
import { icon } from '../page/icons.js';
import { keyedList } from '../page/keyedList.js';
import { tick } from '../page/tick.js';
import { timeOf } from '../page/times.js';
import { askForNumber } from './newChat.js';

/** A campaign writes to many; the search finds the rest. */
const MAX_SHOWN = 200;

function makeRow() {
	return el('li', {}, el('a', { class: 'chat', data: { testid: 'chat-item' } }));
}

function previewOf({ last, isGroup }) {
	if (!last) return ['No messages yet'];
	const who = isGroup && !last.from_me && last.sender_name ? `${last.sender_name}: ` : '';
	return [last.from_me && tick(last), written('span', 'text', who + summaryOf(last))];
}

function showRow(row, chat) {
	const link = row.firstElementChild;
	link.href = linkTo({ session: chat.session, chat: chat.id, activity: false });
	link.dataset.chatId = chat.id;
	if (chat.current) link.setAttribute('aria-current', 'true');
	else link.removeAttribute('aria-current');
	fill(
		link,
		avatar(chat),
		el(
			'span',
			{ class: 'chat-top' },
			written('span', 'name', chat.name),
			chat.last && el('time', {}, timeOf(chat.last.created_at)),
		),
		el('span', { class: 'preview' }, ...previewOf(chat)),
	);
}

function found(chats, words) {
	const asked = words.trim().toLowerCase();
	return chats.filter(({ id, name }) => `${name} ${id}`.toLowerCase().includes(asked));
}

function emptyLine(count, total) {
	if (!currentSession()) return 'Create a session first.';
	if (total === 0) return 'Nobody wrote yet. Begin with a new chat.';
	if (count === 0) return 'No chat has this name or number.';
	return count > MAX_SHOWN ? `${count - MAX_SHOWN} more. Search to find them.` : '';
}

export function startChatList() {
	const list = byId('chat-list');
	const search = byId('chat-search');
	const button = byId('new-chat');
	fill(button, icon('plus'));
	button.addEventListener('click', askForNumber);
	const show = keyedList(list, { key: ({ id }) => id, make: makeRow, show: showRow });
	const refreshKeys = arrowKeys(list, 'a');
	const render = () => {
		const session = currentSession();
		const { chat: open } = whereabouts();
		const all = session ? chatsOf(session) : [];
		const chats = found(all, search.value);
		show(
			chats
				.slice(0, MAX_SHOWN)
				.map((chat) => ({ ...chat, session: session.id, current: chat.id === open })),
		);
		refreshKeys();
		button.disabled = !session;
		const line = store.live === null ? '' : emptyLine(chats.length, all.length);
		byId('chats-empty').hidden = line === '';
		fill(byId('chats-empty'), line);
	};
	search.addEventListener('input', render);
	onChange(render);
}
