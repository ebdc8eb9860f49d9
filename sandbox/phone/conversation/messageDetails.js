import { control } from '../data/control.js';
import { onChange, store } from '../data/store.js';
import { tickOf, wordOf } from '../data/ticks.js';
import { openDialog } from '../page/dialog.js';
import { el, fill } from '../page/elements.js';
import { attempt } from '../page/notice.js';
import { momentOf } from '../page/times.js';

function factsOf(message) {
	const { id, from_me, status, delivery_status, whatsapp_message_id, campaign_id } = message;
	return [
		['Message', id],
		['State', from_me ? wordOf(tickOf(message)) : 'Received'],
		['Reason', message.error_message],
		['status', status],
		['delivery_status', delivery_status],
		['WhatsApp id', whatsapp_message_id],
		['Campaign', campaign_id],
		['Created', momentOf(message.created_at)],
		['Delivered', message.delivered_at && momentOf(message.delivered_at)],
		['Read', message.read_at && momentOf(message.read_at)],
	].filter(([, value]) => value !== null && value !== undefined);
}

function actionsOf(message) {
	const tick = tickOf(message);
	if (!message.from_me || tick === 'read' || tick === 'failed' || tick === 'queued') return [];
	return [
		tick === 'sent' && ['deliver', 'Deliver it now'],
		['read', 'Read it now'],
		['fail', 'Let it fail'],
	].filter(Boolean);
}

let open = null;

function show() {
	const message = open && store.messages.get(open.id);
	if (!message || open.shown === message) return;
	open.shown = message;
	const facts = factsOf(message).map(([name, value]) => [
		el('dt', {}, name),
		el('dd', {}, String(value)),
	]);
	fill(open.facts, facts);
	const button = ([action, label]) => {
		const run = () => attempt(() => control('POST', `/messages/${message.id}`, { action }));
		return el('button', { type: 'button', class: 'button', on: { click: run } }, label);
	};
	fill(open.buttons, ...actionsOf(message).map(button));
}

/** Opens what is known of a message, and what the customer's phone can do with it now. */
export function openDetails(id) {
	const facts = el('dl', { class: 'facts-list' });
	const buttons = el('div', { class: 'dialog-buttons' });
	open = { id, facts, buttons, shown: null };
	const dialog = openDialog('Message details', facts, buttons);
	dialog.addEventListener('close', () => (open = null));
	show();
}

onChange(show);
