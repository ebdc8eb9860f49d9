import { getMessageStatus, getStatusLabel } from '../data/messageStatus.js';
import { createElement } from './elements.js';
import { createIcon } from './icons.js';

/** Creates the ticks of an outgoing message. Screen readers read the status as a word. */
export function createTick(message) {
	const status = getMessageStatus(message);
	return createElement(
		'span',
		{ class: `tick tick-${status}`, data: { testid: 'tick', tick: status } },
		createIcon(status),
		createElement('span', { class: 'visually-hidden' }, getStatusLabel(status)),
	);
}
