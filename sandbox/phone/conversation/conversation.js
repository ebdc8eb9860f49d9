import { chatsOf, currentSession, groupOf, phoneOf } from '../data/chats.js';
import { onChange, store } from '../data/store.js';
import { go, whereabouts } from '../page/address.js';
import { avatar } from '../page/avatar.js';
import { byId, el, fill, written } from '../page/elements.js';
import { icon } from '../page/icons.js';
import { startComposer } from './composer.js';
import { startMessages } from './messages.js';
import { welcome } from './welcome.js';

function aboutOf(session, { id, isGroup }) {
	if (!isGroup) return phoneOf(id) ?? 'The number is hidden';
	const members = groupOf(session, id)?.participants.length;
	return members ? `Group of ${members}` : 'Group';
}

function head() {
	const leave = () => go({ chat: null });
	return el(
		'header',
		{ class: 'conversation-head' },
		el(
			'button',
			{
				type: 'button',
				class: 'icon-button back',
				'aria-label': 'Back to the chats',
				on: { click: leave },
			},
			icon('back'),
		),
		el('div', { class: 'conversation-who' }),
	);
}

function showHead(node, session, chat) {
	const words = el(
		'div',
		{ class: 'conversation-words' },
		written('h2', 'name', chat.name),
		el('p', {}, aboutOf(session, chat)),
	);
	fill(node.querySelector('.conversation-who'), avatar(chat), words);
}

/** Builds the view of one chat; the answer brings it up to date. */
function openChat(place, session, chatId) {
	const top = head();
	const messages = startMessages(session.id, chatId);
	const composer = startComposer(session.id, chatId);
	fill(place, top, messages.node, composer.node);
	let shown;
	return () => {
		const now = currentSession();
		const chat = chatsOf(now).find(({ id }) => id === chatId);
		const title = JSON.stringify([chat.name, aboutOf(now, chat)]);
		if (title !== shown) showHead(top, now, chat);
		shown = title;
		messages.show(chat);
		composer.show(now, chat);
	};
}

function leaveWithEscape(event) {
	if (event.key !== 'Escape' || document.querySelector('dialog')) return;
	const { chat } = whereabouts();
	go({ chat: null });
	const rows = [...byId('chat-list').querySelectorAll('a')];
	rows.find((row) => row.dataset.chatId === chat)?.focus();
}

export function startConversation() {
	const place = byId('conversation');
	let view;
	let showing;
	const render = () => {
		if (store.live === null) return;
		const { account, chat } = whereabouts();
		const session = currentSession();
		const open = chat && session ? JSON.stringify([account, session.id, chat]) : null;
		const isOther = open !== showing;
		if (isOther) {
			showing = open;
			if (open) view = openChat(place, session, chat);
			else fill(place, welcome());
		}
		if (open) view();
		// A touch keyboard would cover what was just opened.
		const wantsKeyboard = isOther && open && !matchMedia('(pointer: coarse)').matches;
		if (wantsKeyboard) place.querySelector('textarea').focus();
	};
	place.addEventListener('keydown', leaveWithEscape);
	onChange(render);
}
