import { groupOf, personName } from '../data/chats.js';
import { control } from '../data/control.js';
import { avatar } from '../page/avatar.js';
import { el, fill } from '../page/elements.js';
import { icon } from '../page/icons.js';
import { openAttachments } from './attach.js';

/** What was begun in each chat, so that looking elsewhere loses nothing. */
const drafts = new Map();

function membersOf(session, chat) {
	const members = groupOf(session, chat.id)?.participants ?? [];
	return members
		.filter(({ phone }) => phone === null || phone !== session.phone)
		.map(({ whatsapp_id, name }) => [whatsapp_id, personName(whatsapp_id, name)]);
}

function reasonNotToWrite(session, chat, members) {
	if (session.status !== 'connected') return 'The session is not connected. Connect it to write.';
	if (chat.isGroup && members.length === 0) {
		return 'This group has no known members. Sync the groups through the API to write in it.';
	}
	return null;
}

/** What the customer writes with. `show(session, chat)` brings it up to date. */
export function startComposer(sessionId, chatId) {
	const draftKey = `${sessionId} ${chatId}`;
	const error = el('p', { class: 'error', role: 'alert' });
	const blocked = el('p', { class: 'blocked', hidden: true });
	const who = el('span', { class: 'composer-who' });
	const member = el('select', { id: 'composer-member', 'aria-label': 'Writing as' });
	const input = el('textarea', {
		id: 'composer-text',
		rows: '1',
		dir: 'auto',
		enterkeyhint: 'send',
		maxlength: '65536',
		data: { testid: 'composer' },
	});
	const attach = el(
		'button',
		{
			type: 'button',
			class: 'icon-button',
			'aria-label': 'Attach',
			data: { testid: 'attach-button' },
		},
		icon('attach'),
	);
	const button = el(
		'button',
		{
			type: 'submit',
			class: 'icon-button send',
			'aria-label': 'Send',
			data: { testid: 'send-button' },
		},
		icon('send'),
	);
	const row = el('div', { class: 'composer-row' }, attach, input, button);
	const form = el(
		'form',
		{ class: 'composer' },
		el('div', { class: 'composer-top' }, who, member),
		row,
		error,
		blocked,
	);

	let chatNow;
	const sender = () => {
		if (chatNow.isGroup) return { from: member.value, group_id: chatId };
		return { from: chatId, sender_name: chatNow.givenName };
	};
	const write = (content) =>
		control('POST', '/incoming', { session_id: sessionId, ...sender(), ...content });

	const grow = () => {
		input.style.height = 'auto';
		input.style.height = `${input.scrollHeight}px`;
		drafts.set(draftKey, input.value);
	};
	const setText = (text) => {
		input.value = text;
		grow();
	};

	// One after another, so that messages arrive in the order in which they were written.
	let sending = Promise.resolve();
	const send = () => {
		const text = input.value.trim();
		if (text === '' || input.disabled) return;
		fill(error);
		setText('');
		sending = sending
			.then(() => write({ type: 'text', text }))
			.catch((failure) => {
				if (input.value === '') setText(text);
				fill(error, failure.message);
			});
	};

	form.addEventListener('submit', (event) => {
		event.preventDefault();
		send();
	});
	input.addEventListener('input', grow);
	input.addEventListener('keydown', (event) => {
		if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
		event.preventDefault();
		send();
	});
	attach.addEventListener('click', () => openAttachments(write));

	let shown;
	const show = (session, chat) => {
		const members = chat.isGroup ? membersOf(session, chat) : [];
		const reason = reasonNotToWrite(session, chat, members);
		const now = JSON.stringify([chat.name, members, reason]);
		chatNow = chat;
		if (now === shown) return;
		shown = now;
		const chosen = member.value;
		fill(
			member,
			...members.map(([id, name]) => el('option', { value: id, selected: id === chosen }, name)),
		);
		member.hidden = !chat.isGroup || members.length === 0;
		if (chat.isGroup) fill(who, 'Writing as');
		else fill(who, avatar(chat), el('span', {}, 'Writing as '), el('bdi', {}, chat.name));
		const label = chat.isGroup ? 'Write in the group' : 'Write as the customer';
		input.placeholder = label;
		input.setAttribute('aria-label', label);
		blocked.hidden = reason === null;
		fill(blocked, reason ?? '');
		for (const control of [input, attach, button]) control.disabled = reason !== null;
	};

	input.value = drafts.get(draftKey) ?? '';
	return { node: form, show };
}
