import { arrived } from '../data/deliveries.js';
import { onChange, store } from '../data/store.js';
import { arrowKeys } from '../page/arrowKeys.js';
import { byId, fill } from '../page/elements.js';
import { keyedList } from '../page/keyedList.js';
import { makeRow, showRow } from './row.js';
import { hostOf, showWebhooks } from './webhooks.js';

function levelOf(entry) {
	if (arrived(entry)) return 'good';
	return entry.given_up ? 'bad' : 'waiting';
}

function triesOf({ attempt, given_up, status }) {
	const tries = attempt === 1 ? '1 try' : `${attempt} tries`;
	if (given_up) return `given up after ${tries}`;
	return arrived({ status }) ? tries : `${tries}, will be tried again`;
}

function viewOf(entry) {
	const { first, event, url, status, error } = entry;
	return {
		id: first,
		entry,
		title: 'Webhook delivery',
		level: levelOf(entry),
		chip: status === null ? 'none' : String(status),
		main: event,
		facts: [hostOf(url), triesOf(entry), error],
	};
}

function emptyText() {
	if (store.webhooks.length === 0) {
		return 'No webhook is registered. Publish a workflow that begins with the Wavex Trigger.';
	}
	return 'Nothing was delivered yet. Write as the customer.';
}

/** What was delivered to webhooks, newest first. */
export function startDeliveries() {
	const list = byId('delivery-list');
	const empty = byId('deliveries-empty');
	const show = keyedList(list, { key: ({ id }) => id, make: makeRow, show: showRow });
	const refreshKeys = arrowKeys(list, 'button');
	onChange(() => {
		showWebhooks();
		show(store.deliveries.map(viewOf));
		refreshKeys();
		empty.hidden = store.live === null || store.deliveries.length > 0;
		fill(empty, emptyText());
	});
}
