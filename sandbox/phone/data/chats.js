import { whereabouts } from '../page/address.js';
import { store } from './store.js';

const isGroup = (id) => id.endsWith('@g.us');

/** `+201234567890` of an id with a phone; null of hidden ids and groups. */
export function phoneOf(id) {
	const digits = /^(\d+)(@(c\.us|s\.whatsapp\.net))?$/.exec(id)?.[1];
	return digits ? `+${digits}` : null;
}

/** The session in view: the one of the address, or else the first that is connected. */
export function currentSession() {
	const asked = store.sessions.get(whereabouts().session);
	if (asked) return asked;
	const all = [...store.sessions.values()];
	return all.find(({ status }) => status === 'connected') ?? all[0];
}

export function groupOf(session, id) {
	return store.groups.find((group) => group.session_id === session.id && group.group_id === id);
}

function contactName(id) {
	const phone = phoneOf(id)?.slice(1);
	return phone ? store.contacts.find((contact) => contact.phone === phone)?.name : null;
}

/** The name of a customer, by WhatsApp id. */
export function personName(id, given) {
	const known = contactName(id) ?? given ?? store.names.get(id);
	return known || phoneOf(id) || `Hidden number ${id.split('@')[0].slice(-4)}`;
}

function newChat(session, id) {
	const group = isGroup(id) ? groupOf(session, id) : null;
	const name = isGroup(id) ? (group?.name ?? 'Unknown group') : personName(id);
	return { id, isGroup: isGroup(id), name, givenName: store.names.get(id) ?? null, last: null };
}

/** The session's chats: those with messages newest first, then the people and groups that can write. */
export function chatsOf(session) {
	const chats = new Map();
	const chatOf = (id) => {
		if (!chats.has(id)) chats.set(id, newChat(session, id));
		return chats.get(id);
	};
	for (const message of store.messages.values()) {
		if (message.session_id !== session.id) continue;
		const chat = chatOf(message.chat_id);
		chat.last = message;
		const named = message.sender_name && message.sender_name !== chat.givenName;
		if (chat.isGroup || !named) continue;
		chat.givenName = message.sender_name;
		chat.name = personName(chat.id, message.sender_name);
	}
	for (const { session_id, phone } of store.contacts) {
		if (session_id === null || session_id === session.id) chatOf(`${phone}@c.us`);
	}
	for (const group of store.groups) {
		if (group.session_id === session.id) chatOf(group.group_id);
	}
	const { chat: open } = whereabouts();
	if (open) chatOf(open);
	return [...chats.values()].sort(
		(a, b) => (b.last?.id ?? 0) - (a.last?.id ?? 0) || a.name.localeCompare(b.name),
	);
}

export function messagesOf(session, chatId) {
	return [...store.messages.values()].filter(
		(message) => message.session_id === session.id && message.chat_id === chatId,
	);
}
