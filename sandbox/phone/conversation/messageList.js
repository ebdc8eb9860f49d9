import { getMessages } from '../data/chats.js';
import { summarizeMessage } from '../data/messageSummary.js';
import { store } from '../data/store.js';
import { translate } from '../language/translate.js';
import { announce } from '../page/announce.js';
import { createElement, setChildren } from '../page/elements.js';
import { formatDay } from '../page/format.js';
import { createKeyedList } from '../page/keyedList.js';
import { createBubble, updateBubble } from './messageBubble.js';

const PAGE_SIZE = 200;
/** Within this distance from the end, in pixels, the list follows new messages. */
const FOLLOW_DISTANCE = 80;

/** Returns the messages with an item for the date before the first message of each day. */
function addDays(messages) {
	const items = [];
	let previousDay;
	for (const message of messages) {
		const day = formatDay(message.created_at);
		if (day !== previousDay) items.push({ id: `day ${day}`, day });
		previousDay = day;
		items.push(message);
	}
	return items;
}

function createItem(item) {
	return item.day ? createElement('li', { class: 'day' }, item.day) : createBubble(item);
}

function updateItem(node, item, previous) {
	if (!item.day) updateBubble(node, item, previous);
}

function getEmptyText({ isGroup, name }) {
	return isGroup
		? translate('No messages yet. Choose a member and write below.')
		: translate('No messages yet. Write as {name} below.', { name });
}

/** Keeps the end of the list in view, unless the user scrolled up. Returns a function that scrolls to it. */
function followEnd(node, list) {
	let isFollowing = true;
	let previousTop = 0;
	const scrollToEnd = () => {
		if (isFollowing) node.scrollTop = node.scrollHeight;
	};
	node.addEventListener('scroll', () => {
		const toEnd = node.scrollHeight - node.scrollTop - node.clientHeight;
		// The distance also grows when content is added below. Only scrolling up stops following.
		isFollowing = toEnd < FOLLOW_DISTANCE || (isFollowing && node.scrollTop >= previousTop);
		previousTop = node.scrollTop;
	});
	// Images change the height of the list when they load, and the composer changes the height of the view.
	const resizeObserver = new ResizeObserver(scrollToEnd);
	resizeObserver.observe(node);
	resizeObserver.observe(list);
	return scrollToEnd;
}

/** Creates the messages of one chat, oldest first. Call `update(chat)` after each change. */
export function createMessageList(sessionId, chatId) {
	const list = createElement('ul', { class: 'bubbles', 'aria-label': translate('Messages') });
	const empty = createElement('p', { class: 'empty', dir: 'auto' });
	const earlierButton = createElement(
		'button',
		{ type: 'button', class: 'button earlier' },
		translate('Show earlier messages'),
	);
	const node = createElement(
		'div',
		{ class: 'messages', tabindex: '0', 'aria-label': translate('Messages') },
		earlierButton,
		empty,
		list,
	);
	const updateList = createKeyedList(list, {
		getKey: ({ id }) => id,
		createNode: createItem,
		updateNode: updateItem,
		focusable: '.info-button',
	});
	const scrollToEnd = followEnd(node, list);
	let visibleCount = PAGE_SIZE;
	let announcedId = null;
	let currentChat;

	const announceNew = (message) => {
		if (message && announcedId !== null && message.id > announcedId) {
			const sender = message.from_me
				? translate('Sent')
				: (message.sender_name ?? currentChat.name);
			announce(`${sender}: ${summarizeMessage(message)}`);
		}
		announcedId = message?.id ?? 0;
	};

	const update = (chat) => {
		currentChat = chat;
		const all = getMessages({ id: sessionId }, chatId);
		updateList(addDays(all.slice(-visibleCount)));
		earlierButton.hidden = all.length <= visibleCount;
		empty.hidden = all.length > 0 || store.connected === null;
		setChildren(empty, getEmptyText(chat));
		scrollToEnd();
		announceNew(all.at(-1));
	};

	earlierButton.addEventListener('click', () => {
		const fromEnd = node.scrollHeight - node.scrollTop;
		visibleCount += PAGE_SIZE;
		update(currentChat);
		node.scrollTop = node.scrollHeight - fromEnd;
	});
	return { node, update };
}
