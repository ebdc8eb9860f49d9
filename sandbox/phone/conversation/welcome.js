import { createElement } from '../page/elements.js';

/** Creates the first steps, which are visible while no chat is open. */
export function createWelcome() {
	return createElement(
		'div',
		{ class: 'welcome' },
		createElement('h2', {}, 'Chat as a customer'),
		createElement(
			'ol',
			{},
			createElement(
				'li',
				{},
				'In n8n, set the Base URL of your credential to ',
				createElement('code', {}, `${location.origin}/api/v1`),
			),
			createElement(
				'li',
				{},
				'Set its API Token to the one that the sandbox printed, or that you started it with.',
			),
			createElement('li', {}, 'Open a chat or start a new one, and write as the customer.'),
			createElement('li', {}, 'Your workflow\u2019s reply appears in the chat, with its ticks.'),
		),
		createElement('p', {}, 'No data leaves this machine, except deliveries to your own webhooks.'),
	);
}
