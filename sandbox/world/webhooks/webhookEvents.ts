/** The API's events with the API's descriptions. */
export const EVENTS = {
	'message.received': 'Incoming message from WhatsApp',
	'message.sent': 'Message successfully sent',
	'message.delivered': 'Message delivered to recipient',
	'message.read': 'Message read by recipient',
	'message.failed': 'Message sending failed',
	'session.connected': 'WhatsApp session connected',
	'session.disconnected': 'WhatsApp session disconnected',
	'session.qr': 'New QR code generated for session',
	'campaign.started': 'Campaign started sending',
	'campaign.completed': 'Campaign finished (all messages sent)',
	'campaign.failed': 'Campaign failed with errors',
} as const;

export type EventName = keyof typeof EVENTS;
