import { messagesOf } from '../data/chats.js';
import { store } from '../data/store.js';
import { summaryOf } from '../data/summary.js';
import { announce } from '../page/announce.js';
import { arrowKeys } from '../page/arrowKeys.js';
import { el, fill } from '../page/elements.js';
import { keyedList } from '../page/keyedList.js';
import { dayOf } from '../page/times.js';
import { makeBubble, showBubble } from './bubble.js';

const PAGE = 200;
/** Within so many pixels of the end, new messages are scrolled to. */
const NEAR_END = 80;

/** The messages with a line before each day. */
function withDays(messages) {
	const items = [];
	let day;
	for (const message of messages) {
		const itsDay = dayOf(message.created_at);
		if (itsDay !== day) items.push({ id: `day ${itsDay}`, day: itsDay });
		day = itsDay;
		items.push(message);
	}
	return items;
}

function makeItem(item) {
	return item.day ? el('li', { class: 'day' }, item.day) : makeBubble(item);
}

function showItem(node, item, before) {
	if (!item.day) showBubble(node, item, before);
}

function emptyText({ isGroup, name }) {
	return isGroup
		? 'Nobody wrote yet. Choose a member and write below.'
		: `Nobody wrote yet. Write as ${name} below.`;
}

/** The messages of one chat, oldest first. */
export function startMessages(sessionId, chatId) {
	const list = el('ul', { class: 'bubbles', 'aria-label': 'Messages' });
	const empty = el('p', { class: 'empty', dir: 'auto' });
	let most = PAGE;
	let lastSeen = null;
	const more = el('button', { type: 'button', class: 'button earlier' }, 'Show earlier messages');
	const node = el(
		'div',
		{ class: 'messages', tabindex: '0', 'aria-label': 'Messages' },
		more,
		empty,
		list,
	);
	const showList = keyedList(list, { key: ({ id }) => id, make: makeItem, show: showItem });
	const refreshKeys = arrowKeys(list, '.details-button');
	let chatNow;
	let atEnd = true;

	const toEnd = () => {
		if (atEnd) node.scrollTop = node.scrollHeight;
	};
	let top = 0;
	node.addEventListener('scroll', () => {
		const nearEnd = node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_END;
		// What grows below has not been scrolled away from.
		atEnd = nearEnd || (atEnd && node.scrollTop >= top);
		top = node.scrollTop;
	});
	// Pictures take their room once they are there; the view and the composer change their height too.
	const sizes = new ResizeObserver(toEnd);
	sizes.observe(node);
	sizes.observe(list);

	const show = (chat) => {
		chatNow = chat;
		const all = messagesOf({ id: sessionId }, chatId);
		showList(withDays(all.slice(-most)));
		refreshKeys();
		more.hidden = all.length <= most;
		empty.hidden = all.length > 0 || store.live === null;
		fill(empty, emptyText(chat));
		const last = all.at(-1);
		toEnd();
		if (last && lastSeen !== null && last.id > lastSeen) {
			const who = last.from_me ? 'Sent' : (last.sender_name ?? chat.name);
			announce(`${who}: ${summaryOf(last)}`);
		}
		lastSeen = last?.id ?? 0;
	};

	more.addEventListener('click', () => {
		const fromEnd = node.scrollHeight - node.scrollTop;
		most += PAGE;
		show(chatNow);
		node.scrollTop = node.scrollHeight - fromEnd;
	});
	return { node, show };
}
