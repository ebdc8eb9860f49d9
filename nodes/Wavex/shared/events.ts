import type { INodePropertyOptions } from 'n8n-workflow';

/** The events that the API can call a webhook for. */
export const events: INodePropertyOptions[] = [
	{
		name: 'Message Received',
		value: 'message.received',
		action: 'On message received',
		description: 'A customer or a group wrote to one of your WhatsApp numbers',
	},
];
