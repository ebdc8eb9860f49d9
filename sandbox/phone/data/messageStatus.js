import { translate } from '../language/translate.js';
const LABELS = {
	queued: 'Queued',
	sent: 'Sent',
	delivered: 'Delivered',
	read: 'Read',
	failed: 'Failed',
};

/** Returns the status that WhatsApp's ticks show for an outgoing message. */
export function getMessageStatus(message) {
	if (message.delivery_status === 'failed') return 'failed';
	if (message.read_at) return 'read';
	if (message.delivered_at) return 'delivered';
	return message.status === 'queued' ? 'queued' : 'sent';
}

export function getStatusLabel(status) {
	return translate(LABELS[status]);
}
