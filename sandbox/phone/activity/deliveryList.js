import { isDelivered } from '../data/deliveryRows.js';
import { onStoreChange, store } from '../data/store.js';
import { translate, translateCount } from '../language/translate.js';
import { startActivityList } from './activityList.js';
import { getHost, updateWebhookSummary } from './webhookSummary.js';

function getLevel(entry) {
	if (isDelivered(entry)) return 'good';
	return entry.given_up ? 'bad' : 'waiting';
}

function formatAttempts(entry) {
	const { attempt, given_up } = entry;
	const attempts = translateCount('1 attempt', '{count} attempts', attempt);
	if (given_up) return translate('failed after {attempts}', { attempts });
	return isDelivered(entry) ? attempts : translate('{attempts}, will be retried', { attempts });
}

function describeDelivery(entry) {
	const { firstId, event, url, status, error } = entry;
	return {
		id: firstId,
		entry,
		title: translate('Webhook delivery'),
		level: getLevel(entry),
		label: status === null ? translate('error') : String(status),
		main: event,
		facts: [getHost(url), formatAttempts(entry), error],
	};
}

function getEmptyText() {
	if (store.webhooks.length === 0) {
		return translate(
			'No webhooks registered. Publish a workflow that starts with the Wavex Trigger.',
		);
	}
	return translate('No deliveries yet. Send a message as a customer.');
}

export function startDeliveryList() {
	onStoreChange(updateWebhookSummary);
	startActivityList({
		listId: 'delivery-list',
		emptyId: 'deliveries-empty',
		getEntries: () => store.deliveries,
		describeEntry: describeDelivery,
		getEmptyText,
	});
}
