import { callControlApi } from '../data/controlApi.js';
import { getMessageStatus, getStatusLabel } from '../data/messageStatus.js';
import { onStoreChange, store } from '../data/store.js';
import { translate } from '../language/translate.js';
import { openDialog, openForm } from '../page/dialog.js';
import { createElement, setChildren } from '../page/elements.js';
import { formatDateTime } from '../page/format.js';
import { runAction } from '../page/notice.js';

function getFacts(message) {
	const { id, from_me, status, delivery_status, whatsapp_message_id, campaign_id } = message;
	return [
		['Message ID', id],
		['Status', from_me ? getStatusLabel(getMessageStatus(message)) : translate('Received')],
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

const EMOJIS = ['👍', '❤️', '😂', '🙏'];

/** What the customer can do to a message: pairs of a request and the label of its button. */
function getActions(message) {
	const status = getMessageStatus(message);
	const isOnTheWay = message.from_me && (status === 'sent' || status === 'delivered');
	if (message.is_deleted) return [];
	return [
		isOnTheWay && status === 'sent' && [{ action: 'deliver' }, 'Mark as delivered'],
		isOnTheWay && [{ action: 'read' }, 'Mark as read'],
		isOnTheWay && [{ action: 'fail' }, 'Mark as failed'],
		message.reaction && [{ action: 'react', emoji: '' }, 'Remove reaction'],
		...EMOJIS.map((emoji) => [{ action: 'react', emoji }, emoji]),
		!message.from_me && message.type === 'text' && ['edit', 'Edit'],
		!message.from_me && [{ action: 'delete' }, 'Delete for everyone'],
	].filter(Boolean);
}

function openEditForm(message) {
	openForm({
		title: translate('Edit message'),
		fields: [
			{
				name: 'text',
				label: translate('Text'),
				value: message.text,
				required: true,
				maxlength: '65536',
			},
		],
		button: translate('Save'),
		submit: ({ text }) =>
			callControlApi('POST', `/messages/${message.id}`, { action: 'edit', text }),
	});
}

let openInfo = null;

function updateOpenInfo() {
	const message = openInfo && store.messages.get(openInfo.id);
	if (!message || openInfo.message === message) return;
	openInfo.message = message;
	const rows = getFacts(message).map(([name, value]) => [
		createElement('dt', {}, translate(name)),
		createElement('dd', {}, createElement('bdi', {}, String(value))),
	]);
	setChildren(openInfo.facts, rows);
	const createButton = ([request, label]) => {
		const click = () =>
			request === 'edit'
				? openEditForm(message)
				: runAction(() => callControlApi('POST', `/messages/${message.id}`, request));
		const isEmoji = EMOJIS.includes(label);
		const spoken = isEmoji && translate('React with {emoji}', { emoji: label });
		return createElement(
			'button',
			{ type: 'button', class: 'button', 'aria-label': spoken, on: { click } },
			translate(label),
		);
	};
	setChildren(openInfo.buttons, ...getActions(message).map(createButton));
}

/** Opens a dialog with a message's fields, and with buttons that simulate the customer's phone. */
export function openMessageInfo(id) {
	const facts = createElement('dl', { class: 'facts-list' });
	const buttons = createElement('div', { class: 'dialog-buttons' });
	openInfo = { id, facts, buttons, message: null };
	const dialog = openDialog(translate('Message info'), facts, buttons);
	dialog.addEventListener('close', () => (openInfo = null));
	updateOpenInfo();
}

onStoreChange(updateOpenInfo);
