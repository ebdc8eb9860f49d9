import { isDelivered } from '../data/deliveryRows.js';
import { onStoreChange, store } from '../data/store.js';
import { startActivityList } from './activityList.js';
import { getHost, updateWebhookSummary } from './webhookSummary.js';

function getLevel(entry) {
	if (isDelivered(entry)) return 'good';
	return entry.given_up ? 'bad' : 'waiting';
}

function formatAttempts(entry) {
	const { attempt, given_up } = entry;
	const attempts = attempt === 1 ? '1 attempt' : `${attempt} attempts`;
	if (given_up) return `failed after ${attempts}`;
	return isDelivered(entry) ? attempts : `${attempts}, will be retried`;
}

function describeDelivery(entry) {
	const { firstId, event, url, status, error } = entry;
	return {
		id: firstId,
		entry,
		title: 'Webhook delivery',
		level: getLevel(entry),
		label: status === null ? 'error' : String(status),
		main: event,
		facts: [getHost(url), formatAttempts(entry), error],
	};
}

function getEmptyText() {
	if (store.webhooks.length === 0) {
		return 'No webhooks registered. Publish a workflow that starts with the Wavex Trigger.';
	}
	return 'No deliveries yet. Send a message as a customer.';
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
