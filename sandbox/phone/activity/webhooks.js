import { store } from '../data/store.js';
import { byId, el, fill } from '../page/elements.js';

/** `localhost:5678` of a URL; the text itself when it is none. */
export function hostOf(url) {
	try {
		return new URL(url).host;
	} catch {
		return url;
	}
}

function webhookItem({ url, events, is_active }) {
	return el(
		'li',
		{},
		el('span', { class: 'url', dir: 'ltr' }, url),
		el('span', { class: 'facts' }, is_active ? events.join(', ') : 'switched off'),
	);
}

let shown;

/** The registered webhooks, folded. */
export function showWebhooks() {
	if (shown === store.webhooks) return;
	shown = store.webhooks;
	const place = byId('webhooks');
	const count = shown.length;
	place.hidden = count === 0;
	const summary = count === 1 ? `1 webhook: ${hostOf(shown[0].url)}` : `${count} webhooks`;
	fill(place, el('summary', {}, summary), el('ul', {}, ...shown.map(webhookItem)));
}
