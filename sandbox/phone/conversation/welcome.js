import { el } from '../page/elements.js';

/** What to do first, while no chat is open. */
export function welcome() {
	return el(
		'div',
		{ class: 'welcome' },
		el('h2', {}, 'Play the customer'),
		el(
			'ol',
			{},
			el(
				'li',
				{},
				'Point your n8n credential here: Base URL ',
				el('code', {}, `${location.origin}/api/v1`),
			),
			el('li', {}, 'Use the token that was printed, or given, when the sandbox was started.'),
			el('li', {}, 'Pick a chat, or begin one from a number, and write as the customer.'),
			el('li', {}, 'Watch your workflow\u2019s answer arrive, with its ticks.'),
		),
		el('p', {}, 'Nothing leaves this machine except the deliveries to your own webhooks.'),
	);
}
