import { findGroup, getPersonName, isPostChat } from '../data/chats.js';
import { callControlApi } from '../data/controlApi.js';
import { translate } from '../language/translate.js';
import { createAvatar } from '../page/avatar.js';
import { createElement, setChildren } from '../page/elements.js';
import { createIcon } from '../page/icons.js';
import { openAttachMenu } from './attachMenu.js';

const PLACEHOLDER = translate('Type a message');

/** Unsent text by session and chat, so that it survives a switch of chats. */
const drafts = new Map();

function getMembers(session, chat) {
	const members = findGroup(session, chat.id)?.participants ?? [];
	return members
		.filter(({ phone }) => phone === null || phone !== session.phone)
		.map(({ whatsapp_id, name }) => [whatsapp_id, getPersonName(whatsapp_id, name)]);
}

function getBlockedReason(session, chat, members) {
	if (session.status !== 'connected') {
		return translate('The session is not connected. Connect it to send messages.');
	}
	if (isPostChat(chat)) return translate("To post here, open a customer's chat and choose Attach.");
	if (chat.isGroup && members.length === 0) {
		return translate(
			'This group has no known members. Sync the groups through the API to send messages.',
		);
	}
	return null;
}

function createIconButton(icon, attributes) {
	return createElement('button', { class: 'icon-button', ...attributes }, createIcon(icon));
}

/** Creates the form that sends messages as the customer. Call `update(session, chat)` after each change. */
export function createComposer(sessionId, chatId) {
	const draftKey = `${sessionId} ${chatId}`;
	const error = createElement('p', { class: 'error', role: 'alert' });
	const blocked = createElement('p', { class: 'blocked', hidden: true });
	const sender = createElement('span', { class: 'composer-sender' });
	const memberSelect = createElement('select', {
		id: 'composer-member',
		'aria-label': translate('Writing as'),
	});
	const input = createElement('textarea', {
		id: 'composer-text',
		rows: '1',
		dir: 'auto',
		enterkeyhint: 'send',
		maxlength: '65536',
		placeholder: PLACEHOLDER,
		'aria-label': PLACEHOLDER,
		data: { testid: 'composer' },
	});
	const attachButton = createIconButton('attach', {
		type: 'button',
		'aria-label': translate('Attach'),
		data: { testid: 'attach-button' },
	});
	const sendButton = createIconButton('send', {
		type: 'submit',
		class: 'icon-button send',
		'aria-label': translate('Send'),
		data: { testid: 'send-button' },
	});
	const form = createElement(
		'form',
		{ class: 'composer' },
		createElement('div', { class: 'composer-top' }, sender, memberSelect),
		createElement('div', { class: 'composer-row' }, attachButton, input, sendButton),
		error,
		blocked,
	);

	let currentChat;
	const getSender = () => {
		if (currentChat.isGroup) return { from: memberSelect.value, group_id: chatId };
		return { from: chatId, sender_name: currentChat.senderName };
	};
	const sendMessage = (content) =>
		callControlApi('POST', '/incoming', { session_id: sessionId, ...getSender(), ...content });

	const saveDraft = () => {
		input.style.height = 'auto';
		input.style.height = `${input.scrollHeight}px`;
		drafts.set(draftKey, input.value);
	};
	const setText = (text) => {
		input.value = text;
		saveDraft();
	};

	// One request at a time, so that messages arrive in the order in which the user sends them.
	let lastSend = Promise.resolve();
	const sendText = () => {
		const text = input.value.trim();
		if (text === '' || input.disabled) return;
		setChildren(error);
		setText('');
		lastSend = lastSend
			.then(() => sendMessage({ type: 'text', text }))
			.catch((failure) => {
				if (input.value === '') setText(text);
				setChildren(error, failure.message);
			});
	};

	form.addEventListener('submit', (event) => {
		event.preventDefault();
		sendText();
	});
	input.addEventListener('input', saveDraft);
	input.addEventListener('keydown', (event) => {
		if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
		event.preventDefault();
		sendText();
	});
	attachButton.addEventListener('click', () => openAttachMenu(sendMessage));

	const updateSender = (chat, members) => {
		const selected = memberSelect.value;
		const options = members.map(([value, name]) =>
			createElement('option', { value, selected: value === selected }, name),
		);
		setChildren(memberSelect, ...options);
		memberSelect.hidden = !chat.isGroup || members.length === 0;
		if (chat.isGroup) setChildren(sender, translate('Writing as'));
		else {
			const name = createElement('bdi', {}, chat.name);
			setChildren(
				sender,
				createAvatar(chat),
				createElement('span', {}, `${translate('Writing as')} `),
				name,
			);
		}
	};

	let currentState;
	const update = (session, chat) => {
		const members = chat.isGroup ? getMembers(session, chat) : [];
		const reason = getBlockedReason(session, chat, members);
		const state = JSON.stringify([chat.name, members, reason]);
		currentChat = chat;
		if (state === currentState) return;
		currentState = state;
		updateSender(chat, members);
		blocked.hidden = reason === null;
		setChildren(blocked, reason ?? '');
		for (const node of [input, attachButton, sendButton]) node.disabled = reason !== null;
	};

	input.value = drafts.get(draftKey) ?? '';
	return { node: form, update };
}
