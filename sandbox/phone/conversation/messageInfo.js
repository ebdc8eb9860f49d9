import { callControlApi } from '../data/controlApi.js';
import { getMessageStatus, getStatusLabel } from '../data/messageStatus.js';
import { onStoreChange, store } from '../data/store.js';
import { openDialog } from '../page/dialog.js';
import { createElement, setChildren } from '../page/elements.js';
import { formatDateTime } from '../page/format.js';
import { runAction } from '../page/notice.js';

function getFacts(message) {
	const { id, from_me, status, delivery_status, whatsapp_message_id, campaign_id } = message;
	return [
		['Message ID', id],
		['Status', from_me ? getStatusLabel(getMessageStatus(message)) : 'Received'],
		['Error', message.error_message],
		['API status', status],
		['API delivery status', delivery_status],
		['WhatsApp ID', whatsapp_message_id],
		['Campaign ID', campaign_id],
		['Created', formatDateTime(message.created_at)],
		['Delivered', message.delivered_at && formatDateTime(message.delivered_at)],
		['Read', message.read_at && formatDateTime(message.read_at)],
	].filter(([, value]) => value !== null && value !== undefined);
}

function getActions(message) {
	const status = getMessageStatus(message);
	if (!message.from_me || (status !== 'sent' && status !== 'delivered')) return [];
	return [
		status === 'sent' && ['deliver', 'Mark as delivered'],
		['read', 'Mark as read'],
		['fail', 'Mark as failed'],
	].filter(Boolean);
}

let openInfo = null;

function updateOpenInfo() {
	const message = openInfo && store.messages.get(openInfo.id);
	if (!message || openInfo.message === message) return;
	openInfo.message = message;
	const rows = getFacts(message).map(([name, value]) => [
		createElement('dt', {}, name),
		createElement('dd', {}, String(value)),
	]);
	setChildren(openInfo.facts, rows);
	const createButton = ([action, label]) => {
		const click = () =>
			runAction(() => callControlApi('POST', `/messages/${message.id}`, { action }));
		return createElement('button', { type: 'button', class: 'button', on: { click } }, label);
	};
	setChildren(openInfo.buttons, ...getActions(message).map(createButton));
}

/** Opens a dialog with a message's fields, and with buttons that simulate the customer's phone. */
export function openMessageInfo(id) {
	const facts = createElement('dl', { class: 'facts-list' });
	const buttons = createElement('div', { class: 'dialog-buttons' });
	openInfo = { id, facts, buttons, message: null };
	const dialog = openDialog('Message info', facts, buttons);
	dialog.addEventListener('close', () => (openInfo = null));
	updateOpenInfo();
}

onStoreChange(updateOpenInfo);
