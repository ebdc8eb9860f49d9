const WORDS = {
	queued: 'Queued',
	sent: 'Sent',
	delivered: 'Delivered',
	read: 'Read',
	failed: 'Failed',
};

/** How far a message that went out has come: queued, sent, delivered, read or failed. */
export function tickOf(message) {
	if (message.status === 'failed') return 'failed';
	if (message.read_at) return 'read';
	if (message.delivered_at) return 'delivered';
	return message.status === 'queued' ? 'queued' : 'sent';
}

export function wordOf(tick) {
	return WORDS[tick];
}
