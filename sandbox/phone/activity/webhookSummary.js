import { store } from '../data/store.js';
import { translate, translateCount } from '../language/translate.js';
import { createElement, getById, setChildren } from '../page/elements.js';

/** Returns for example `localhost:5678`; an invalid URL is returned unchanged. */
export function getHost(url) {
	try {
		return new URL(url).host;
	} catch {
		return url;
	}
}

function createWebhookItem({ url, events, is_active }) {
	return createElement(
		'li',
		{},
		createElement('span', { class: 'url', dir: 'ltr' }, url),
		createElement(
			'span',
			{ class: 'facts' },
			is_active ? events.join(', ') : translate('inactive'),
		),
	);
}

let currentWebhooks;

/** Updates the collapsed list of registered webhooks. */
export function updateWebhookSummary() {
	const { webhooks } = store;
	if (currentWebhooks === webhooks) return;
	currentWebhooks = webhooks;
	const details = getById('webhooks');
	const count = webhooks.length;
	details.hidden = count === 0;
	const summary =
		count === 1
			? translate('1 webhook: {host}', { host: getHost(webhooks[0].url) })
			: translateCount('1 webhook', '{count} webhooks', count);
	setChildren(
		details,
		createElement('summary', {}, summary),
		createElement('ul', {}, ...webhooks.map(createWebhookItem)),
	);
}
