import { translate } from '../language/translate.js';
import { getRoute } from './navigation.js';
import { store } from './store.js';

const isGroupId = (id) => id.endsWith('@g.us');

/** Returns `+201234567890` for an ID that holds a phone number; null for hidden numbers and groups. */
export function formatPhone(id) {
	const digits = /^(\d+)(@(c\.us|s\.whatsapp\.net))?$/.exec(id)?.[1];
	return digits ? `+${digits}` : null;
}

/** Returns the session that the URL names, or else the first connected one. */
export function getCurrentSession() {
	const selected = store.sessions.get(getRoute().session);
	if (selected) return selected;
	const all = [...store.sessions.values()];
	return all.find(({ status }) => status === 'connected') ?? all[0];
}

export function findGroup(session, id) {
	return store.groups.find((group) => group.session_id === session.id && group.group_id === id);
}

function findContactName(id) {
	const phone = formatPhone(id)?.slice(1);
	return phone ? store.contacts.find((contact) => contact.phone === phone)?.name : null;
}

/** Returns the name to show for a customer. A contact's name comes before the sender's own name. */
export function getPersonName(id, senderName) {
	const name = findContactName(id) ?? senderName ?? store.newChatNames.get(id);
	return (
		name ||
		formatPhone(id) ||
		translate('Hidden number {digits}', { digits: id.split('@')[0].slice(-4) })
	);
}

/** Whether the chat is the status posts or a channel, in which nobody can write here. */
export function isPostChat({ id }) {
	return /@(broadcast|newsletter)$/.test(id);
}

function getChatName(session, id) {
	if (isGroupId(id)) return findGroup(session, id)?.name ?? translate('Unknown group');
	if (isPostChat({ id })) return translate(id.endsWith('@newsletter') ? 'Channel' : 'Status posts');
	return getPersonName(id);
}

function createChat(session, id) {
	const isGroup = isGroupId(id);
	const name = getChatName(session, id);
	return { id, isGroup, name, senderName: store.newChatNames.get(id) ?? null, lastMessage: null };
}

function addMessage(chat, message) {
	chat.lastMessage = message;
	const { sender_name } = message;
	if (chat.isGroup || isPostChat(chat) || !sender_name || sender_name === chat.senderName) return;
	chat.senderName = sender_name;
	chat.name = getPersonName(chat.id, sender_name);
}

/** Returns the session's chats: first those with messages, newest first, then the other contacts and groups. */
export function getChats(session) {
	const chats = new Map();
	const getChat = (id) => {
		if (!chats.has(id)) chats.set(id, createChat(session, id));
		return chats.get(id);
	};
	for (const message of store.messages.values()) {
		if (message.session_id === session.id) addMessage(getChat(message.chat_id), message);
	}
	for (const { session_id, phone } of store.contacts) {
		if (session_id === null || session_id === session.id) getChat(`${phone}@c.us`);
	}
	for (const group of store.groups) {
		if (group.session_id === session.id) getChat(group.group_id);
	}
	const { chat: openChat } = getRoute();
	if (openChat) getChat(openChat);
	return [...chats.values()].sort(
		(a, b) => (b.lastMessage?.id ?? 0) - (a.lastMessage?.id ?? 0) || a.name.localeCompare(b.name),
	);
}

export function getMessages(session, chatId) {
	return [...store.messages.values()].filter(
		(message) => message.session_id === session.id && message.chat_id === chatId,
	);
}
