import type { INodePropertyOptions } from 'n8n-workflow';

/** The events for which the API calls webhooks. */
export const events: INodePropertyOptions[] = [
	{
		name: 'Campaign Completed',
		value: 'campaign.completed',
		action: 'On campaign completed',
		description: 'A campaign sent all its messages',
	},
	{
		name: 'Campaign Failed',
		value: 'campaign.failed',
		action: 'On campaign failed',
		description: 'A campaign stopped because of errors',
	},
	{
		name: 'Campaign Started',
		value: 'campaign.started',
		action: 'On campaign started',
		description: 'A campaign started sending',
	},
	{
		name: 'Message Delivered',
		value: 'message.delivered',
		action: 'On message delivered',
		description: "A message was delivered to the recipient's phone",
	},
	{
		name: 'Message Failed',
		value: 'message.failed',
		action: 'On message failed',
		description: 'A message could not be sent',
	},
	{
		name: 'Message Read',
		value: 'message.read',
		action: 'On message read',
		description: 'The recipient opened a message',
	},
	{
		name: 'Message Received',
		value: 'message.received',
		action: 'On message received',
		description: 'One of your WhatsApp numbers received a message from a person or a group',
	},
	{
		name: 'Message Sent',
		value: 'message.sent',
		action: 'On message sent',
		description: 'A message was sent from one of your WhatsApp numbers',
	},
	{
		name: 'Session Connected',
		value: 'session.connected',
		action: 'On session connected',
		description: 'One of your WhatsApp numbers came online',
	},
	{
		name: 'Session Disconnected',
		value: 'session.disconnected',
		action: 'On session disconnected',
		description: 'One of your WhatsApp numbers went offline',
	},
	{
		name: 'Session QR Code',
		value: 'session.qr',
		action: 'On session QR code',
		description: 'A new QR code is ready to scan',
	},
];
