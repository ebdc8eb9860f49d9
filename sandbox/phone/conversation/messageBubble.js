import { getPersonName } from '../data/chats.js';
import { getTypeLabel } from '../data/messageSummary.js';
import { translate } from '../language/translate.js';
import { createElement, createUserText, setChildren } from '../page/elements.js';
import { formatTime } from '../page/format.js';
import { createTick } from '../page/tick.js';
import { createAttachment } from './messageAttachment.js';
import { openMessageInfo } from './messageInfo.js';

/** Longer texts are shortened until the user expands them. */
const MAX_COLLAPSED_LENGTH = 1_500;

function createText(text) {
	if (text.length <= MAX_COLLAPSED_LENGTH) return createUserText('p', 'text', text);
	const shortText = `${text.slice(0, MAX_COLLAPSED_LENGTH)}\u2026`;
	const node = createUserText('p', 'text', shortText);
	const expand = () => {
		setChildren(node, text);
		button.remove();
	};
	const button = createElement(
		'button',
		{ type: 'button', class: 'link', on: { click: expand } },
		translate('Show all {count} characters', { count: text.length.toLocaleString('en') }),
	);
	return [node, button];
}

function createPlaceholder(message) {
	if (message.is_deleted)
		return createElement('p', { class: 'text muted' }, translate('Deleted message'));
	const text = message.type === 'text' ? translate('Empty message') : getTypeLabel(message);
	return createElement('p', { class: 'text muted' }, text);
}

function createBody(message) {
	const { participant, sender_name, location } = message;
	// The text of a location is its description, which the attachment shows.
	const text = location ? null : message.text;
	const attachment = createAttachment(message);
	return [
		participant && createUserText('p', 'sender', getPersonName(participant, sender_name)),
		attachment,
		text && createText(text),
		!text && !attachment && createPlaceholder(message),
	];
}

function createFooter(message) {
	const { created_at, from_me, reaction, is_edited } = message;
	const time = createElement('time', { datetime: created_at }, formatTime(created_at));
	const reactionNode = reaction && createUserText('span', 'reaction', reaction);
	return [
		reactionNode,
		is_edited && translate('Edited'),
		time,
		from_me && createTick(message),
	].filter(Boolean);
}

export function createBubble({ id, from_me }) {
	const direction = from_me ? 'outgoing' : 'incoming';
	const infoButton = createElement('button', {
		type: 'button',
		class: 'info-button',
		title: translate('Message info'),
		on: { click: () => openMessageInfo(id) },
	});
	return createElement(
		'li',
		{ class: 'bubble', data: { testid: 'message-bubble', direction, messageId: id } },
		createElement(
			'span',
			{ class: 'visually-hidden' },
			translate(from_me ? 'Sent through the API: ' : 'From the customer: '),
		),
		createElement('div', { class: 'bubble-body' }),
		createElement('p', { class: 'bubble-error', hidden: true }),
		infoButton,
	);
}

/** Whether the customer edited or deleted the message; nothing else changes its content. */
function isBodyChanged(message, previous) {
	return message.text !== previous.text || message.is_deleted !== previous.is_deleted;
}

/** Updates a bubble. */
export function updateBubble(node, message, previous) {
	if (!previous || isBodyChanged(message, previous)) {
		setChildren(node.querySelector('.bubble-body'), ...createBody(message));
	}
	node.dataset.type = message.type;
	const error = node.querySelector('.bubble-error');
	error.hidden = message.delivery_status !== 'failed';
	if (!error.hidden)
		setChildren(error, message.error_message ?? translate('The message could not be sent.'));
	setChildren(node.querySelector('.info-button'), ...createFooter(message));
}
