import { personName } from '../data/chats.js';
import { kindOf } from '../data/summary.js';
import { el, fill, written } from '../page/elements.js';
import { tick } from '../page/tick.js';
import { timeOf } from '../page/times.js';
import { attachmentOf } from './attachment.js';
import { openDetails } from './messageDetails.js';

/** Longer texts are folded. */
const MAX_SHOWN = 1_500;

function textOf(text) {
	if (text.length <= MAX_SHOWN) return written('p', 'text', text);
	const node = written('p', 'text', `${text.slice(0, MAX_SHOWN)}\u2026`);
	const whole = `Show all ${text.length.toLocaleString('en')} characters`;
	const open = () => {
		fill(node, text);
		button.remove();
	};
	const button = el('button', { type: 'button', class: 'link', on: { click: open } }, whole);
	return [node, button];
}

function bodyOf(message) {
	const { type, text, participant, sender_name, location } = message;
	// The text of a location is its description, which the attachment shows.
	const words = location ? null : text;
	const attachment = attachmentOf(message);
	return [
		participant && written('p', 'sender', personName(participant, sender_name)),
		attachment,
		words && textOf(words),
		!words &&
			!attachment &&
			el('p', { class: 'text quiet' }, type === 'text' ? 'Empty message' : kindOf(message)),
	];
}

function footOf(message) {
	const time = el('time', { datetime: message.created_at }, timeOf(message.created_at));
	return message.from_me ? [time, tick(message)] : [time];
}

export function makeBubble({ id, from_me }) {
	const direction = from_me ? 'outgoing' : 'incoming';
	const details = el('button', {
		type: 'button',
		class: 'details-button',
		title: 'Message details',
		on: { click: () => openDetails(id) },
	});
	return el(
		'li',
		{ class: 'bubble', data: { testid: 'message-bubble', direction, messageId: id } },
		el('span', { class: 'unseen' }, from_me ? 'Sent through the API: ' : 'From the customer: '),
		el('div', { class: 'bubble-body' }),
		el('p', { class: 'bubble-error', hidden: true }),
		details,
	);
}

/** What a message holds does not change, so that only its foot is drawn again. */
export function showBubble(node, message, before) {
	const body = node.querySelector('.bubble-body');
	if (!before) fill(body, ...bodyOf(message));
	node.dataset.type = message.type;
	const error = node.querySelector('.bubble-error');
	error.hidden = message.status !== 'failed';
	if (!error.hidden) fill(error, message.error_message ?? 'It could not be sent.');
	fill(node.querySelector('.details-button'), ...footOf(message));
}
